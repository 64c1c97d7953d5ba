using Backfill.Reporting;
using Backfill.Stores;

namespace Backfill.Cli.Json;

/// <summary>A dry run, for <c>dry-run --json</c>.</summary>
internal sealed record DryRunResult
{
    public required string Restore { get; init; }

    public required string PlanId { get; init; }

    public required long Selected { get; init; }

    public required IReadOnlyDictionary<string, long> Outcomes { get; init; }

    public required IReadOnlyList<JsonWrittenFrom> WrittenFrom { get; init; }

    public required bool Reconciles { get; init; }

    public required bool Partial { get; init; }

    public required FailureStop? WillStop { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }

    public required IReadOnlyList<JsonRefusal> RunRefusals { get; init; }

    public required IReadOnlyList<ComparisonCounts> Comparisons { get; init; }

    public required IReadOnlyList<JsonColumn> Columns { get; init; }

    public required IReadOnlyList<JsonException> FirstExceptions { get; init; }

    public static DryRunResult Of(DryRun dryRun) => new()
    {
        Restore = dryRun.Plan.Restore.Name,
        PlanId = dryRun.Plan.Id,
        Selected = dryRun.Counts.Selected,
        Outcomes = JsonCounts.Of(dryRun.Counts),
        WrittenFrom = JsonWrittenFrom.Of(dryRun.WrittenFrom),
        Reconciles = dryRun.Counts.Reconciles,
        Partial = dryRun.Partial,
        WillStop = dryRun.WillStop,
        Notes = dryRun.Plan.Notes,
        RunRefusals = JsonRefusal.Of(dryRun.Plan.RunRefusals),
        Comparisons = dryRun.Comparisons,
        Columns = [.. dryRun.Columns.Select(c => new JsonColumn(c.Column, JsonDistribution.Of(c.Now), JsonDistribution.Of(c.After)))],
        FirstExceptions = JsonException.Of(dryRun.Exceptions),
    };
}

/// <summary>A run, for <c>run</c>, <c>resume</c> and <c>undo</c> with <c>--json</c>.</summary>
internal sealed record RunResult
{
    public required long Run { get; init; }

    public required string Restore { get; init; }

    public required long? Undoes { get; init; }

    public required RunState State { get; init; }

    public required long Selected { get; init; }

    public required IReadOnlyDictionary<string, long> Outcomes { get; init; }

    public required IReadOnlyList<JsonWrittenFrom> WrittenFrom { get; init; }

    public required long Journaled { get; init; }

    public required bool Reconciles { get; init; }

    public required IReadOnlyList<string> Discrepancies { get; init; }

    public required long? Unread { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }

    public required IReadOnlyList<JsonException> FirstExceptions { get; init; }

    public required double RowsPerSecond { get; init; }

    public required double Seconds { get; init; }

    public static RunResult Of(Run run) => new()
    {
        Run = run.Id,
        Restore = run.Restore,
        Undoes = run.Undoes,
        State = run.State,
        Selected = run.Counts.Selected,
        Outcomes = JsonCounts.Of(run.Counts),
        WrittenFrom = JsonWrittenFrom.Of(run.WrittenFrom),
        Journaled = run.Tables.Journaled,
        Reconciles = run.Reconciles,
        Discrepancies = run.Discrepancies,
        Unread = run.Unread,
        Notes = run.Notes,
        FirstExceptions = JsonException.Of(run.Exceptions),
        RowsPerSecond = Math.Round(run.RowsPerSecond, 1),
        Seconds = Math.Round(run.Elapsed.TotalSeconds, 3),
    };
}

internal static class JsonCounts
{
    public static IReadOnlyDictionary<string, long> Of(OutcomeCounts counts) => Enum.GetValues<Outcome>().ToDictionary(o => o.ToString(), o => counts[o]);
}

/// <summary>How the values of a restored column are distributed.</summary>
internal sealed record JsonColumn(string Column, JsonDistribution Now, JsonDistribution After);

internal sealed record JsonDistribution(IReadOnlyList<JsonBucket> Buckets, int Distinct, long Total, bool Capped)
{
    public static JsonDistribution Of(Distribution d) => new([.. d.Buckets.Select(b => new JsonBucket(b.Key, b.Value))], d.Distinct, d.Total, d.Capped);
}

internal sealed record JsonBucket(string Value, long Rows);

internal sealed record JsonException(IReadOnlyList<string> Key, Outcome Outcome, string? Reason)
{
    public static IReadOnlyList<JsonException> Of(IReadOnlyList<RowException> exceptions) => [.. exceptions.Select(e => new JsonException(e.Key.Parts, e.Outcome, e.Reason))];
}

/// <summary>How many written values are from a backup; null for those that became NULL because no backup has the row.</summary>
internal sealed record JsonWrittenFrom(string? Backup, long Rows)
{
    public static IReadOnlyList<JsonWrittenFrom> Of(IReadOnlyList<WrittenFrom> written) => [.. written.Select(w => new JsonWrittenFrom(w.Archive, w.Rows))];
}
