using Backfill.Reporting;
using Backfill.Stores;

namespace Backfill.Tests.Reporting;

public class ReconciliationTests
{
    [Fact]
    public void A_run_whose_counters_and_tables_agree_reconciles() => Assert.Empty(Check(Counts(), Tables()));

    [Fact]
    public void Selected_rows_without_an_outcome() => Assert.Equal(["11 rows were selected, but 10 have an outcome."], Check(Counts(selected: 11), Tables()));

    [Fact]
    public void A_journal_that_is_not_what_was_written() => Assert.Equal(["5 rows were written, but the journal has 4."], Check(Counts(), Tables(journaled: 4)));

    [Fact]
    public void An_exception_table_that_is_not_what_was_recorded()
    {
        var found = Check(Counts(), Tables(conflicts: 0));
        Assert.Equal(["3 exceptions were recorded, but the exception table has 2.", "1 rows are Conflict, but the exception table has 0."], found);
    }

    [Fact]
    public void Exceptions_of_another_outcome_than_counted() =>
        Assert.Equal(["2 rows are SkippedByGuard, but the exception table has 1.", "1 rows are Conflict, but the exception table has 2."], Check(Counts(), Tables(skipped: 1, conflicts: 2)));

    [Fact]
    public void An_exception_that_was_lost_without_a_cap() =>
        Assert.Equal(["3 rows are exceptions, but 2 were recorded."], Check(Counts(recorded: 2), Tables(conflicts: 0)));

    [Fact]
    public void Exceptions_beyond_the_cap_are_told_and_no_discrepancy()
    {
        Assert.Empty(Check(Counts(recorded: 2), Tables(conflicts: 0), withoutRoom: 1));
        Assert.Equal(["The exception table was full: 2 of 3 exceptions are in it, the others are only counted."], Reconciliation.Notes(Counts(recorded: 2)));
        Assert.Empty(Reconciliation.Notes(Counts()));
    }

    [Fact]
    public void More_records_than_exceptions() => Assert.NotEmpty(Reconciliation.Discrepancies(Counts(recorded: 4), Tables(conflicts: 2), withoutRoom: null));

    private static IReadOnlyList<string> Check(OutcomeCounts counts, RunCounts tables, long withoutRoom = 0) => Reconciliation.Discrepancies(counts, tables, withoutRoom);

    private static OutcomeCounts Counts(long selected = 10, long recorded = 3) => new()
    {
        Selected = selected,
        Recorded = recorded,
        [Outcome.Restored] = 5,
        [Outcome.SameAsArchive] = 2,
        [Outcome.SkippedByGuard] = 2,
        [Outcome.Conflict] = 1,
    };

    private static RunCounts Tables(long journaled = 5, long skipped = 2, long conflicts = 1) =>
        new(journaled, new Dictionary<Outcome, long> { [Outcome.SkippedByGuard] = skipped, [Outcome.Conflict] = conflicts });
}
