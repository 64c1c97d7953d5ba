using Backfill.Sqlite.Tests.Declarations;
using Backfill.Sqlite.Tests.Kit;
using Backfill.Stores;

namespace Backfill.Sqlite.Tests.Stories;

/// <summary>A process is frozen wherever it happens to be, its run is taken, undone or given up, and it goes on: it changes nothing more, neither rows nor state.</summary>
public sealed class A_frozen_process_is_overtaken
{
    [Theory]
    [InlineData("resume", 2)]
    [InlineData("resume", 9)]
    [InlineData("undo", 3)]
    [InlineData("undo", 12)]
    [InlineData("cancel", 1)]
    [InlineData("cancel", 7)]
    public async Task And_changes_nothing_when_it_goes_on(string verb, int commits)
    {
        // So many that it is not done before it is overtaken, however often it has to be let go on.
        using var crash = new Crash(rows: 15_000);
        using var old = crash.Start("run");
        await old.ReadUntilAsync(Victim.Committed, commits);
        old.Freeze();

        await OvertakeAsync(crash, old, verb);
        var (image, states) = (Image.Of(crash.Folder.Live), States(crash));
        old.Thaw();

        Assert.Equal(Victim.Interrupted, await old.EndedAsync());
        Image.AssertEqual(image, Image.Of(crash.Folder.Live));
        Assert.Equal(states, States(crash));
        if (verb == "undo")
        {
            Image.AssertEqual(crash.Before, image);
            Assert.Equal(["Undone", "Done"], states);
        }
        else
        {
            crash.AssertNothingHalfDone(1);
            Assert.Equal([verb == "resume" ? "Paused" : "Cancelled"], states);
        }
    }

    private static List<string?> States(Crash crash) => [.. Db.Rows(crash.Folder.Live, "SELECT state FROM backfill_run ORDER BY id").Select(row => row[0])];

    /// <summary>A process that is frozen inside its transaction keeps everybody out; then it is let go on for a moment.</summary>
    private static async Task OvertakeAsync(Crash crash, VictimProcess old, string verb)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                // Not on the outcome file of the other one.
                var backfill = crash.Folder.Backfill((_, _) => { }, Crash.SliceSize, patience: TimeSpan.FromMilliseconds(200));
                _ = verb switch
                {
                    "resume" => (await backfill.ResumeAsync(SubscriptionVariant.Plan, 1, Crash.Options with { Limit = 7 })).State,
                    "undo" => (await backfill.UndoAsync(SubscriptionVariant.Plan, 1, Crash.Options)).State,
                    _ => (await backfill.CancelAsync(1, takeOver: true)).Run.State,
                };
                return;
            }
            catch (StoreException locked) when (tries < 50 && locked.Message.Contains("locked", StringComparison.Ordinal))
            {
                old.Thaw();
                await Task.Delay(1);
                old.Freeze();
            }
        }
    }
}
