namespace Backfill.Sqlite.Catalogue;

/// <summary>What SQLite makes of a declared type (https://sqlite.org/datatype3.html, "Determination of Column Affinity").</summary>
internal static class Affinity
{
    /// <summary>Whether values of a column of the type are stored and compared as text.</summary>
    public static bool IsText(string type) => !Has(type, "INT") && (Has(type, "CHAR") || Has(type, "CLOB") || Has(type, "TEXT"));

    private static bool Has(string type, string part) => type.Contains(part, StringComparison.OrdinalIgnoreCase);
}
