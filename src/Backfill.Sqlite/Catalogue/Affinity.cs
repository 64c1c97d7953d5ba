namespace Backfill.Sqlite.Catalogue;

/// <summary>What SQLite makes of a declared type (https://sqlite.org/datatype3.html, "Determination of Column Affinity").</summary>
internal static class Affinity
{
    /// <summary>Whether values of a column of the type are stored and compared as text.</summary>
    public static bool IsText(string type) => !Has(type, "INT") && (Has(type, "CHAR") || Has(type, "CLOB") || Has(type, "TEXT"));

    /// <summary>Whether values of a column of the type are stored in another way than they were given.</summary>
    public static bool IsAny(string type) => type.Length > 0 && (IsText(type) || Has(type, "INT") || !Has(type, "BLOB"));

    private static bool Has(string type, string part) => type.Contains(part, StringComparison.OrdinalIgnoreCase);
}
