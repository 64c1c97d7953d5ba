using System.Collections.Immutable;
using Backfill.Generators.Binding;
using Backfill.Generators.Diagnostics;
using Backfill.Generators.Model;
using Backfill.Generators.Schema;

namespace Backfill.Generators.Checking;

/// <summary>Compares a declaration with the schema files. What it finds, preflight would find too, before a run; here it is found while typing.</summary>
internal sealed class SchemaCheck(RestoreTarget target, TypeSchema schema, ColumnNames names)
{
    private readonly CheckedTable _live = new(target.Table, names, InArchivedType: false);

    /// <summary>What holds for the type, whatever it restores.</summary>
    public IEnumerable<SchemaProblem> OfType()
    {
        if (schema.Live is not { } live)
        {
            yield break;
        }

        if (live.Skipped > 0)
        {
            yield return SchemaProblem.OfSkipped(DeclaredPlace.Table, SchemaFile.Live, live, names.Table);
        }

        if (live.Table is not { } table)
        {
            yield return new SchemaProblem(
                live.IsView ? DiagnosticDescriptors.TableIsAView : DiagnosticDescriptors.TableNotInSchema,
                DeclaredPlace.Table,
                null,
                SchemaFile.Live,
                live,
                null,
                names.Table,
                live.File,
                Similarity.Question(live.Similar));
            yield break;
        }

        if (live.OtherFile is { } other)
        {
            yield return new SchemaProblem(DiagnosticDescriptors.TableInTwoFiles, DeclaredPlace.Table, null, SchemaFile.Live, live, null, names.Table, live.File, other);
        }

        string[] key = [.. target.Table.Key.Select(names.Of)];
        var missing = target.Table.Key.Where(k => table.Find(names.Of(k)) is null).ToList();
        foreach (var property in missing)
        {
            yield return _live.Missing(property, DeclaredPlace.Property, SchemaFile.Live, live, table);
        }

        if (key.Length > 0 && missing.Count == 0 && !table.PrimaryKey.SequenceEqual(key, StringComparer.OrdinalIgnoreCase))
        {
            yield return _live.WrongKey(DeclaredPlace.Key, SchemaFile.Live, live, table);
        }

        foreach (var property in target.Table.Key)
        {
            if (table.Find(names.Of(property)) is { } column && _live.Unfit(property, column, SchemaFile.Live, live) is { } problem)
            {
                yield return problem;
            }
        }
    }

    /// <summary>What holds for one restore; nothing when its table is not known.</summary>
    public IEnumerable<SchemaProblem> Of(DeclaredRestore restore)
    {
        var live = schema.Live?.Table is null ? null : schema.Live;
        var backup = schema.Backup(restore);
        var archived = restore.Archive is { } archive ? new CheckedTable(archive, names.Archived(restore), InArchivedType: true) : _live;
        return
        [
            .. live is null ? [] : InLive(restore, live, live.Table!),
            .. live is null ? [] : MemberCheck.Of(restore, names, live),
            .. backup is null ? [] : InBackup(restore, archived, backup),
            .. Transfer(restore, archived, live, backup),
        ];
    }

    private IEnumerable<SchemaProblem> InLive(DeclaredRestore restore, FoundTable live, TableSchema table)
    {
        foreach (var property in restore.Live)
        {
            if (table.Find(names.Of(property)) is not { } column)
            {
                yield return _live.Missing(property, PlaceOf(property, restore), SchemaFile.Live, live, table);
            }
            else if (_live.Unfit(property, column, SchemaFile.Live, live) is { } unfit)
            {
                yield return unfit;
            }
            else if (column.Nullable && !target.Table.Property(property).Nullable)
            {
                yield return _live.CannotBeNull(property, column, SchemaFile.Live, live);
            }
        }

        // Without a schema file of the backup, live stands for it where rows are of one type.
        foreach (var property in restore.Archive is null && schema.Backup(restore) is null ? restore.Archived.Except(restore.Live) : [])
        {
            if (table.Find(names.Of(property)) is { } column && _live.Unfit(property, column, SchemaFile.Live, live) is { } unfit)
            {
                yield return unfit;
            }
        }

        var targets = restore.Columns.Select(c => (c.Target, Column: table.Find(names.Of(c.Target)), c.RestoreNull)).Where(t => t.Column is not null).ToList();
        foreach (var (property, column, _) in targets.Where(t => t.Column!.Generated))
        {
            yield return new SchemaProblem(DiagnosticDescriptors.GeneratedTarget, DeclaredPlace.Column, property, SchemaFile.Live, live, column!.Name, column.Name, live.File);
        }

        foreach (var (property, column, _) in targets.Where(t => t.Column is { Nullable: false, Generated: false } && (restore.OtherwiseNull || t.RestoreNull)))
        {
            var writer = restore.OtherwiseNull ? "Otherwise.Null" : "RestoreNull";
            yield return new SchemaProblem(DiagnosticDescriptors.NullIntoNotNull, DeclaredPlace.Column, property, SchemaFile.Live, live, column!.Name, column.Name, live.File, writer);
        }

        if (targets.Count == 0)
        {
            yield break;
        }

        if (table.UpdateTriggers.Count > 0)
        {
            yield return new SchemaProblem(
                DiagnosticDescriptors.UpdateTriggers, DeclaredPlace.Column, targets[0].Target, SchemaFile.Live, live, null, table.Name, live.File, string.Join("', '", table.UpdateTriggers));
        }

        string[] written = [.. targets.Select(t => t.Column!.Name)];
        if (string.Join("', '", Pins(table, written)) is { Length: > 0 } pins)
        {
            yield return new SchemaProblem(
                DiagnosticDescriptors.MovesByItself, DeclaredPlace.Column, targets[0].Target, SchemaFile.Live, live, written[0], pins, live.File, string.Join("', '", written));
        }
    }

    /// <summary>The columns of a table that the server moves when another is written.</summary>
    public static IEnumerable<string> Pins(TableSchema table, IReadOnlyCollection<string> written) =>
        table.Columns.Where(c => c is { MovesByItself: true, Generated: false } && !written.Contains(c.Name, StringComparer.OrdinalIgnoreCase)).Select(c => c.Name);

    private static IEnumerable<SchemaProblem> InBackup(DeclaredRestore restore, CheckedTable archived, FoundTable backup)
    {
        if (backup.Skipped > 0)
        {
            yield return SchemaProblem.OfSkipped(archived.PlaceOr(DeclaredPlace.Table), restore.From, backup, archived.Names.Table);
        }

        if (backup.Table is not { } table)
        {
            yield return new SchemaProblem(
                backup.IsView ? DiagnosticDescriptors.TableIsAView : DiagnosticDescriptors.TableNotInSchema,
                archived.PlaceOr(DeclaredPlace.Table),
                null,
                restore.From,
                backup,
                null,
                archived.Names.Table,
                backup.File,
                Similarity.Question(backup.Similar));
            yield break;
        }

        var key = archived.Table.Key;
        foreach (var property in key.Concat(restore.Archived).Distinct())
        {
            if (table.Find(archived.Names.Of(property)) is not { } column)
            {
                var place = restore.IsSource(property) ? DeclaredPlace.Source
                    : key.Contains(property) ? archived.PlaceOr(DeclaredPlace.Property)
                    : restore.Match.Contains(property) ? DeclaredPlace.Match
                    : DeclaredPlace.Method;
                yield return archived.Missing(property, place, restore.From, backup, table);
            }
            else if (archived.Unfit(property, column, restore.From, backup) is { } unfit)
            {
                yield return unfit;
            }
            else if (!restore.IsSource(property) && column.Nullable && !archived.Table.Property(property).Nullable)
            {
                // A source that is NULL has an outcome of its own.
                yield return archived.CannotBeNull(property, column, restore.From, backup);
            }
        }

        string[] columns = [.. key.Select(archived.Names.Of)];
        if (archived.InArchivedType && columns.All(c => table.Find(c) is not null) && !columns.ToImmutableHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(table.PrimaryKey))
        {
            yield return archived.WrongKey(DeclaredPlace.ArchivedType, restore.From, backup, table);
        }
    }

    private IEnumerable<SchemaProblem> Transfer(DeclaredRestore restore, CheckedTable archived, FoundTable? live, FoundTable? backup)
    {
        // A computed value is judged by itself, row by row.
        var from = archived.InArchivedType ? backup : backup ?? live;
        foreach (var restored in restore.Columns.Where(c => c.Value is null))
        {
            if (live?.Table?.Find(names.Of(restored.Target)) is not { } column || from?.Table?.Find(archived.Names.Of(restored.Source)) is not { } source || ReferenceEquals(source, column))
            {
                continue;
            }

            var problem = ColumnTransfer.CrossesClocks(source, column) && restore.TimeZone is null
                ? "one is an instant and the other a wall clock; declare the TimeZone that the DATETIME is written in"
                : ColumnTransfer.Problem(source, column);
            if (problem is not null)
            {
                yield return new SchemaProblem(
                    DiagnosticDescriptors.SourceDoesNotFitColumn,
                    DeclaredPlace.Source,
                    restored.Source,
                    backup is null ? SchemaFile.Live : restore.From,
                    from,
                    source.Name,
                    column.Name,
                    column.Type,
                    source.Name,
                    source.Type,
                    problem);
            }
        }
    }

    private static DeclaredPlace PlaceOf(string property, DeclaredRestore restore) =>
        restore.IsTarget(property) ? DeclaredPlace.Column
        : restore.IsSource(property) && restore.SkipIfSourceUnchanged ? DeclaredPlace.Source
        : restore.Where?.Properties.Contains(property) == true ? DeclaredPlace.Where
        : restore.Match.Contains(property) ? DeclaredPlace.Match
        : DeclaredPlace.Method;
}
