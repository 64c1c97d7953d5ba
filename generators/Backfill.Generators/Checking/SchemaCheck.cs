using Backfill.Generators.Binding;
using Backfill.Generators.Diagnostics;
using Backfill.Generators.Model;
using Backfill.Generators.Schema;

namespace Backfill.Generators.Checking;

/// <summary>Compares a declaration with the schema files. What it finds, preflight would find too, before a run; here it is found while typing.</summary>
internal sealed class SchemaCheck(RestoreTarget target, TypeSchema schema, ColumnNames names)
{
    /// <summary>What holds for the type, whatever it restores.</summary>
    public IEnumerable<SchemaProblem> OfType()
    {
        if (schema.Live is not { } live)
        {
            yield break;
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

        string[] key = [.. target.Key.Select(names.Of)];
        var missing = target.Key.Where(k => table.Find(names.Of(k)) is null).ToList();
        foreach (var property in missing)
        {
            yield return Missing(property, DeclaredPlace.Property, SchemaFile.Live, live, table);
        }

        if (key.Length > 0 && missing.Count == 0 && !table.PrimaryKey.SequenceEqual(key, StringComparer.OrdinalIgnoreCase))
        {
            yield return new SchemaProblem(
                DiagnosticDescriptors.KeyMismatch,
                DeclaredPlace.Key,
                target.Key[0],
                SchemaFile.Live,
                live,
                table.PrimaryKey.Count > 0 ? table.PrimaryKey[0] : null,
                table.Name,
                live.File,
                table.PrimaryKey.Count == 0 ? "no primary key" : $"the primary key ({string.Join(", ", table.PrimaryKey)})",
                string.Join(", ", key));
        }

        foreach (var property in target.Key)
        {
            if (table.Find(names.Of(property)) is { } column && Unfit(property, column, SchemaFile.Live, live) is { } problem)
            {
                yield return problem;
            }
        }
    }

    /// <summary>What holds for one restore; nothing when its table is not known.</summary>
    public IEnumerable<SchemaProblem> Of(DeclaredRestore restore)
    {
        var live = schema.Live?.Table is null ? null : schema.Live;
        var backup = schema.Backup(restore.From);
        return [.. live is null ? [] : InLive(restore, live, live.Table!), .. backup is null ? [] : InBackup(restore, backup), .. Transfer(restore, live, backup)];
    }

    private IEnumerable<SchemaProblem> InLive(DeclaredRestore restore, FoundTable live, TableSchema table)
    {
        foreach (var property in restore.Live)
        {
            if (table.Find(names.Of(property)) is not { } column)
            {
                yield return Missing(property, PlaceOf(property, restore), SchemaFile.Live, live, table);
            }
            else if (Unfit(property, column, SchemaFile.Live, live) is { } unfit)
            {
                yield return unfit;
            }
            else if (column.Nullable && !Declared(property).Nullable)
            {
                yield return CannotBeNull(property, column, SchemaFile.Live, live);
            }
        }

        // Without a schema file of the backup, live stands for it.
        foreach (var property in schema.Backup(restore.From) is null ? restore.Archived.Except(restore.Live) : [])
        {
            if (table.Find(names.Of(property)) is { } column && Unfit(property, column, SchemaFile.Live, live) is { } unfit)
            {
                yield return unfit;
            }
        }

        var targets = restore.Columns.Select(c => (c.Target, Column: table.Find(names.Of(c.Target)))).Where(t => t.Column is not null).ToList();
        foreach (var (property, column) in targets.Where(t => t.Column!.Generated))
        {
            yield return new SchemaProblem(DiagnosticDescriptors.GeneratedTarget, DeclaredPlace.Column, property, SchemaFile.Live, live, column!.Name, column.Name, live.File);
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

    private IEnumerable<SchemaProblem> InBackup(DeclaredRestore restore, FoundTable backup)
    {
        if (backup.Table is not { } table)
        {
            yield return new SchemaProblem(
                backup.IsView ? DiagnosticDescriptors.TableIsAView : DiagnosticDescriptors.TableNotInSchema,
                DeclaredPlace.Table,
                null,
                restore.From,
                backup,
                null,
                names.Table,
                backup.File,
                Similarity.Question(backup.Similar));
            yield break;
        }

        foreach (var property in target.Key.Concat(restore.Archived).Distinct())
        {
            if (table.Find(names.Of(property)) is not { } column)
            {
                yield return Missing(property, restore.IsSource(property) ? DeclaredPlace.Source : target.Key.Contains(property) ? DeclaredPlace.Property : restore.Match.Contains(property) ? DeclaredPlace.Match : DeclaredPlace.Method, restore.From, backup, table);
            }
            else if (Unfit(property, column, restore.From, backup) is { } unfit)
            {
                yield return unfit;
            }
            else if (!restore.IsSource(property) && column.Nullable && !Declared(property).Nullable)
            {
                // A source that is NULL has an outcome of its own.
                yield return CannotBeNull(property, column, restore.From, backup);
            }
        }
    }

    private IEnumerable<SchemaProblem> Transfer(DeclaredRestore restore, FoundTable? live, FoundTable? backup)
    {
        // A computed value is judged by itself, row by row.
        var from = backup ?? live;
        foreach (var restored in restore.Columns.Where(c => c.Value is null))
        {
            if (live?.Table?.Find(names.Of(restored.Target)) is not { } column || from?.Table?.Find(names.Of(restored.Source)) is not { } source || ReferenceEquals(source, column))
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

    private SchemaProblem Missing(string property, DeclaredPlace at, string database, FoundTable found, TableSchema table)
    {
        var similar = Similarity.Nearest(names.Of(property), table.Columns.Select(c => c.Name));
        return new SchemaProblem(DiagnosticDescriptors.ColumnNotInSchema, at, property, database, found, similar, table.Name, found.File, names.Of(property), Similarity.Question(similar));
    }

    private SchemaProblem? Unfit(string property, ColumnSchema column, string database, FoundTable found) => ColumnFit.Shows(Declared(property).Kind, column)
        ? null
        : new SchemaProblem(
            DiagnosticDescriptors.PropertyDoesNotFit,
            DeclaredPlace.Property,
            property,
            database,
            found,
            column.Name,
            property,
            column.Name,
            column.Type,
            found.File,
            ColumnFit.Better(column) is { } better ? $"declare it as {better}" : "a column of that type cannot be carried, so leave it out");

    private static SchemaProblem CannotBeNull(string property, ColumnSchema column, string database, FoundTable found) =>
        new(DiagnosticDescriptors.PropertyCannotBeNull, DeclaredPlace.Property, property, database, found, column.Name, property, column.Name, found.File);

    private static DeclaredPlace PlaceOf(string property, DeclaredRestore restore) =>
        restore.IsTarget(property) ? DeclaredPlace.Column
        : restore.IsSource(property) && restore.SkipIfSourceUnchanged ? DeclaredPlace.Source
        : restore.Where?.Properties.Contains(property) == true ? DeclaredPlace.Where
        : restore.Match.Contains(property) ? DeclaredPlace.Match
        : DeclaredPlace.Method;

    private Property Declared(string name) => target.Properties.First(p => p.Name == name);
}
