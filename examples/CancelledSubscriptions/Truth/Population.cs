using CancelledSubscriptions.Accident;

namespace CancelledSubscriptions.Truth;

/// <summary>Every row of the story, made from a fixed seed: the same rows, fates and acts each time.</summary>
internal sealed class Population
{
    private const int Seed = 20260309;
    private const int RowsPerChunk = 2000;

    private static readonly (Fate Fate, int Rows)[] ReachedByTheFirstPass =
    [
        (Fate.Active, 113_380), (Fate.EditedSinceTheBackup, 3_000), (Fate.EnteredBySupport, 120), (Fate.CancelledAfterTheDamage, 500),
        (Fate.Damaged, 80_360), (Fate.CancelledThatNight, 60), (Fate.CancelledAfterTheBackup, 400), (Fate.MissingFromTheBackup, 150),
        (Fate.NoDateInTheBackup, 250), (Fate.ReactivatedAfterTheDamage, 80), (Fate.DeletedSinceTheBackup, 300),
    ];

    private static readonly (Fate Fate, int Rows)[] NotReached =
        [(Fate.Active, 1_000), (Fate.MissedByTheFirstPass, 660), (Fate.CancelledThatNightAndMissed, 40)];

    private readonly Random _random = new(Seed);

    public Population()
    {
        var acts = new Acts(_random);
        var making = new SubscriptionMaking(_random, acts);
        Fate[] fates = [.. Shuffled(ReachedByTheFirstPass), .. Shuffled(NotReached)];
        var reached = ReachedByTheFirstPass.Sum(f => f.Rows);
        Rows = [.. fates.Select(making.Make)];
        FirstPass = Stamp(Rows.Take(reached), Dates.FirstPass, (row, at) => row.FirstStamp = at);
        SecondPass = Stamp(Rows, Dates.SecondPass, (row, at) => row.SecondStamp = at);
    }

    /// <summary>In the order of their ids, those that only the backup has among them.</summary>
    public IReadOnlyList<Subscription> Rows { get; }

    /// <summary>The chunks of the bad job's first pass, which dies before the end.</summary>
    public IReadOnlyList<Chunk> FirstPass { get; }

    /// <summary>The chunks of its second pass.</summary>
    public IReadOnlyList<Chunk> SecondPass { get; }

    private Fate[] Shuffled((Fate Fate, int Rows)[] counts)
    {
        Fate[] fates = [.. counts.SelectMany(c => Enumerable.Repeat(c.Fate, c.Rows))];
        _random.Shuffle(fates);
        return fates;
    }

    private static List<Chunk> Stamp(IEnumerable<Subscription> rows, DateTime start, Action<Subscription, DateTime> stamp)
    {
        var chunks = new List<Chunk>();
        foreach (var chunk in rows.Where(r => r.BeforeTheJob is { Active: false }).Chunk(RowsPerChunk))
        {
            var at = start.AddTicks(chunks.Count * 201 * Dates.ClockStep);
            chunks.Add(new Chunk(chunk[0].Id, chunk[^1].Id, at));
            foreach (var row in chunk)
            {
                stamp(row, at);
            }
        }

        return chunks;
    }
}
