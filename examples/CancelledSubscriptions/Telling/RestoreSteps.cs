using Backfill;
using Backfill.Reporting;
using CancelledSubscriptions.Accident;
using CancelledSubscriptions.Databases;
using CancelledSubscriptions.Truth;

namespace CancelledSubscriptions.Telling;

/// <summary>The steps that Backfill does, each compared with the truth.</summary>
internal sealed class RestoreSteps(ShopDatabase shop, Population truth, Check check, Narrator narrator, Restore restore)
{
    private readonly BackfillRunner _backfill = shop.Runner(store => store);
    private string? _planId;
    private long _run;

    /// <summary>The run that the story ends with.</summary>
    public long LastRun { get; private set; }

    public async Task PlanAsync()
    {
        var plan = await _backfill.PlanAsync(restore);
        _planId = plan.Id;
        narrator.Say($"{plan.Restore.Name}: subscription_variants.cancelled_at of {plan.Live.Database} from updated_at of the backup \"{restore.Plan.Declaration.From}\".");
        narrator.Say($"Pinned, because the server would move it: {(plan.Live.Pins.Count == 0 ? "nothing" : string.Join(", ", plan.Live.Pins))}.");
        foreach (var note in plan.Notes)
        {
            narrator.Say(note);
        }

        narrator.Say($"Plan id {plan.Id[..12]}.");
    }

    public async Task DryRunAsync()
    {
        var outcomes = new OutcomeCheck(check, truth);
        var dryRun = await _backfill.DryRunAsync(restore, new RunOptions { Outcomes = outcomes });
        Tell(dryRun.Counts, "would be restored");
        narrator.Say("How the dates are distributed over the selected rows, the most frequent first:");
        narrator.Say($"  now        {Days(dryRun.Columns[0].Now)}");
        narrator.Say($"  afterwards {Days(dryRun.Columns[0].After)}");
        outcomes.Compare(dryRun.Counts, row => row.FirstRun is Outcome.Conflict ? Outcome.Restored : row.FirstRun);
        check.Live("untouched", row => row.Damaged);
    }

    public async Task RunAsync()
    {
        using var customers = new CustomersDuringTheRun(shop, truth);
        var outcomes = new OutcomeCheck(check, truth);
        var run = await shop.Runner(customers.Watch).RunAsync(restore, new RunOptions { PlanId = _planId, Outcomes = outcomes });
        var meanwhile = customers.Meanwhile;
        await customers.FinishAsync();
        _run = run.Id;
        narrator.Figures(
            (meanwhile, "rows changed by customers while it ran, from a second connection"),
            (customers.InBetween, "rows changed between the moment they were read and the moment they were written"));
        Tell(run, "restored");
        outcomes.Compare(run.Counts, row => row.FirstRun);
        check.Live("what the truth says", row => row.AfterTheFirstRun);
    }

    public async Task VerifyAsync() => Tell(await _backfill.VerifyAsync(restore.Plan, _run), row => row.FirstRun is Outcome.Restored ? Standing.Holds : null);

    public async Task RunForNothingAsync()
    {
        var outcomes = new OutcomeCheck(check, truth);
        var run = await _backfill.RunAsync(restore, new RunOptions { Outcomes = outcomes });
        Tell(run, "restored");
        outcomes.Compare(run.Counts, row => row.SecondRun);
        check.Figure("Rows written by the second run", 0, run.Tables.Journaled);
        check.Live("as the first run left them", row => row.AfterTheFirstRun);
    }

    public async Task CustomersGoOnAsync()
    {
        using (var customers = new Customers(shop))
        {
            foreach (var row in truth.Rows.Where(row => row.Act is { Moment: Moment.AfterTheRun }))
            {
                customers.Do(row);
            }
        }

        Tell(await _backfill.VerifyAsync(restore.Plan, _run), row => row.Standing);
        check.Live("what the truth says", row => row.AfterTheCustomers);
    }

    public async Task UndoAsync()
    {
        var undo = await _backfill.UndoAsync(restore.Plan, _run);
        narrator.Figures(
            (undo.Counts[Outcome.Restored], "rows hold the damaged date again, as before the run"),
            (truth.Rows.LongCount(row => row.FirstRun is Outcome.Restored && !row.IsUndone), "rows were changed or deleted by customers since, and left alone"));
        check.Figure("Rows undone", truth.Rows.LongCount(row => row.IsUndone), undo.Counts[Outcome.Restored]);
        Reconcile(undo);
        check.Live("as before the run, with the customers' writes", row => row.AfterUndo);
    }

    public async Task RunOnceMoreAsync(Func<Subscription, LiveRow?> expected)
    {
        var outcomes = new OutcomeCheck(check, truth);
        var run = await _backfill.RunAsync(restore, new RunOptions { Outcomes = outcomes });
        LastRun = run.Id;
        Tell(run, "restored");
        outcomes.Compare(run.Counts, row => row.ThirdRun);
        check.Live("what the truth says", expected);
        check.Archive("untouched");
    }

    private void Tell(Run run, string restored)
    {
        Tell(run.Counts, restored);
        narrator.Say($"Run {run.Id}, {run.State}: {Narrator.Number((long)run.RowsPerSecond)} rows per second.");
        Reconcile(run);
    }

    private void Reconcile(Run run)
    {
        check.Figure($"Run {run.Id}, state", (long)RunState.Done, (long)run.State);
        foreach (var discrepancy in run.Discrepancies)
        {
            check.Differ(discrepancy);
        }
    }

    private void Tell(OutcomeCounts counts, string restored)
    {
        narrator.Figures([
            (counts.Selected, "selected, and each has one outcome:"),
            (counts[Outcome.Restored], restored),
            .. OutcomeWords.All.Where(o => counts[o.Outcome] > 0).Select(o => (counts[o.Outcome], $"{o.Outcome}: {o.Words}"))]);
        check.Figure("The sum of the outcomes", counts.Selected, counts.Sum);
    }

    private void Tell(Verification verification, Func<Subscription, Standing?> expected)
    {
        narrator.Figures(OutcomeWords.Standings.Where(s => verification.Standings.GetValueOrDefault(s.Standing) > 0)
            .Select(s => (verification.Standings[s.Standing], s.Words)));
        foreach (var (standing, words) in OutcomeWords.Standings)
        {
            check.Figure($"Rows that {words}", truth.Rows.LongCount(row => expected(row) == standing), verification.Standings.GetValueOrDefault(standing));
        }

        foreach (var discrepancy in verification.Discrepancies)
        {
            check.Differ(discrepancy);
        }
    }

    private static string Days(Distribution distribution)
    {
        var most = string.Join(", ", distribution.Buckets.Take(3).Select(b => $"{b.Key}: {Narrator.Number(b.Value)}"));
        return distribution.Distinct > 3 ? $"{most}, and {Narrator.Number(distribution.Distinct - 3)} further days" : most;
    }
}
