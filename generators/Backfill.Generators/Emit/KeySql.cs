using Backfill.Generators.Binding;
using Backfill.Generators.Model;

namespace Backfill.Generators.Emit;

/// <summary>The key columns in SQL: as they are called in the table, and in the journal.</summary>
internal sealed class KeySql(SqlSyntax sql, EquatableArray<BoundColumn> key)
{
    /// <summary>The key's names in the journal and in <c>{rows}</c>, for an INSERT.</summary>
    public string JournalColumns { get; } = string.Join(", ", key.Select(k => SqlSyntax.Quote("key_" + k.Name)));

    public IEnumerable<string> Read(string alias) => key.Select(k => sql.ReadKey(Name(alias, k), k.Kind));

    public string Names(string alias, string after = "") => string.Join(", ", key.Select(k => Name(alias, k) + after));

    public string First(string alias) => Name(alias, key[0]);

    /// <summary>Whether the server may call two keys equal that are written otherwise: by a collation, or a GUID in another letter case.</summary>
    public bool HasText { get; } = key.Any(IsText);

    /// <summary>Joins a table to the journal or to <c>{rows}</c>: a key that is written otherwise is another row's.</summary>
    public string On(string journal, string table) =>
        string.Join(" AND ", key.Select(k => $"{Name(table, k)} = {Name(journal, k)}"))
        + string.Concat(key.Where(IsText).Select(k => $"\n    AND {sql.Bytes(Name(table, k), k.Kind)} {sql.Is} {sql.Bytes(Name(journal, k), k.Kind)}"));

    public string IsFrom(string alias) => string.Join(" AND ", key.Select((k, i) => $"{Name(alias, k)} = @from_{i}"));

    public IReadOnlyList<string> In(string alias) =>
        [$"{(key.Count > 1 ? $"({Names(alias)})" : Names(alias))} IN {sql.Keys(key.Count > 1)}"];

    /// <summary>Both ends belong to the range. Expanded, because a row constructor is never range-optimised.</summary>
    public IReadOnlyList<string> Range(string alias)
    {
        string[] columns = [.. key.Select(k => Name(alias, k))];
        return [Bound(columns, 0, ">", "from"), Bound(columns, 0, "<", "until")];
    }

    private static bool IsText(BoundColumn column) => column.Kind is ColumnKind.String or ColumnKind.Guid;

    private static string Bound(string[] columns, int i, string sign, string parameter) => i == columns.Length - 1
        ? $"{columns[i]} {sign}= @{parameter}_{i}"
        : $"({columns[i]} {sign} @{parameter}_{i} OR ({columns[i]} = @{parameter}_{i} AND {Bound(columns, i + 1, sign, parameter)}))";

    private static string Name(string alias, BoundColumn column) => $"{alias}.{SqlSyntax.Quote(alias is "j" or "d" ? "key_" + column.Name : column.Name)}";
}
