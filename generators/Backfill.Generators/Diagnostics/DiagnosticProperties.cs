namespace Backfill.Generators.Diagnostics;

/// <summary>What a diagnostic tells its code fix, besides its message.</summary>
internal static class DiagnosticProperties
{
    /// <summary>The name that is meant: of a member of the type, or of a table or column in the schema file.</summary>
    public const string Name = "Name";

    /// <summary>The property that stands for the column.</summary>
    public const string Property = "Property";
}
