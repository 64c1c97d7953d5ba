using System.Text.RegularExpressions;
using Backfill.MySql.Sessions;
using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.MySql.Data;

/// <summary>A generated statement whose slots are filled but for <c>{rows}</c> or <c>{keys}</c>, which change with every batch.</summary>
internal sealed partial class StatementTemplate
{
    private readonly string _before;
    private readonly string _after;
    private readonly string _open;
    private readonly string _close;

    /// <param name="text">The statement.</param>
    /// <param name="keyColumns">How many columns the key has.</param>
    /// <param name="rowColumns">The columns of <c>{rows}</c>.</param>
    /// <param name="version">The product: MySQL says VALUES ROW(…), MariaDB VALUES (…).</param>
    public StatementTemplate(string text, int keyColumns, IReadOnlyList<string> rowColumns, ServerVersion version)
    {
        var rows = text.Split("{rows}");
        var keys = text.Split("{keys}");
        if (rows.Length == 2)
        {
            // A WITH clause names the columns on both products; MariaDB 10.11 knows no column list behind a derived table's name.
            _before = $"{rows[0]}(WITH q ({string.Join(", ", rowColumns.Select(Quoted.Name))}) AS (VALUES ";
            _after = $") SELECT * FROM q){rows[1]}";
            _open = version.IsMariaDb ? "(" : "ROW(";
            _close = ")";
        }
        else
        {
            _before = keys[0];
            _after = keys.Length == 2 ? keys[1] : "";
            _open = keyColumns > 1 ? "(" : "";
            _close = keyColumns > 1 ? ")" : "";
        }
    }

    /// <summary>Appends the statement with its rows.</summary>
    public void Write(SqlText text, IRowSource rows)
    {
        text.Append(_before);
        new LiteralWriter(text).Rows(rows, _open, _close);
        text.Append(_after);
    }

    /// <summary>The statement with one example row, for people and for EXPLAIN.</summary>
    public string Example(RestoreDeclaration declaration)
    {
        var text = new SqlText();
        Write(text, new ExampleRow(declaration, _before.EndsWith("(VALUES ", StringComparison.Ordinal)));
        return text.ToText(int.MaxValue);
    }

    /// <summary>Throws when the statement has a parameter that nothing binds: to the server it would be a variable, silently NULL.</summary>
    public static void RequireBound(string text, IEnumerable<string> bound)
    {
        var names = bound.ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (ParameterName().Matches(text).Select(m => m.Groups[1].Value).FirstOrDefault(name => !names.Contains(name)) is { } missing)
        {
            throw new StoreException($"The statement has a parameter '@{missing}' that the restore does not declare.");
        }
    }

    [GeneratedRegex(@"(?<![@\w])@(\w+)")]
    private static partial Regex ParameterName();

    private sealed class ExampleRow(RestoreDeclaration declaration, bool whole) : IRowSource
    {
        public int Count => 1;

        public void Write(int index, IRowWriter row)
        {
            foreach (var _ in declaration.Key)
            {
                row.UInt64(1);
            }

            if (whole)
            {
                row.Value(declaration.Target.Kind, Field.Null);
                foreach (var _ in declaration.LiveColumns)
                {
                    row.Seen(Field.Null);
                }

                row.UInt64(1);
            }
        }
    }
}
