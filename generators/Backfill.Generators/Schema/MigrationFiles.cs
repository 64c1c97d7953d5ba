using Backfill.Generators.Model;

namespace Backfill.Generators.Schema;

/// <summary>Reads the migrations of each database as one schema file.</summary>
internal static class MigrationFiles
{
    /// <exception cref="OperationCanceledException">Nobody wants it any more.</exception>
    public static EquatableArray<SchemaFile> Read(IReadOnlyCollection<(string Database, string Path, string Text)> files, CancellationToken cancellation) =>
    [
        .. files.GroupBy(f => f.Database, StringComparer.OrdinalIgnoreCase).OrderBy(f => f.Key, StringComparer.OrdinalIgnoreCase).Select(of =>
        {
            var texts = of.GroupBy(f => f.Path, StringComparer.Ordinal).ToDictionary(f => f.Key, f => f.First().Text, StringComparer.Ordinal);
            var paths = Migrations.InOrder(texts.Keys);
            return SchemaFile.OfMigrations(of.Key, paths, Steps.Schema([.. paths.Select(p => texts[p])], cancellation));
        }).Where(f => f.Paths.Count > 0),
    ];
}
