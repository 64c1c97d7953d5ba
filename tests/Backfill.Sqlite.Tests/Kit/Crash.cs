using Backfill.Sqlite.Tests.Declarations;
using Backfill.Stores;

namespace Backfill.Sqlite.Tests.Kit;

/// <summary>A shop whose restore runs in another process, to be killed.</summary>
internal sealed class Crash : IDisposable
{
    public const int SliceSize = 60;

    public static readonly RunOptions Options = new() { BatchSize = 7, MaxFailureRatio = 1, TakeOver = true };

    public Crash(int rows)
    {
        Shop = Shop.Make(Folder, rows);
        Before = Image.Of(Folder.Live);
    }

    public Folder Folder { get; } = new();

    public Shop Shop { get; }

    public SortedDictionary<string, string> Before { get; }

    public string Outcomes => Folder.Path("outcomes.csv");

    /// <summary>Starts the process, which waits at a step.</summary>
    public VictimProcess Start(string verb, long run = 0, Step stopAt = Step.Begin, int stopBatch = 0) =>
        new(nameof(Crash), verb, Folder.Live, Folder.Archive, Outcomes, $"{run}", $"{stopAt}", $"{stopBatch}");

    /// <summary>What the process does.</summary>
    public static Task<int> DieAsync(string[] args)
    {
        var (verb, live, archive, outcomes) = (args[0], args[1], args[2], args[3]);
        var runner = new BackfillRunner(
            async cancellationToken => new SteppedStore(await SqliteLive.OpenAsync(live, null, cancellationToken), Victim.WaitingAt(Enum.Parse<Step>(args[5]), int.Parse(args[6], null))),
            new Dictionary<string, Func<CancellationToken, Task<IArchive>>> { ["Archive"] = cancellationToken => SqliteArchive.OpenAsync(archive, cancellationToken) })
        {
            SliceSize = SliceSize,
        };
        return Victim.RunAsync(runner, verb, SubscriptionVariant.Restore, long.Parse(args[4], null), Options with { Outcomes = new OutcomeFile(outcomes) });
    }

    /// <summary>What was committed is whole: each journaled row is written, and each written row is journaled.</summary>
    public void AssertNothingHalfDone(long run)
    {
        var journal = Control.Journal(Folder.Live);
        var journaled = Db.Rows(Folder.Live, $"SELECT key_id FROM {journal} WHERE run_id = {run} ORDER BY key_id").Select(r => $"subscription_variants {r[0]}").Order(StringComparer.Ordinal);
        var now = Image.Of(Folder.Live);
        Assert.Equal(Before.Keys.Where(key => Before[key] != now[key]), journaled);
    }

    /// <summary>The run ended as one that nobody disturbed.</summary>
    public void AssertWholeRun(Run run)
    {
        Assert.Equal(RunState.Done, run.State);
        Assert.Empty(run.Discrepancies);
        Image.AssertEqual(Shop.Repaired(Before), Image.Of(Folder.Live));
        var journal = Control.Journal(Folder.Live);
        var restored = Shop.Outcomes.Values.Count(o => o == Outcome.Restored);
        Assert.Equal($"{restored} {restored}", Db.One(Folder.Live, $"SELECT COUNT(*) || ' ' || COUNT(DISTINCT key_id) FROM {journal} WHERE run_id = {run.Id}"));
        Assert.Equal(restored, run.Counts[Outcome.Restored]);
        Assert.Equal(Shop.Outcomes.OrderBy(o => o.Key), OutcomeFile.Read(Outcomes));
    }

    public void Dispose() => Folder.Dispose();
}
