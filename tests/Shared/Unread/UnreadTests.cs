using Xunit;

namespace Backfill.Unread;

/// <summary>What must hold for each restore of <see cref="Visit"/>, on each store: the second of three rows has in every column what .NET cannot read.</summary>
internal static class UnreadTests
{
    public const string Notes = "note, note_by_at, note_by_amount, note_by_token, note_by_stage, note_by_count";

    public static readonly RunOptions Options = new() { BatchSize = 2, MaxFailureRatio = 1 };

    /// <summary>The rows of live, or of the backup.</summary>
    /// <param name="note">What the notes hold.</param>
    /// <param name="same">What the restored time holds.</param>
    /// <param name="count">A number that no <c>int</c> holds, or null where the store keeps none out.</param>
    public static string Rows(string note, string same, string? count)
    {
        var notes = string.Join(", ", Enumerable.Repeat($"'{note}'", 6));
        return $"""
            (1, '2025-01-01 00:00:00', 1.5, '00000000-0000-0000-0000-000000000001', 'Open', 1, {same}, {notes}),
            (2, '0000-00-00 00:00:00', 123456789012345678901234567890123.5, 'none', 'gone', {count ?? "1"}, {same}, {notes}),
            (3, '2025-01-03 00:00:00', 1.5, '00000000-0000-0000-0000-000000000003', 'Open', 1, {same}, {notes})
            """;
    }

    /// <summary>A guard that looks at none of them lets every row through.</summary>
    public static async Task LooksAtNoneAsync(BackfillRunner backfill)
    {
        var restore = Visit.Plan("no column").With();
        var dryRun = await backfill.DryRunAsync(restore);
        var run = await backfill.RunAsync(restore, Options);
        Assert.Equal((3, 3), (dryRun.Counts[Outcome.Restored], run.Counts[Outcome.Restored]));
        Assert.True((await backfill.VerifyAsync(restore.Plan, run.Id)).Holds);
        await backfill.UndoAsync(restore.Plan, run.Id, Options);
    }

    /// <summary>What is compared is compared as it stands.</summary>
    public static async Task ComparesAsync(BackfillRunner backfill)
    {
        var compared = await backfill.RunAsync(Visit.Plan("compared").With(), Options);
        Assert.Equal((3, 3), (compared.Counts.Selected, compared.Counts[Outcome.SourceUnchanged]));
    }

    /// <summary>Whoever looks at one fails its row alone, and names it.</summary>
    public static async Task LooksAtOneAsync(BackfillRunner backfill, string column)
    {
        var restore = Visit.Plan(column).With();
        var dryRun = await backfill.DryRunAsync(restore);
        var explained = await backfill.ExplainAsync(restore, ["2"]);
        var run = await backfill.RunAsync(restore, Options);

        Assert.Equal((2, 1), (dryRun.Counts[Outcome.Restored], dryRun.Counts[Outcome.Failed]));
        Assert.Equal((2, 1), (run.Counts[Outcome.Restored], run.Counts[Outcome.Failed]));
        var failed = Assert.Single(run.Exceptions);
        Assert.Equal("2", failed.Key.ToString());
        Assert.StartsWith($"'{column}' of ", failed.Reason, StringComparison.Ordinal);
        Assert.Equal((Outcome.Failed, failed.Reason), (explained.Outcome, explained.Reason));
        Assert.Equal(failed.Reason, Assert.Single(dryRun.Exceptions).Reason);
        Assert.True((await backfill.VerifyAsync(restore.Plan, run.Id)).Holds);
        await backfill.UndoAsync(restore.Plan, run.Id, Options);
    }
}
