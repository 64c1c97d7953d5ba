using Backfill.Stores;

namespace Backfill.Cli.Json;

/// <summary>A plan, for <c>plan --json</c>.</summary>
internal sealed record PlannedRestore
{
    public required string PlanId { get; init; }

    public required ListedRestore Declaration { get; init; }

    public required IReadOnlyDictionary<string, string?> Arguments { get; init; }

    public required IReadOnlyList<string> ArgumentNotes { get; init; }

    public required PlannedSide Live { get; init; }

    public required PlannedSide Backup { get; init; }

    public required IReadOnlyList<PlannedFallback> Fallback { get; init; }

    public required IReadOnlyList<string> Pinned { get; init; }

    public required long? SelectedInBackup { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }

    public required PlannedControlTables? ControlTables { get; init; }

    public required IReadOnlyList<PlannedStatement> Statements { get; init; }

    public static PlannedRestore Of(Plan plan) => new()
    {
        PlanId = plan.Id,
        Declaration = ListedRestore.Of(plan.Restore.Plan.Declaration),
        Arguments = plan.Restore.Arguments.ToText().ToDictionary(),
        ArgumentNotes = plan.ArgumentNotes,
        Live = PlannedSide.Of(plan.Live),
        Backup = PlannedSide.Of(plan.Archives[0].Inspection),
        Fallback = [.. plan.Archives.Skip(1).Select(a => new PlannedFallback(a.Name, PlannedSide.Of(a.Inspection), a.Damaged))],
        Pinned = plan.Live.Pins,
        SelectedInBackup = plan.Archives[0].Damaged,
        Notes = plan.Notes,
        ControlTables = plan.Live.Control is { } c ? new(c.Journal, c.Exceptions, c.Missing, c.Ddl, c.Grants) : null,
        Statements = [.. plan.Statements.Select(s => new PlannedStatement(s.Key, s.Value))],
    };
}

internal sealed record PlannedSide(string Product, string Version, string Server, string Database, string Table, long EstimatedRows)
{
    public static PlannedSide Of(TableInspection i) => new(i.Server.Product, i.Server.Version, i.Server.Id, i.Database, i.Table, i.EstimatedRows);
}

internal sealed record PlannedControlTables(string Journal, string Exceptions, IReadOnlyList<string> Missing, IReadOnlyList<string> Ddl, IReadOnlyList<string> Grants);

internal sealed record PlannedStatement(string Name, string Sql);

internal sealed record PlannedFallback(string Name, PlannedSide Backup, long? SelectedInBackup);
