using Backfill.Testing.Servers;
using Backfill.Testing.Story;

namespace Backfill.MySql.Tests.Story;

/// <summary>The story from end to end at its real size, against a truth computed without any code of ours.</summary>
public sealed class StoryTests
{
    private const int Rows = 200_000;

    [Theory]
    [OnEachServer]
    public async Task The_story_comes_out_right_row_by_row(ServerProduct product)
    {
        await using var story = await StoryDatabases.CreateAsync(product, Rows);
        var backfill = story.Backfill;
        var damaged = await story.AllColumnsAsync();
        var others = await story.OtherColumnsAsync();
        var outcomes = new RecordedOutcomes();

        var dryRun = await backfill.DryRunAsync(StoryDatabases.Restore);
        Assert.False(await story.Databases.JournalSchemaExistsAsync());
        Assert.Equal(damaged, await story.AllColumnsAsync());

        var run = await backfill.RunAsync(StoryDatabases.Restore, new RunOptions { Outcomes = outcomes });
        Assert.Equal(RunState.Done, run.State);
        Assert.Empty(run.Discrepancies);
        AssertOutcomes(run.Counts);
        AssertOutcomes(dryRun.Counts);
        Assert.Equal(ExpectedOutcomes(), outcomes.Rows);
        Assert.Equal(run.Counts[Outcome.Restored], run.Tables.Journaled);
        Assert.Equal(StoryDatabases.TrueCancelledAt(Rows), await story.CancelledAtAsync());
        Assert.Equal(others, await story.OtherColumnsAsync());
        var restored = await story.AllColumnsAsync();

        var second = await backfill.RunAsync(StoryDatabases.Restore);
        Assert.Equal((RunState.Done, 0, 0), (second.State, second.Counts[Outcome.Restored], second.Tables.Journaled));
        Assert.Equal(restored, await story.AllColumnsAsync());

        var verification = await backfill.VerifyAsync(StoryDatabases.Restore.Plan, run.Id);
        Assert.True(verification.Holds);
        Assert.Equal(run.Counts[Outcome.Restored], verification.Rows);

        var undo = await backfill.UndoAsync(StoryDatabases.Restore.Plan, run.Id);
        Assert.Equal((RunState.Done, run.Counts[Outcome.Restored]), (undo.State, undo.Counts[Outcome.Restored]));
        Assert.Empty(undo.Discrepancies);
        Assert.Equal(damaged, await story.AllColumnsAsync());

        var again = await backfill.RunAsync(StoryDatabases.Restore);
        Assert.Equal(RunState.Done, again.State);
        Assert.Equal(restored, await story.AllColumnsAsync());
    }

    private static Dictionary<string, Outcome> ExpectedOutcomes() =>
        Enumerable.Range(1, Rows).Select(id => new StoryRow((ulong)id)).Where(row => row.Expected is not null).ToDictionary(row => $"{row.Id}", row => row.Expected!.Value);

    private static void AssertOutcomes(OutcomeCounts counts)
    {
        var expected = ExpectedOutcomes().Values.CountBy(outcome => outcome).ToDictionary();
        Assert.Equal(expected.Values.Sum(), counts.Selected);
        Assert.True(counts.Reconciles);
        foreach (var outcome in Enum.GetValues<Outcome>())
        {
            Assert.Equal(expected.GetValueOrDefault(outcome), counts[outcome]);
        }
    }
}
