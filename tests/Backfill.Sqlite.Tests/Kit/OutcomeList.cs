using System.Globalization;
using Backfill.Planning;
using Backfill.Reporting;

namespace Backfill.Sqlite.Tests.Kit;

/// <summary>Keeps what it was told in memory: a row twice is an error.</summary>
internal sealed class OutcomeList : IOutcomeSink
{
    private readonly List<(long Key, Outcome Outcome)> _batch = [];

    /// <summary>The outcome of each row whose batch was flushed, by key.</summary>
    public Dictionary<long, Outcome> Committed { get; } = [];

    public void Begin(RestoreDeclaration declaration, long run, (int RangeNo, long Batch)? committed)
    {
    }

    public void Add(int rangeNo, long batch, in OutcomeRow row) => _batch.Add((long.Parse(row.Key.Parts[0], CultureInfo.InvariantCulture), row.Outcome));

    public void Flush()
    {
        foreach (var (key, outcome) in _batch)
        {
            Committed.Add(key, outcome);
        }

        _batch.Clear();
    }

    public void Discard() => _batch.Clear();
}
