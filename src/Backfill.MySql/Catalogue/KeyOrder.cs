using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.MySql.Catalogue;

/// <summary>
/// Whether the primary key's index has the order of comparisons, found by comparing both for every collation of each product. A CHAR is filled with spaces in the index and
/// compared without them. MariaDB: with a collation that does not pad, a key with a character below the space stands before its own beginning in the index (<c>x'09'</c>
/// before <c>''</c>) and after it in comparisons. Both: Thai ends with weights that follow the filling. A walk by <c>key &gt; cursor</c> would leave rows out. VARCHAR has no such filling.
/// </summary>
internal static class KeyOrder
{
    public static IEnumerable<Refusal> Check(TableCatalogue catalogue, RestoreDeclaration declaration) => declaration.Key
        .Select(k => catalogue.Columns.GetValueOrDefault(k.Name))
        .OfType<ColumnFacts>()
        .Where(column => IsChar(column) && column.Collation is { } collation && (IsThai(collation) || (catalogue.Server.Version.IsMariaDb && NeverPads(collation))))
        .Select(column => new Refusal(
            $"The key column '{column.Name}' of the live table '{catalogue.Name}' is {column.Type} with the collation {column.Collation}: "
                + "the index of such a column has another order than comparisons have, so a walk along the key would leave rows out.",
            $"Change the column to VARCHAR, or to {(IsThai(column.Collation!) ? "another collation" : "a collation without 'nopad' in its name")}."));

    private static bool IsChar(ColumnFacts column) => column.Type.StartsWith("char(", StringComparison.OrdinalIgnoreCase);

    private static bool NeverPads(string collation) => collation.Contains("nopad", StringComparison.OrdinalIgnoreCase);

    private static bool IsThai(string collation) => collation.Equals("tis620_thai_ci", StringComparison.OrdinalIgnoreCase);
}
