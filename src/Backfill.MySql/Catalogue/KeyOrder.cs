using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.MySql.Catalogue;

/// <summary>
/// Whether the primary key's index has the order of comparisons. MariaDB fills a CHAR with spaces in the index and compares it without them: with a collation that does
/// not pad, a key with a character below the space stands before its own beginning in the index (<c>x'09'</c> before <c>''</c>) and after it in comparisons. A walk by
/// <c>key &gt; cursor</c> would leave rows out. VARCHAR has no such filling, and MySQL's index compares a CHAR without its spaces.
/// </summary>
internal static class KeyOrder
{
    public static IEnumerable<Refusal> Check(TableCatalogue catalogue, RestoreDeclaration declaration) => declaration.Key
        .Select(k => catalogue.Columns.GetValueOrDefault(k.Name))
        .OfType<ColumnFacts>()
        .Where(column => catalogue.Server.Version.IsMariaDb && IsChar(column) && NeverPads(column))
        .Select(column => new Refusal(
            $"The key column '{column.Name}' of the live table '{catalogue.Name}' is {column.Type} with the collation {column.Collation}, which does not pad: "
                + "MariaDB's index has another order than its comparisons, so a walk along the key would leave rows out.",
            "Change the column to VARCHAR, or to a collation without 'nopad' in its name."));

    private static bool IsChar(ColumnFacts column) => column.Type.StartsWith("char(", StringComparison.OrdinalIgnoreCase);

    private static bool NeverPads(ColumnFacts column) => column.Collation?.Contains("nopad", StringComparison.OrdinalIgnoreCase) == true;
}
