using Backfill.MySql.Tests.Refusals;
using Backfill.MySql.Tests.Traps;
using Backfill.Stores;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Story;

/// <summary>The columns of a group: a row gets all of them back, or none.</summary>
public sealed class GroupTests
{
    private const string Table = """
        CREATE TABLE payments (
          id BIGINT UNSIGNED NOT NULL PRIMARY KEY, amount DECIMAL(12,2) NOT NULL, currency VARCHAR(3) CHARACTER SET latin1 COLLATE latin1_german1_ci NULL, paid_at DATETIME NULL,
          booked_at TIMESTAMP NULL DEFAULT NULL, job INT NOT NULL, changed_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP, CHECK (currency <> 'ZZZ'));
        SET time_zone = '+00:00';

        """;

    private const string Damaged = "100.00 USD 2025-03-01 00:00:00";

    private static readonly Restore Money = Payment.Restores.Money(7);

    [Theory]
    [OnEachServer]
    public async Task A_row_gets_every_column_back_or_none(ServerProduct product)
    {
        await using var databases = await PaymentsAsync(product);
        var others = await TableDump.OfAsync(databases.Live, "payments", "amount", "currency", "paid_at");

        var run = await Runners.On(databases).RunAsync(Money);

        Assert.Equal(RunState.Done, run.State);
        Assert.Equal(
            (6, 3, 1, 1, 1),
            (run.Counts.Selected, run.Counts[Outcome.Restored], run.Counts[Outcome.SameAsArchive], run.Counts[Outcome.NullInArchive], run.Counts[Outcome.NotInArchive]));
        Assert.Equal(
            ["90.00 EUR 2025-01-10 12:00:00", "180.50 CHF 2025-07-10 13:00:00", "100.00 EUR 2025-03-01 00:00:00", Damaged, Damaged, Damaged, Damaged],
            await MoneyAsync(databases));
        Assert.Equal(others, await TableDump.OfAsync(databases.Live, "payments", "amount", "currency", "paid_at"));

        var journal = run.Id;
        Assert.Equal(
            [["1", "100.00", "90.00", "USD", "EUR", "2025-03-01 00:00:00", "2025-01-10 12:00:00"]],
            await databases.Live.RowsAsync(
                $"SELECT key_id, old_amount, new_amount, old_currency, new_currency, CAST(old_paid_at AS CHAR), CAST(new_paid_at AS CHAR) FROM {await JournalAsync(databases)} WHERE run_id = {journal} AND key_id = 1"));
        Assert.True((await Runners.On(databases).VerifyAsync(Money.Plan, run.Id)).Holds);
        Assert.Equal(0, (await Runners.On(databases).RunAsync(Money)).Counts[Outcome.Restored]);

        var undo = await Runners.On(databases).UndoAsync(Money.Plan, run.Id);
        Assert.Equal(3, undo.Counts[Outcome.Restored]);
        Assert.Equal(Enumerable.Repeat(Damaged, 7), await MoneyAsync(databases));
        Assert.Equal(others, await TableDump.OfAsync(databases.Live, "payments", "amount", "currency", "paid_at"));
    }

    [Theory]
    [OnEachServer]
    public async Task A_customer_changes_one_column_between_read_and_write(ServerProduct product)
    {
        await using var databases = await PaymentsAsync(product);
        var changed = 0;
        Between.ReadAndWrite(id =>
        {
            if (id == 3 && Interlocked.Exchange(ref changed, 1) == 0)
            {
                databases.Live.ExecuteAsync("UPDATE payments SET currency = 'GBP' WHERE id = 1").GetAwaiter().GetResult();
                databases.Live.ExecuteAsync("UPDATE payments SET amount = 1, job = 0 WHERE id = 2").GetAwaiter().GetResult();
            }
        });

        var run = await Runners.On(databases).RunAsync(Money);

        Assert.Equal((2, 1), (run.Counts[Outcome.Restored], run.Counts[Outcome.Conflict]));
        Assert.Equal(["90.00 EUR 2025-01-10 12:00:00", "1.00 USD 2025-03-01 00:00:00"], (await MoneyAsync(databases)).Take(2));
        Assert.Equal("GBP", await databases.Live.ScalarAsync($"SELECT old_currency FROM {await JournalAsync(databases)} WHERE key_id = 1"));

        await databases.Live.ExecuteAsync("UPDATE payments SET paid_at = '2030-01-01' WHERE id = 1");
        Assert.Equal(1, (await Runners.On(databases).VerifyAsync(Money.Plan, run.Id)).Standings[Standing.ChangedSince]);
        var undo = await Runners.On(databases).UndoAsync(Money.Plan, run.Id);
        Assert.Equal((1, 1), (undo.Counts[Outcome.Restored], undo.Counts[Outcome.Conflict]));
        Assert.Equal("90.00 EUR 2030-01-01 00:00:00", (await MoneyAsync(databases))[0]);
    }

    [Theory]
    [OnEachServer]
    public async Task A_column_that_the_server_refuses_leaves_the_whole_row(ServerProduct product)
    {
        await using var databases = await PaymentsAsync(product);
        var check = await databases.Archive.ScalarAsync("SELECT constraint_name FROM information_schema.table_constraints WHERE table_schema = DATABASE() AND table_name = 'payments' AND constraint_type = 'CHECK'");
        await databases.Archive.ExecuteAsync($"ALTER TABLE payments DROP CONSTRAINT `{check}`");
        await databases.Archive.ExecuteAsync("UPDATE payments SET currency = 'ZZZ' WHERE id = 2");

        var interrupted = await Assert.ThrowsAsync<RunInterruptedException>(() => Runners.On(databases).RunAsync(Money, new RunOptions { BatchSize = 1 }));

        Assert.Contains("at the key 2", interrupted.Message, StringComparison.Ordinal);
        Assert.Equal(["90.00 EUR 2025-01-10 12:00:00", Damaged], (await MoneyAsync(databases)).Take(2));
        await databases.Archive.ExecuteAsync("UPDATE payments SET currency = 'CHF' WHERE id = 2");
        var run = await Runners.On(databases).ResumeAsync(Money.Plan, interrupted.Run);
        Assert.Equal((RunState.Done, 3), (run.State, run.Counts[Outcome.Restored]));
        Assert.Equal("180.50 CHF 2025-07-10 13:00:00", (await MoneyAsync(databases))[1]);
    }

    [Theory]
    [OnEachServer]
    public async Task Two_live_runs_may_not_share_a_column(ServerProduct product)
    {
        await using var databases = await PaymentsAsync(product);
        var group = await Runners.On(databases).RunAsync(Money, new RunOptions { Limit = 1 });
        Assert.Equal(["amount", "currency", "paid_at"], (await Runners.On(databases).StatusAsync())[0].Run.LiveColumns);

        var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => Runners.On(databases).RunAsync(PaymentColumn.Restores.Currency()));

        Assert.StartsWith($"Run {group.Id} of Payment.money on {databases.Live.Name}.payments.currency has not ended: it is Paused, and was ", refused.Message, StringComparison.Ordinal);
        Assert.Equal([new WayOut(RunCommand.Status, group.Id), new WayOut(RunCommand.Cancel, group.Id)], refused.WaysOut);
        Assert.Equal(RunState.Done, (await Runners.On(databases).RunAsync(PaymentColumn.Restores.BookedAt())).State);
        await Runners.On(databases).ResumeAsync(Money.Plan, group.Id);
        var single = await Runners.On(databases).RunAsync(PaymentColumn.Restores.Currency(), new RunOptions { Limit = 1 });
        Assert.Contains(
            $"Run {single.Id} of PaymentColumn.Currency on {databases.Live.Name}.payments.currency has not ended",
            (await Assert.ThrowsAsync<RestoreRefusedException>(() => Runners.On(databases).RunAsync(Money))).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [OnEachServer]
    public async Task The_DDL_of_a_plan_has_every_column(ServerProduct product)
    {
        await using var databases = await PaymentsAsync(product);
        await using var account = await TestAccount.CreateAsync(databases.Live, "s3cret-Passw0rd");
        await databases.Live.ExecuteAsync($"GRANT SELECT ON payments TO {account}");

        var control = (await Runners.On(account.ConnectionString, databases.Archive.ConnectionString, databases.JournalSchema).PlanAsync(Money)).Live.Control!;

        Assert.Contains("backfill_journal_payments_amount_currency_paid_at_", control.Journal, StringComparison.Ordinal);
        var journal = control.Ddl.Single(ddl => ddl.Contains(control.Journal, StringComparison.Ordinal));
        Assert.Contains("`old_currency` varchar(3) CHARACTER SET latin1 COLLATE latin1_german1_ci NULL DEFAULT NULL,\n  `new_currency` varchar(3)", journal, StringComparison.Ordinal);
        Assert.Contains("`pin_changed_at` timestamp", journal, StringComparison.Ordinal);
        Assert.Contains("UPDATE (`amount`, `currency`, `paid_at`, `changed_at`)", control.Grants[0], StringComparison.Ordinal);
    }

    private static async Task<DatabasePair> PaymentsAsync(ServerProduct product) => await DatabasePair.CreateAsync(
        product,
        Table + string.Join('\n', Enumerable.Range(1, 7).Select(id => $"INSERT INTO payments VALUES ({id}, 100, 'USD', '2025-03-01', NULL, {(id == 7 ? 0 : 7)}, '2025-03-02 03:04:05');")),
        Table + """
            INSERT INTO payments VALUES (1, 90, 'EUR', NULL, '2025-01-10 11:00:00', 0, '2024-01-01 00:00:00');
            INSERT INTO payments VALUES (2, 180.5, 'CHF', NULL, '2025-07-10 11:00:00', 0, '2024-01-01 00:00:00');
            INSERT INTO payments VALUES (3, 100, 'EUR', NULL, '2025-02-28 23:00:00', 0, '2024-01-01 00:00:00');
            INSERT INTO payments VALUES (4, 100, 'USD', NULL, '2025-02-28 23:00:00', 0, '2024-01-01 00:00:00');
            INSERT INTO payments VALUES (5, 90, NULL, NULL, '2025-02-28 23:00:00', 0, '2024-01-01 00:00:00');
            INSERT INTO payments VALUES (7, 1, 'EUR', NULL, '2025-02-28 23:00:00', 0, '2024-01-01 00:00:00');
            """);

    private static async Task<IReadOnlyList<string>> MoneyAsync(DatabasePair databases) =>
        [.. (await databases.Live.RowsAsync("SELECT amount, currency, CAST(paid_at AS CHAR) FROM payments ORDER BY id")).Select(row => string.Join(' ', row))];

    private static async Task<string> JournalAsync(DatabasePair databases) => $"`{databases.JournalSchema}`.`" + await databases.Live.ScalarAsync(
        $"SELECT table_name FROM information_schema.tables WHERE table_schema = '{databases.JournalSchema}' AND table_name LIKE 'backfill_journal_payments_amount%'") + "`";
}
