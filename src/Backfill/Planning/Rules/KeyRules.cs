using Backfill.Stores;

namespace Backfill.Planning.Rules;

/// <summary>What a key column must be, and what it must have in common on both sides: a row is found by a collation and taken by its bytes.</summary>
internal static class KeyRules
{
    /// <summary>A column whose own order the server cannot walk by text.</summary>
    public static IEnumerable<Refusal> Check(RestoreDeclaration declaration, TableInspection live) => declaration.Key
        .Where(column => column.Kind == ColumnKind.String && live.Columns[column.Name].Family is not (ColumnFamily.Text or ColumnFamily.Dynamic))
        .Select(column => new Refusal(
            $"The key column '{column.Name}' of the live table '{live.Table}' is {live.Columns[column.Name].Type}, whose order is not that of its text.",
            "A key of text must be CHAR or VARCHAR."))
        .Concat(declaration.Key.Where(column => live.Columns[column.Name].Family == ColumnFamily.Bit).Select(column => new Refusal(
            $"The key column '{column.Name}' of the live table '{live.Table}' is {live.Columns[column.Name].Type}.",
            "A key that is a number must have a whole-number type.")));

    /// <summary>In what a key column differs between live and a backup, or null.</summary>
    public static string? Difference(DeclaredColumn declared, ColumnFacts live, ColumnFacts archive, bool oneIsEmpty)
    {
        if (live.Family == ColumnFamily.Dynamic || archive.Family == ColumnFamily.Dynamic)
        {
            // What no row holds has no form.
            return declared.Kind == ColumnKind.Guid && !oneIsEmpty && live.HoldsBytes != archive.HoldsBytes
                ? $"it holds {Held(live)} in live and {Held(archive)} there"
                : null;
        }

        return !SameType(live, archive) ? $"it is {live.Type} in live and {archive.Type} there"
            : Name(live.Charset) != Name(archive.Charset) ? $"its character set is {live.Charset} in live and {archive.Charset} there"
            : Name(live.Collation) != Name(archive.Collation) ? $"its collation is {live.Collation} in live and {archive.Collation} there"
            : null;
    }

    // CHAR loses spaces at the end and BINARY gains zeros, so neither has the bytes of its wider brother.
    private static bool SameType(ColumnFacts live, ColumnFacts archive) => live.Family == archive.Family && live.Family switch
    {
        ColumnFamily.Integer => live.Least < 0 == archive.Least < 0,
        ColumnFamily.Text => Base(live) == Base(archive),
        ColumnFamily.Binary => Base(live) == Base(archive) && (Base(live) != "binary" || live.Length == archive.Length),
        _ => true,
    };

    private static string Base(ColumnFacts column) => column.Type.Split('(')[0].ToLowerInvariant();

    // MySQL has renamed utf8 to utf8mb3, and its collations with it.
    private static string? Name(string? name) =>
        name is null || name.StartsWith("utf8mb", StringComparison.OrdinalIgnoreCase) || !name.StartsWith("utf8", StringComparison.OrdinalIgnoreCase) ? name : $"utf8mb3{name[4..]}";

    private static string Held(ColumnFacts column) => column.HoldsBytes ? "sixteen bytes" : "text";
}
