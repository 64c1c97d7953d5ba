using Backfill.Cli.Tests.Harness;

namespace Backfill.Cli.Tests;

/// <summary>Every wrong use is one sentence on standard error, exit code 2, and nothing written.</summary>
public sealed class WrongUseTests : IDisposable
{
    private readonly Shop _shop = new(rows: 10);

    public void Dispose() => _shop.Dispose();

    [Theory]
    [InlineData("", "Which command? One of list, plan, dry-run, run, resume, verify, undo, cancel, status, explain, schema, sql.")]
    [InlineData("plann", "There is no command 'plann'; did you mean plan?")]
    [InlineData("paln", "There is no command 'paln'; did you mean plan?")]
    [InlineData("--jsn", "The program has no option --jsn; fix --help lists those it has.")]
    [InlineData("frobnicate", "There is no such command; there is list, plan, dry-run, run, resume, verify, undo, cancel, status, explain, schema, sql.")]
    [InlineData("plan", "SubscriptionVariant.CancelledAt needs --stamped-from: date and time as the column stores it (2025-03-01 or 2025-03-01T14:30:00).")]
    [InlineData("plan --stampd-from 2025-03-01", "plan has no option --stampd-from; did you mean --stamped-from?")]
    [InlineData("plan --where 1", "plan has no option --where; fix plan --help lists those it has.")]
    [InlineData("plan --stamped-from", "--stamped-from needs a value.")]
    [InlineData("plan --stamped-from May --stamped-to 2025-03-03", "'May' is not a date and time (2025-03-01 or 2025-03-01T14:30:00) for 'stampedFrom'.")]
    [InlineData("plan SubscriptionVariant.CancelAt", "There is no restore 'SubscriptionVariant.CancelAt'; did you mean 'SubscriptionVariant.CancelledAt'?")]
    [InlineData("plan Order.Total", "There is no restore 'Order.Total'; there is SubscriptionVariant.CancelledAt.")]
    [InlineData("plan a b", "plan was given more than it takes; fix plan --help shows how it is used.")]
    [InlineData("plan --ddl --json --stamped-from 2025-03-01 --stamped-to 2025-03-03", "--ddl and --json exclude each other: the JSON plan has the DDL in 'controlTables'.")]
    [InlineData("plan --journal-schema x --stamped-from 2025-03-01 --stamped-to 2025-03-03", "--journal-schema is for MySQL and MariaDB: a SQLite file has no schemas.")]
    [InlineData("run --batch 0", "--batch takes a whole number from 1 to 5000, not '0'.")]
    [InlineData("run --batch 5001", "--batch takes a whole number from 1 to 5000, not '5001'.")]
    [InlineData("run --limit none", "--limit takes a whole number of at least 1, not 'none'.")]
    [InlineData("run --limit 1 --limit 2", "--limit can be given only once.")]
    [InlineData("run --plan abc", "--plan takes a plan id: 12 to 64 hexadecimal digits, not 'abc'.")]
    [InlineData("resume", "resume needs RUN: The run's number, as status shows it.")]
    [InlineData("resume latest", "A run is named by its number, as status shows it, not 'latest'.")]
    [InlineData("resume 7", "There is no run 7; there is none yet.")]
    [InlineData("verify 7", "There is no run 7; there is none yet.")]
    [InlineData("undo 7 --plan 0123456789ab", "There is no run 7; there is none yet.")]
    [InlineData("status 7", "There is no run 7; status lists them all.")]
    [InlineData("explain --stamped-from 2025-03-01 --stamped-to 2025-03-03", "explain needs --key: The row's key; once per key column, in their order.")]
    [InlineData("explain --stamped-from 2025-03-01 --stamped-to 2025-03-03 --key 1 --key 2", "The key of subscription_variants is (id): give --key once, not twice.")]
    [InlineData("schema", "schema takes either --write FILE or --check FILE.")]
    [InlineData("schema --write a --check b", "schema takes either --write FILE or --check FILE.")]
    [InlineData("schema --check no.schema.sql", "There is no file 'no.schema.sql'; make it with: fix schema --write no.schema.sql")]
    [InlineData("schema --write shop.schema.sql", "schema is for MySQL and MariaDB: the columns of a SQLite file do not enforce their types, so there is nothing to compare a declaration with.")]
    public async Task One_sentence(string commandLine, string sentence)
    {
        var before = File.ReadAllBytes(_shop.PathOf("live.db"));
        var ran = await _shop.RunAsync(commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        ran.Is(2);
        Assert.Equal(sentence + "\n", ran.Error);
        Assert.Equal(commandLine.Contains("--json", StringComparison.Ordinal), ran.Out.Length > 0);
        Assert.Equal(before, File.ReadAllBytes(_shop.PathOf("live.db")));
    }

    [Theory]
    [InlineData("--help", "  fix [command] [options]")]
    [InlineData("plan --help", "  fix plan [<restore>] [options]")]
    [InlineData("resume -h", "  fix resume <run> [options]")]
    public async Task Help_calls_the_program_as_it_was_started(string commandLine, string usage)
    {
        var ran = await _shop.RunAsync(commandLine.Split(' '));
        ran.Is(0);
        Assert.Equal(usage, ran.Out.ReplaceLineEndings("\n").Split('\n').SkipWhile(line => line != "Usage:").ElementAt(1));
        Assert.Equal("", ran.Error);
    }

    [Fact]
    public async Task Which_restore_is_asked_for_when_there_are_several()
    {
        var ran = await _shop.WithAllAsync("plan");
        ran.Is(2);
        Assert.Equal("Which restore? One of SubscriptionVariant.CancelledAt, RoleNote.Note.\n", ran.Error);
    }

    [Fact]
    public async Task An_option_of_another_restore_is_refused()
    {
        var ran = await _shop.WithAllAsync("plan", "RoleNote.Note", "--stamped-from", "2025-03-01");
        ran.Is(2);
        Assert.Equal("RoleNote.Note has no --stamped-from; it takes --film.\n", ran.Error);
    }

    [Fact]
    public async Task A_program_without_restores_says_how_to_pass_them()
    {
        var ran = await _shop.RunAsync(["list"], null, []);
        ran.Is(2);
        Assert.StartsWith("This program has no restores", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_without_a_terminal_needs_the_plan_that_was_looked_at()
    {
        var before = File.ReadAllBytes(_shop.PathOf("live.db"));
        var ran = await _shop.RunAsync(["run", .. Shop.Stamped]);
        ran.Is(2);
        Assert.Equal(
            "Nothing was written: without a terminal, or with --json, run needs --plan ID, which the plan ends in; look at the plan.\nGo on with:\n  fix plan SubscriptionVariant.CancelledAt --stamped-from 2025-03-01 --stamped-to 2025-03-03\n",
            ran.Error);
        Assert.Equal(before, File.ReadAllBytes(_shop.PathOf("live.db")));
    }

    [Fact]
    public async Task Run_refuses_when_something_has_moved_since_the_plan_was_looked_at()
    {
        var planId = await _shop.PlanIdAsync(Shop.Stamped);
        _shop.Execute("live.db", "ALTER TABLE subscription_variants ADD COLUMN note TEXT");
        var before = File.ReadAllBytes(_shop.PathOf("live.db"));
        var ran = await _shop.RunAsync(["run", .. Shop.Stamped, "--plan", planId[..12]]);
        ran.Is(2);
        Assert.Contains($"not {planId[..12]}: the declaration, its arguments, a table, a server or what this account sees of them has moved", ran.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_shop.PathOf("live.db")));
    }

    [Fact]
    public async Task Run_refuses_the_plan_of_other_arguments()
    {
        var planId = await _shop.PlanIdAsync("--stamped-from", "2025-03-01", "--stamped-to", "2025-03-02");
        var ran = await _shop.RunAsync(["run", .. Shop.Stamped, "--plan", planId]);
        ran.Is(2);
        Assert.Contains("has moved since it was looked at", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_without_a_terminal_needs_the_plan_id_of_the_run()
    {
        await _shop.PlanAndRunAsync();
        var after = _shop.Live();
        var without = await _shop.RunAsync("undo", "1");
        without.Is(2);
        Assert.Equal("Nothing was written: without a terminal, or with --json, undo needs --plan ID, the plan id of run 1, which its status shows.\nGo on with:\n  fix status 1\n", without.Error);
        var wrong = await _shop.RunAsync("undo", "1", "--plan", "0123456789ab");
        wrong.Is(2);
        Assert.Equal("Nothing was written: the plan id of run 1 does not begin with 0123456789ab; look at its status.\nGo on with:\n  fix status 1\n", wrong.Error);
        Assert.Equal(after, _shop.Live());
    }

    [Fact]
    public async Task A_run_of_a_restore_that_the_program_does_not_have_is_refused()
    {
        await _shop.PlanAndRunAsync();
        var ran = await _shop.RunAsync(["verify", "1"], null, Declared.RoleNote.Restores.All);
        ran.Is(2);
        Assert.Equal("Run 1 is one of the restore 'SubscriptionVariant.CancelledAt', which this program does not have; it has RoleNote.Note.\n", ran.Error);
    }

    [Fact]
    public async Task A_done_run_cannot_be_resumed()
    {
        await _shop.PlanAndRunAsync();
        var ran = await _shop.RunAsync("resume", "1");
        ran.Is(2);
        Assert.Equal("Run 1 is done; there is nothing left to resume.\n", ran.Error);
    }

    [Fact]
    public async Task An_outcome_file_that_exists_is_refused_before_anything_is_written()
    {
        var file = _shop.PathOf("notes.csv");
        File.WriteAllText(file, "mine");
        var before = File.ReadAllBytes(_shop.PathOf("live.db"));
        var ran = await _shop.PlanAndRunAsync("--outcomes", file);
        ran.Is(2);
        Assert.Contains("exists already and is not overwritten", ran.Error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(file));
        Assert.Equal(before, File.ReadAllBytes(_shop.PathOf("live.db")));
    }
}
