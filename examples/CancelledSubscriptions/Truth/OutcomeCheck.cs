using System.Globalization;
using Backfill;
using Backfill.Planning;
using Backfill.Reporting;

namespace CancelledSubscriptions.Truth;

/// <summary>Takes every row's outcome from a run, and compares it with the truth.</summary>
internal sealed class OutcomeCheck(Check check, Population population) : IOutcomeSink
{
    private readonly Dictionary<ulong, Outcome> _outcomes = [];
    private readonly List<(ulong Id, Outcome Outcome)> _batch = [];

    public void Begin(RestoreDeclaration declaration, long run, (int RangeNo, long Batch)? committed)
    {
    }

    public void Add(int rangeNo, long batch, in OutcomeRow row) =>
        _batch.Add((ulong.Parse(row.Key.Parts[0], CultureInfo.InvariantCulture), row.Outcome));

    public void Flush()
    {
        foreach (var (id, outcome) in _batch)
        {
            if (!_outcomes.TryAdd(id, outcome))
            {
                check.Differ($"row {id} has two outcomes, {_outcomes[id]} and {outcome}.");
            }
        }

        _batch.Clear();
    }

    public void Discard() => _batch.Clear();

    /// <summary>Compares each row's outcome, and the run's figures.</summary>
    public void Compare(OutcomeCounts counts, Func<Subscription, Outcome?> expected)
    {
        foreach (var row in population.Rows)
        {
            Outcome? found = _outcomes.TryGetValue(row.Id, out var outcome) ? outcome : null;
            if (found != expected(row))
            {
                check.Differ($"row {row.Id} ({row.Fate}) has the outcome {Words(found)}, which must be {Words(expected(row))}.");
            }
        }

        foreach (var outcome in Enum.GetValues<Outcome>())
        {
            check.Figure($"Rows {outcome}", population.Rows.LongCount(row => expected(row) == outcome), counts[outcome]);
        }
    }

    private static string Words(Outcome? outcome) => outcome?.ToString() ?? "none (not selected)";
}
