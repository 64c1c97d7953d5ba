using Backfill.Generators.Model;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Backfill.Generators.Schema;

/// <summary>A schema file of the project.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Database">The connection string whose database it describes: <c>Live</c>, or a backup.</param>
/// <param name="Text">What it says.</param>
internal sealed record SchemaFile(string Path, string Database, SchemaText Text)
{
    public const string Live = "Live";

    public string Name => System.IO.Path.GetFileName(Path);

    public static bool Is(string path) => path.EndsWith(".schema.sql", StringComparison.OrdinalIgnoreCase);

    /// <summary>The item metadata <c>BackfillSchema</c>.</summary>
    public static string DatabaseOf(AnalyzerConfigOptions options) =>
        options.TryGetValue("build_metadata.AdditionalFiles.BackfillSchema", out var database) && !string.IsNullOrWhiteSpace(database) ? database.Trim() : Live;

    public bool Describes(string database) => Database.Equals(database, StringComparison.OrdinalIgnoreCase);

    /// <summary>In an order that does not depend on the project's; a file that is there twice counts once.</summary>
    public static EquatableArray<SchemaFile> Ordered(IEnumerable<SchemaFile> files) =>
        [.. files.GroupBy(f => f.Path, StringComparer.Ordinal).Select(f => f.First()).OrderBy(f => f.Path, StringComparer.Ordinal)];
}
