using System.Text.RegularExpressions;
using Backfill.MySql.Sessions;
using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.MySql.Data;

/// <summary>A generated statement whose slots are filled but for <c>{rows}</c>, <c>{read}</c> or <c>{keys}</c>, which change with every batch.</summary>
internal sealed partial class StatementTemplate
{
    private readonly string _before;
    private readonly string _after;
    private readonly string _open;
    private readonly string _close;
    private readonly IReadOnlyList<(string Open, string Close)?>? _around;
    private readonly IReadOnlyList<string?>? _charsets;

    /// <param name="text">The statement.</param>
    /// <param name="key">The key columns of the table that it reads.</param>
    /// <param name="rowColumns">The columns of <c>{rows}</c>, those of the key first.</param>
    /// <param name="charsets">For each of them the character set of a column whose text is not UTF-8, or null.</param>
    /// <param name="version">The product: MySQL says VALUES ROW(…), MariaDB VALUES (…).</param>
    public StatementTemplate(string text, IReadOnlyList<ColumnFacts> key, IReadOnlyList<string> rowColumns, IReadOnlyList<string?> charsets, ServerVersion version)
    {
        if (text.Split("{rows}") is [var beforeRows, var afterRows])
        {
            // A WITH clause names the columns on both products; MariaDB 10.11 knows no column list behind a derived table's name.
            _before = $"{beforeRows}(WITH q ({string.Join(", ", rowColumns.Select(Quoted.Name))}) AS (VALUES ";
            var columns = rowColumns.Select((name, i) => i < key.Count ? KeyCollation.OfColumn(Quoted.Name(name), key[i]) : Quoted.Name(name)).ToList();
            var selected = columns.SequenceEqual(rowColumns.Select(Quoted.Name)) ? "*" : string.Join(", ", columns);
            _after = $") SELECT {selected} FROM q){afterRows}";
            _open = version.IsMariaDb ? "(" : "ROW(";
            _close = ")";
            _charsets = charsets;
        }
        else if (text.Split("{read}") is [var beforeRead, var afterRead])
        {
            (_before, _after) = (beforeRead, afterRead);
            (_open, _close) = ("(", ")");
        }
        else
        {
            var keys = text.Split("{keys}");
            _before = keys[0];
            _after = keys.Length == 2 ? keys[1] : "";
            _open = key.Count > 1 ? "(" : "";
            _close = key.Count > 1 ? ")" : "";
            _around = [.. key.Select(KeyCollation.OfLiteral)];
        }
    }

    /// <summary>Appends the statement with as many rows as it has room for. Returns the index of the first that is left.</summary>
    public int Write(SqlText text, IRowSource rows, int from)
    {
        text.Append(_before);
        var next = new LiteralWriter(text, _around, _charsets).Rows(rows, _open, _close, from);
        text.Append(_after);
        return next;
    }

    /// <summary>The statement with one example row, for people and for EXPLAIN.</summary>
    public string Example(IRowSource row)
    {
        var text = new SqlText();
        Write(text, row, 0);
        return text.ToText();
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
}
