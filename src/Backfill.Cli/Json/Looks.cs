using Backfill.Reporting;

namespace Backfill.Cli.Json;

/// <summary>What verify found, for <c>verify --json</c>.</summary>
internal sealed record VerificationResult
{
    public required long Run { get; init; }

    public required string Restore { get; init; }

    public required long Rows { get; init; }

    public required bool Holds { get; init; }

    public required bool Differs { get; init; }

    public required long ChangedSince { get; init; }

    public required IReadOnlyDictionary<string, long> Standings { get; init; }

    public required IReadOnlyList<string> Discrepancies { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }

    public required IReadOnlyList<JsonDifference> FirstDifferences { get; init; }

    public static VerificationResult Of(Verification v) => new()
    {
        Run = v.Run,
        Restore = v.Restore,
        Rows = v.Rows,
        Holds = v.Holds,
        Differs = v.Differs,
        ChangedSince = v.ChangedSince,
        Standings = Enum.GetValues<Standing>().ToDictionary(s => s.ToString(), s => v.Standings.GetValueOrDefault(s)),
        Discrepancies = v.Discrepancies,
        Notes = v.Notes,
        FirstDifferences = [.. v.Differences.Select(d => new JsonDifference(d.Key.Parts, d.Standing, [.. d.Values.Select(v => new JsonValue(v.Column, v.Old, v.New, v.LiveText, v.ArchiveText))]))],
    };
}

internal sealed record JsonDifference(IReadOnlyList<string> Key, Standing Standing, IReadOnlyList<JsonValue> Columns);

internal sealed record JsonValue(string Column, string? Old, string? New, string? Live, string? Backup);

/// <summary>A run in the list, for <c>status --json</c>. Times are the server's clock in UTC.</summary>
internal sealed record RunSummary
{
    public required long Run { get; init; }

    public required string Restore { get; init; }

    public required string Table { get; init; }

    public required IReadOnlyList<string> Columns { get; init; }

    public required long? Undoes { get; init; }

    public required string PlanId { get; init; }

    public required IReadOnlyDictionary<string, string?> Arguments { get; init; }

    public required RunState State { get; init; }

    public required long Selected { get; init; }

    public required IReadOnlyDictionary<string, long> Outcomes { get; init; }

    public required string StartedBy { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime? EndedAt { get; init; }

    public required DateTime? LastMovedAt { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }

    public static IReadOnlyList<RunSummary> Of(IReadOnlyList<RunStatus> runs) => [.. runs.Select(Of)];

    private static RunSummary Of(RunStatus status) => new()
    {
        Run = status.Run.Id,
        Restore = status.Run.Restore,
        Table = status.Run.LiveTable,
        Columns = status.Run.LiveColumns,
        Undoes = status.Run.Undoes,
        PlanId = status.Run.PlanId,
        Arguments = JsonText.Arguments(status.Run.Arguments),
        State = status.Run.State,
        Selected = status.Counts.Selected,
        Outcomes = JsonCounts.Of(status.Counts),
        StartedBy = status.Run.StartedBy,
        CreatedAt = Utc(status.Run.CreatedAt),
        EndedAt = status.Run.EndedAt is { } ended ? Utc(ended) : null,
        LastMovedAt = status.Heartbeat is { } moved ? Utc(moved) : null,
        Notes = status.Notes,
    };

    private static DateTime Utc(DateTime time) => DateTime.SpecifyKind(time, DateTimeKind.Utc);
}

/// <summary>What a restore makes of one row, for <c>explain --json</c>.</summary>
internal sealed record ExplainedRow
{
    public required string Restore { get; init; }

    public required IReadOnlyList<string> Key { get; init; }

    public required IReadOnlyDictionary<string, string?>? Live { get; init; }

    public required string? BackupName { get; init; }

    public required IReadOnlyDictionary<string, string?>? Backup { get; init; }

    public required bool Selected { get; init; }

    public required Outcome? Outcome { get; init; }

    public required string Reason { get; init; }

    public static ExplainedRow Of(Restore restore, Explanation e) => new()
    {
        Restore = restore.Name,
        Key = e.Key.Parts,
        Live = e.LiveRow?.ToDictionary(),
        BackupName = e.Archive,
        Backup = e.ArchivedRow?.ToDictionary(),
        Selected = e.Selected,
        Outcome = e.Outcome,
        Reason = e.Reason,
    };
}
