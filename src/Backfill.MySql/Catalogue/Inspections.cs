using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.MySql.Catalogue;

/// <summary>What both sides of a restore report of their catalogue.</summary>
internal static class Inspections
{
    public static TableInspection Of(TableCatalogue catalogue, string declared, IReadOnlyList<Refusal> refusals, IReadOnlyList<string> notes) => new()
    {
        Server = catalogue.Server.Identity,
        Dialect = SqlDialect.MySql,
        Database = catalogue.Database,
        Table = catalogue.Table is null ? declared : catalogue.Name,
        Exists = catalogue.Table is not null,
        Columns = catalogue.Columns,
        PrimaryKey = catalogue.PrimaryKey,
        Fingerprint = catalogue.Fingerprint,
        EstimatedRows = catalogue.Table?.Rows ?? 0,
        Refusals = refusals,
        Notes = notes,
    };
}
