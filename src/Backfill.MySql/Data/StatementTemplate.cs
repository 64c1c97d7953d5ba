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
    private readonly IReadOnlyList<ColumnFacts> _key;
    private readonly IReadOnlyList<(string Open, string Close)?>? _around;

    /// <param name="text">The statement.</param>
    /// <param name="key">The key columns of the table that it reads.</param>
    /// <param name="rowColumns">The columns of <c>{rows}</c>, those of the key first.</param>
    /// <param name="version">The product: MySQL says VALUES ROW(…), MariaDB VALUES (…).</param>
    public StatementTemplate(string text, IReadOnlyList<ColumnFacts> key, IReadOnlyList<string> rowColumns, ServerVersion version)
    {
        _key = key;
        var rows = text.Split("{rows}");
        var keys = text.Split("{keys}");
        if (rows.Length == 2)
        {
            // A WITH clause names the columns on both products; MariaDB 10.11 knows no column list behind a derived table's name.
            _before = $"{rows[0]}(WITH q ({string.Join(", ", rowColumns.Select(Quoted.Name))}) AS (VALUES ";
            var columns = rowColumns.Select((name, i) => i < key.Count ? KeyCollation.OfColumn(Quoted.Name(name), key[i]) : Quoted.Name(name)).ToList();
            var selected = columns.SequenceEqual(rowColumns.Select(Quoted.Name)) ? "*" : string.Join(", ", columns);
            _after = $") SELECT {selected} FROM q){rows[1]}";
            _open = version.IsMariaDb ? "(" : "ROW(";
            _close = ")";
        }
        else
        {
            _before = keys[0];
            _after = keys.Length == 2 ? keys[1] : "";
            _open = key.Count > 1 ? "(" : "";
            _close = key.Count > 1 ? ")" : "";
            _around = [.. key.Select(KeyCollation.OfLiteral)];
        }
    }

    /// <summary>Appends the statement with its rows.</summary>
    public void Write(SqlText text, IRowSource rows)
    {
        text.Append(_before);
        new LiteralWriter(text, _around).Rows(rows, _open, _close);
        text.Append(_after);
    }

    /// <summary>The statement with one example row, for people and for EXPLAIN.</summary>
    public string Example(RestoreDeclaration declaration)
    {
        var text = new SqlText();
        Write(text, new ExampleRow(declaration, _key, _before.EndsWith("(VALUES ", StringComparison.Ordinal)));
        return text.ToText(int.MaxValue);
    }

    /// <summary>Throws when the statement has a parameter that nothing binds: to the server it would be a variable, silently NULL.</summary>
    public static void RequireBound(string text, IEnumerable<string> bound)
    {
        var names = bound.ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (ParameterName().Matches(QuotedName().Replace(text, "``")).Select(m => m.Groups[1].Value).FirstOrDefault(name => !names.Contains(name)) is { } missing)
        {
            throw new StoreException($"The statement has a parameter '@{missing}' that the restore does not declare.");
        }
    }

    // A column may be called @x.
    [GeneratedRegex("`(?:[^`]|``)*`")]
    private static partial Regex QuotedName();

    [GeneratedRegex(@"(?<![@\w])@(\w+)")]
    private static partial Regex ParameterName();

    private sealed class ExampleRow(RestoreDeclaration declaration, IReadOnlyList<ColumnFacts> key, bool whole) : IRowSource
    {
        public int Count => 1;

        public void Write(int index, IRowWriter row)
        {
            for (var i = 0; i < key.Count; i++)
            {
                WriteKey(row, declaration.Key[i].Kind, key[i]);
            }

            if (whole)
            {
                foreach (var target in declaration.Targets)
                {
                    row.Value(target.Kind, Field.Null);
                }

                foreach (var _ in declaration.LiveColumns)
                {
                    row.Seen(Field.Null);
                }

                row.UInt64(1);
            }
        }

        private static void WriteKey(IRowWriter row, ColumnKind kind, ColumnFacts column)
        {
            switch (kind)
            {
                case ColumnKind.String:
                    row.Key(kind, Field.From("a"));
                    break;
                case ColumnKind.Binary:
                    row.Key(kind, Field.From("a"u8.ToArray()));
                    break;
                case ColumnKind.Guid:
                    row.Key(kind, KeyPart.FieldOf(kind, column, Guid.Empty.ToString()));
                    break;
                default:
                    row.UInt64(1);
                    break;
            }
        }
    }
}
