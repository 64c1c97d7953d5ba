using Backfill.Generators.Model;
using Backfill.Generators.Schema;

namespace Backfill.Generators.Binding;

/// <summary>What the schema files say about the table of one type, and nothing else of them.</summary>
/// <param name="Live">In live; null when no file describes live.</param>
/// <param name="Backups">In the backups of its restores that a file describes.</param>
internal sealed record TypeSchema(FoundTable? Live, EquatableArray<BackupTable> Backups)
{
    public static TypeSchema Of(RestoreTarget target, Naming naming, EquatableArray<SchemaFile> files) => new(
        FoundTable.In(files, SchemaFile.Live, target.Table, naming),
        [
            .. target.Restores
                .GroupBy(r => (From: r.From.ToUpperInvariant(), r.Archive?.QualifiedName))
                .Select(same => same.First())
                .Select(r => new BackupTable(r.From, r.Archive?.QualifiedName, FoundTable.In(files, r.From, r.Archive ?? target.Table, naming)))
                .Where(b => b.Found is not null),
        ]);

    /// <summary>The table that a restore reads in its backup; null when no file describes the backup.</summary>
    public FoundTable? Backup(DeclaredRestore restore) =>
        Backups.FirstOrDefault(b => b.From.Equals(restore.From, StringComparison.OrdinalIgnoreCase) && b.Type == restore.Archive?.QualifiedName)?.Found;
}

/// <summary>The table in a backup.</summary>
/// <param name="From">The backup.</param>
/// <param name="Type">The type of its rows where that is not the declaring one.</param>
/// <param name="Found">The table.</param>
internal sealed record BackupTable(string From, string? Type, FoundTable? Found);

/// <summary>The table of a type, as the files of one database have it.</summary>
/// <param name="File">The file that has it, or the first one.</param>
/// <param name="Table">The table; null when no file has it.</param>
/// <param name="IsView">Whether it is a view.</param>
/// <param name="Similar">What may have been meant when no file has it.</param>
/// <param name="OtherFile">A further file that has it, but differently.</param>
/// <param name="Skipped">How many statements that may change it could not be read.</param>
internal sealed record FoundTable(string File, TableSchema? Table, bool IsView, string? Similar, string? OtherFile, int Skipped)
{
    /// <summary>Null when no file describes the database.</summary>
    public static FoundTable? In(EquatableArray<SchemaFile> all, string database, DeclaredTable declared, Naming naming)
    {
        List<SchemaFile> files = [.. all.Where(f => f.Describes(database))];
        if (files.Count == 0)
        {
            return null;
        }

        foreach (var matches in Matches(declared))
        {
            List<(SchemaFile File, TableSchema Table)> found = [.. files.SelectMany(f => f.Text.Tables.Where(t => matches(t.Table.Name)).Select(t => (f, t.Table)))];
            if (found.Count > 0)
            {
                var (file, table) = found[0];
                return new FoundTable(file.Name, table, IsView: false, Similar: null, found.FirstOrDefault(t => !t.Table.Equals(table)).File?.Name, file.SkippedOf(matches));
            }

            if (files.Find(f => f.Text.Views.Any(matches)) is { } view)
            {
                return new FoundTable(view.Name, Table: null, IsView: true, Similar: null, OtherFile: null, view.SkippedOf(matches));
            }
        }

        return new FoundTable(
            files[0].Name,
            Table: null,
            IsView: false,
            Similarity.Nearest(declared.Name ?? naming.Apply(declared.TypeName), files.SelectMany(f => f.Text.Tables).Select(t => t.Table.Name)),
            OtherFile: null,
            files.Sum(f => Matches(declared).Max(f.SkippedOf)));
    }

    // What [Table] says; else the type's name as it is, in other case, in snake case.
    private static IEnumerable<Func<string, bool>> Matches(DeclaredTable declared)
    {
        var name = declared.Name ?? declared.TypeName;
        yield return t => t == name;
        yield return t => t.Equals(name, StringComparison.OrdinalIgnoreCase);
        if (declared.Name is null)
        {
            var snake = Naming.SnakeCase.Apply(name);
            yield return t => t.Equals(snake, StringComparison.OrdinalIgnoreCase);
        }
    }
}
