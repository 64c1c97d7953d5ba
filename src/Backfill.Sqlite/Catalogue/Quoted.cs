namespace Backfill.Sqlite.Catalogue;

/// <summary>Names in SQL text.</summary>
internal static class Quoted
{
    /// <summary>A column.</summary>
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A table of the file itself, never a temporary one of the same name.</summary>
    public static string Table(string name) => "main." + Name(name);
}
