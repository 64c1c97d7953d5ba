using Backfill.Planning;
using Backfill.Reporting;

namespace Backfill.MySql.Tests.Story;

/// <summary>Keeps each row's outcome, as a report file would.</summary>
internal sealed class RecordedOutcomes : IOutcomeSink
{
    private readonly List<(string Key, Outcome Outcome)> _batch = [];

    public Dictionary<string, Outcome> Rows { get; } = [];

    public void Begin(RestoreDeclaration declaration, long run, (int RangeNo, long Batch)? committed)
    {
    }

    public void Add(int rangeNo, long batch, in OutcomeRow row) => _batch.Add((row.Key.ToString(), row.Outcome));

    public void Flush()
    {
        foreach (var (key, outcome) in _batch)
        {
            Rows.Add(key, outcome);
        }

        _batch.Clear();
    }

    public void Discard() => _batch.Clear();
}
