using System.Text.Json.Serialization;
using Backfill.Cli.Commands;
using Backfill.Planning;

namespace Backfill.Cli.Json;

/// <summary>A restore of the program, for <c>list --json</c>.</summary>
internal sealed record ListedRestore
{
    public required string Restore { get; init; }

    public required string Table { get; init; }

    public required string Backup { get; init; }

    public required string BackupTable { get; init; }

    public required IReadOnlyList<string> Fallback { get; init; }

    public required Otherwise Otherwise { get; init; }

    public required IReadOnlyList<ListedColumn> Columns { get; init; }

    public required IReadOnlyList<string> Key { get; init; }

    public required IReadOnlyList<string> BackupKey { get; init; }

    public required string? Where { get; init; }

    public required IReadOnlyList<string> Match { get; init; }

    public required string? Guard { get; init; }

    public required bool SkipIfSourceUnchanged { get; init; }

    public required IReadOnlyList<ListedParameter> Parameters { get; init; }

    public static IReadOnlyList<ListedRestore> Of(IReadOnlyList<RestorePlan> restores) => [.. restores.Select(r => Of(r.Declaration))];

    public static ListedRestore Of(RestoreDeclaration d) => new()
    {
        Restore = d.Name,
        Table = d.Table,
        Backup = d.From,
        BackupTable = d.ArchiveTable,
        Fallback = d.Fallback,
        Otherwise = d.Otherwise,
        Columns = [.. d.RestoredColumns.Select(c => new ListedColumn(c.Target.Name, c.Source.Name, c.Value, c.RestoreNull))],
        Key = [.. d.Key.Select(k => k.Name)],
        BackupKey = [.. d.ArchivedKey.Select(k => k.Name)],
        Where = d.Where,
        Match = d.Match,
        Guard = d.Guard,
        SkipIfSourceUnchanged = d.SkipIfSourceUnchanged,
        Parameters = [.. d.Parameters.Select(p => new ListedParameter(p.Name, $"--{ParameterText.Kebab(p.Name)}", p.Kind, p.List is not null || !p.Nullable, p.List is not null, p.Enum?.All.Select(m => m.Name).ToList()))],
    };
}

/// <summary>A restored column, the column of the backup it comes from, the method that computes it, if any, and whether NULL is put back too.</summary>
internal sealed record ListedColumn(string Column, string Source, string? Value, bool RestoreNull);

/// <summary>A parameter of <c>Where</c>; of an enum with the names that it can be given by.</summary>
internal sealed record ListedParameter(
    string Name, string Option, ColumnKind Kind, bool Required, bool List, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Names);
