using System.Runtime.CompilerServices;
using Backfill.Generators.Model;
using Backfill.Generators.Schema;
using Microsoft.CodeAnalysis.Text;

namespace Backfill.Generators;

/// <summary>The migrations as the analyzer needs them: the compiler's host keeps texts that have not changed, and with them what was read.</summary>
internal static class AnalyzedMigrations
{
    private static readonly ConditionalWeakTable<SourceText, Kept> Known = new();

    /// <exception cref="OperationCanceledException">Nobody wants it any more.</exception>
    public static EquatableArray<SchemaFile> Read(IReadOnlyList<(string Database, string Path, SourceText Text)> files, CancellationToken cancellation)
    {
        if (files.Count == 0)
        {
            return [];
        }

        if (!Known.TryGetValue(files[0].Text, out var kept) || !kept.Files.SequenceEqual(files))
        {
            kept = new Kept(files, MigrationFiles.Read([.. files.Select(f => (f.Database, f.Path, f.Text.ToString()))], cancellation));
            Known.Remove(files[0].Text);
            Known.GetValue(files[0].Text, _ => kept);
        }

        return kept.Read;
    }

    private sealed record Kept(IReadOnlyList<(string Database, string Path, SourceText Text)> Files, EquatableArray<SchemaFile> Read);
}
