using Backfill.Reporting;
using Backfill.Sqlite.Tests.Declarations;
using Backfill.Sqlite.Tests.Kit;
using Backfill.Stores;

namespace Backfill.Sqlite.Tests.Stories;

public sealed class Columns_of_a_group_are_restored_together : IDisposable
{
    private const string Table = "CREATE TABLE payments (id INTEGER PRIMARY KEY, cents INTEGER, currency TEXT CHECK (currency <> 'ZZZ'), job INTEGER, refunded INTEGER, note TEXT, label TEXT);";

    private readonly Folder _folder = new();

    public Columns_of_a_group_are_restored_together()
    {
        Db.Run(_folder.Live, Table + """
            INSERT INTO payments VALUES
              (1, 100, 'USD', 7, 0, 'a', 'x'), (2, 200, 'USD', 7, 0, 'b', 'x'), (3, 300, 'USD', 7, 0, 'c', 'C'), (4, 400, 'USD', 7, 0, 'd', 'D'), (5, 500, 'USD', 7, 0, 'e', 'E'),
              (6, 600, NULL, 7, 0, 'f', 'F'), (7, 700, 'USD', 7, 0, 'g', 'G'), (8, 800, 'USD', 7, 0, 'h', 'H'), (9, 900, 'USD', 1, 0, 'i', 'I');
            """);
        Db.Run(_folder.Archive, Table + """
            INSERT INTO payments VALUES
              (1, 90, 'EUR', 0, 0, 'a', NULL), (2, 180, 'EUR', 0, 0, 'B', NULL), (3, 300, 'USD', 0, 0, 'c', NULL), (4, 400, 'EUR', 0, 0, 'd', NULL), (5, 450, NULL, 0, 0, 'e', NULL),
              (6, 540, NULL, 0, 0, 'f', NULL), (8, 720, 'EUR', 0, 1, 'h', NULL), (9, 810, 'EUR', 0, 0, 'i', NULL);
            """);
    }

    [Fact]
    public async Task A_row_gets_every_column_back_or_none_and_has_one_outcome_and_one_journal_row()
    {
        var run = await _folder.Backfill().RunAsync(Payment.Money);

        Assert.Equal(RunState.Done, run.State);
        Assert.Equal("90 EUR, 180 EUR, 300 USD, 400 EUR, 500 USD, 540 , 700 USD, 800 USD, 900 USD", Money());
        Assert.Equal(8, run.Counts.Selected);
        Assert.Equal(
            (4, 1, 1, 1, 1),
            (run.Counts[Outcome.Restored], run.Counts[Outcome.SameAsArchive], run.Counts[Outcome.NullInArchive], run.Counts[Outcome.NotInArchive], run.Counts[Outcome.SkippedByGuard]));
        Assert.Equal(
            ["1: 100 USD -> 90 EUR", "2: 200 USD -> 180 EUR", "4: 400 USD -> 400 EUR", "6: 600  -> 540 "],
            Db.Rows(_folder.Live, $"SELECT key_id || ': ' || old_cents || ' ' || coalesce(old_currency, '') || ' -> ' || new_cents || ' ' || coalesce(new_currency, '') FROM {Control.Journal(_folder.Live)} ORDER BY key_id").Select(r => r[0]));
        Assert.Contains("backfill_journal_payments_cents_currency_", Control.Journal(_folder.Live), StringComparison.Ordinal);

        var again = await _folder.Backfill().RunAsync(Payment.Money);
        Assert.Equal((0, 5), (again.Counts[Outcome.Restored], again.Counts[Outcome.SameAsArchive]));
    }

    [Fact]
    public async Task Verify_and_undo_take_the_columns_of_a_row_together()
    {
        var before = Money();
        var run = await _folder.Backfill().RunAsync(Payment.Money);
        Assert.True((await _folder.Backfill().VerifyAsync(Payment.Money.Plan, run.Id)).Holds);

        Db.Run(_folder.Live, "UPDATE payments SET cents = 91 WHERE id = 1; UPDATE payments SET currency = 'USD' WHERE id = 4; UPDATE payments SET cents = 200, currency = 'USD' WHERE id = 2");
        var found = await _folder.Backfill().VerifyAsync(Payment.Money.Plan, run.Id);
        Assert.Equal((1, 1, 2), (found.Standings[Standing.Holds], found.Standings[Standing.ChangedSince], found.Standings[Standing.BackAtOld]));
        Assert.Equal(
            [new VerifiedValue("cents", "100", "90", "91", "90"), new VerifiedValue("currency", "USD", "EUR", "EUR", "EUR")],
            found.Differences.Single(d => d.Standing == Standing.ChangedSince).Values);

        Db.Run(_folder.Archive, "UPDATE payments SET currency = 'CHF' WHERE id = 6");
        Assert.Equal(1, (await _folder.Backfill().VerifyAsync(Payment.Money.Plan, run.Id)).Standings[Standing.DiffersFromArchive]);

        var undo = await _folder.Backfill().UndoAsync(Payment.Money.Plan, run.Id);
        Assert.Equal((1, 2, 1), (undo.Counts[Outcome.Restored], undo.Counts[Outcome.SameAsArchive], undo.Counts[Outcome.Conflict]));
        Assert.Equal("The application has changed a column of it since.", Assert.Single(undo.Exceptions).Reason);
        Assert.Equal(before.Replace("100 USD", "91 EUR", StringComparison.Ordinal), Money());
        Assert.True((await _folder.Backfill().VerifyAsync(Payment.Money.Plan, undo.Id)).Holds);
    }

    [Fact]
    public async Task A_customer_changes_one_column_between_read_and_write_and_the_whole_row_is_read_again()
    {
        var run = await _folder.Backfill(Once(Step.Begin, () => Db.Run(_folder.Live, "UPDATE payments SET currency = 'GBP' WHERE id = 2; UPDATE payments SET cents = 90, currency = 'EUR' WHERE id = 1"))).RunAsync(Payment.Money);

        Assert.Equal((3, 2), (run.Counts[Outcome.Restored], run.Counts[Outcome.SameAsArchive]));
        Assert.Equal("200 GBP", Db.One(_folder.Live, $"SELECT old_cents || ' ' || old_currency FROM {Control.Journal(_folder.Live)} WHERE key_id = 2"));
        Assert.StartsWith("90 EUR, 180 EUR, ", Money(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_is_no_longer_selected_keeps_both_columns()
    {
        var run = await _folder.Backfill(Once(Step.Begin, () => Db.Run(_folder.Live, "UPDATE payments SET cents = 1, job = 0 WHERE id = 2"))).RunAsync(Payment.Money);

        Assert.Equal((3, 1), (run.Counts[Outcome.Restored], run.Counts[Outcome.Conflict]));
        Assert.StartsWith("90 EUR, 1 USD, ", Money(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Step.Stage)]
    [InlineData(Step.Apply)]
    [InlineData(Step.Checkpoint)]
    [InlineData(Step.Commit)]
    public async Task A_run_that_stops_anywhere_leaves_whole_rows_and_resume_ends_it(Step step)
    {
        var backfill = _folder.Backfill((at, batch) =>
        {
            if (at == step && batch == 2)
            {
                throw new StoreException("The disk is full.");
            }
        });

        var error = await Assert.ThrowsAsync<RunInterruptedException>(() => backfill.RunAsync(Payment.Money, new RunOptions { BatchSize = 1 }));
        Assert.StartsWith("90 EUR, 200 USD, ", Money(), StringComparison.Ordinal);

        var run = await _folder.Backfill().ResumeAsync(Payment.Money.Plan, error.Run);
        Assert.Equal((RunState.Done, 4), (run.State, run.Counts[Outcome.Restored]));
        Assert.Equal("90 EUR, 180 EUR, 300 USD, 400 EUR, 500 USD, 540 , 700 USD, 800 USD, 900 USD", Money());
    }

    [Fact]
    public async Task A_column_that_the_file_refuses_leaves_the_whole_row()
    {
        Db.Run(_folder.Archive, "PRAGMA ignore_check_constraints = ON; UPDATE payments SET currency = 'ZZZ' WHERE id = 2");

        var error = await Assert.ThrowsAsync<RunInterruptedException>(() => _folder.Backfill().RunAsync(Payment.Money, new RunOptions { BatchSize = 1 }));

        Assert.Contains("CHECK constraint failed", error.Message, StringComparison.Ordinal);
        Assert.StartsWith("90 EUR, 200 USD, ", Money(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_cannot_be_written_makes_the_whole_row_failed()
    {
        Db.Run(_folder.Archive, "UPDATE payments SET cents = 'many' WHERE id = 2");

        var run = await _folder.Backfill().RunAsync(Payment.Money, new RunOptions { MaxFailureRatio = 1 });

        Assert.Equal((3, 1), (run.Counts[Outcome.Restored], run.Counts[Outcome.Failed]));
        Assert.StartsWith("90 EUR, 200 USD, 300 USD, 400 EUR", Money(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_proof_looks_at_every_column()
    {
        // Of the only selected row the first column is right already: a proof of it alone would let the batch pass that wrote nothing.
        Db.Run(_folder.Live, "UPDATE payments SET job = 0 WHERE id <> 4");

        var error = await Assert.ThrowsAsync<RunInterruptedException>(() => _folder.Backfill((_, _) => { }, writes: false).RunAsync(Payment.Money));

        Assert.Contains("1 rows did not hold after the write what was journaled for them", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_live_runs_may_not_share_a_column()
    {
        var group = await _folder.Backfill().RunAsync(Payment.Money, new RunOptions { Limit = 1 });
        Assert.Equal(RunState.Paused, group.State);
        Assert.Equal(["cents", "currency"], (await _folder.Backfill().StatusAsync())[0].Run.LiveColumns);

        var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => _folder.Backfill().RunAsync(PaymentColumn.OfCurrency));
        Assert.StartsWith($"Run {group.Id} of Payment.money on live.db.payments.currency has not ended: it is Paused, and was ", refused.Message, StringComparison.Ordinal);
        Assert.Equal([new WayOut(RunCommand.Status, group.Id), new WayOut(RunCommand.Cancel, group.Id)], refused.WaysOut);
        Assert.Single(await _folder.Backfill().StatusAsync());

        Assert.Equal(RunState.Done, (await _folder.Backfill().RunAsync(PaymentColumn.OfNote)).State);
        await _folder.Backfill().ResumeAsync(Payment.Money.Plan, group.Id);
        var single = await _folder.Backfill().RunAsync(PaymentColumn.OfCurrency, new RunOptions { Limit = 1 });
        Assert.Equal(RunState.Paused, single.State);
        Assert.Contains(
            $"Run {single.Id} of PaymentColumn.Currency on live.db.payments.currency has not ended: it is Paused",
            (await Assert.ThrowsAsync<RestoreRefusedException>(() => _folder.Backfill().RunAsync(Payment.Money))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looking_shows_each_column()
    {
        var dryRun = await _folder.Backfill().DryRunAsync(Payment.Money);
        Assert.Equal(["cents", "currency"], dryRun.Columns.Select(c => c.Column));
        Assert.Equal((7, 4, 3), (Rows(dryRun.Columns[1].Now, "USD"), Rows(dryRun.Columns[1].After, "USD"), Rows(dryRun.Columns[1].After, "EUR")));

        Assert.Equal("'cents' would get the backup's 'cents' and 'currency' would get the backup's 'currency'.", await Reason("1"));
        Assert.Equal("'cents' and 'currency' already hold what the backup says.", await Reason("3"));
        Assert.Equal("'currency' is NULL in the backup, so there is nothing to put back: the columns are written together or not at all.", await Reason("5"));
    }

    [Fact]
    public async Task A_computed_column_is_verified_with_the_others()
    {
        var run = await _folder.Backfill().RunAsync(Payment.Text);

        Assert.Equal((2, 6, 1), (run.Counts[Outcome.Restored], run.Counts[Outcome.SameAsArchive], run.Counts[Outcome.NotInArchive]));
        Assert.Equal("a A, B B", string.Join(", ", Db.Rows(_folder.Live, "SELECT note || ' ' || label FROM payments WHERE id < 3 ORDER BY id").Select(r => r[0])));
        Assert.True((await _folder.Backfill().VerifyAsync(Payment.Text.Plan, run.Id)).Holds);

        Db.Run(_folder.Archive, "UPDATE payments SET note = 'b' WHERE id = 2");
        var found = Assert.Single((await _folder.Backfill().VerifyAsync(Payment.Text.Plan, run.Id)).Differences);
        Assert.Equal(Standing.DiffersFromArchive, found.Standing);
        Assert.Equal([new VerifiedValue("note", "b", "B", "B", "b"), new VerifiedValue("label", "x", "B", "B", "B")], found.Values);
    }

    public void Dispose() => _folder.Dispose();

    private static long Rows(Distribution distribution, string value) => distribution.Buckets.Single(b => b.Key == value).Value;

    private async Task<string> Reason(string key) => (await _folder.Backfill().ExplainAsync(Payment.Money, [key])).Reason;

    private static Action<Step, int> Once(Step step, Action act)
    {
        var done = false;
        return (at, _) =>
        {
            if (at == step && !done)
            {
                done = true;
                act();
            }
        };
    }

    private string Money() => string.Join(", ", Db.Rows(_folder.Live, "SELECT cents || ' ' || coalesce(currency, '') FROM payments ORDER BY id").Select(r => r[0]));
}
