using Backfill.Generators.Model;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Backfill.Generators.Schema;

/// <summary>A schema file of the project, or a folder of migrations that is read as one.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Database">The connection string whose database it describes: <c>Live</c>, or a backup.</param>
/// <param name="Text">What it says.</param>
/// <param name="Paths">Its path, or those of the migrations in their order.</param>
internal sealed record SchemaFile(string Name, string Database, SchemaText Text, EquatableArray<string> Paths)
{
    public const string Live = "Live";

    private const string SchemaItem = "build_metadata.AdditionalFiles.BackfillSchema";
    private const string MigrationsItem = "build_metadata.AdditionalFiles.BackfillMigrations";

    public static SchemaFile Of(string path, string database, SchemaText text) => new(Path.GetFileName(path), database, text, [path]);

    /// <summary>The migrations of a database, in their order.</summary>
    public static SchemaFile OfMigrations(string database, IReadOnlyList<string> paths, SchemaText text) =>
        new($"{Path.GetFileName(Migrations.FolderOf(paths))}/", database, text, [.. paths]);

    public static bool Is(string path) => path.EndsWith(".schema.sql", StringComparison.OrdinalIgnoreCase);

    public static bool MayBe(string path) => path.EndsWith(".sql", StringComparison.OrdinalIgnoreCase);

    /// <summary>The item metadata <c>BackfillSchema</c>.</summary>
    public static string DatabaseOf(AnalyzerConfigOptions options) =>
        options.TryGetValue(SchemaItem, out var database) && !string.IsNullOrWhiteSpace(database) ? database.Trim() : Live;

    /// <summary>The item metadata <c>BackfillMigrations</c>: the database whose migration the file is; null when it is none.</summary>
    public static string? MigrationOf(AnalyzerConfigOptions options) =>
        options.TryGetValue(MigrationsItem, out var database) && !string.IsNullOrWhiteSpace(database) ? database.Trim() : null;

    /// <summary>How many statements that may change a table could not be read.</summary>
    public int SkippedOf(Func<string, bool> table) => Text.Skipped.Count(s => s.Table is null || table(s.Table));

    public bool Describes(string database) => Database.Equals(database, StringComparison.OrdinalIgnoreCase);

    /// <summary>In an order that does not depend on the project's; a file that is there twice counts once.</summary>
    public static EquatableArray<SchemaFile> Ordered(IEnumerable<SchemaFile> files) =>
        [.. files.GroupBy(f => f.Paths[0], StringComparer.Ordinal).Select(f => f.First()).OrderBy(f => f.Paths[0], StringComparer.Ordinal)];
}
