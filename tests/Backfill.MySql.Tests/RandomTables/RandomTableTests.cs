using System.Diagnostics;
using System.Globalization;
using Backfill.Stores;
using Backfill.Testing.Databases;
using Xunit.Abstractions;

namespace Backfill.MySql.Tests.RandomTables;

/// <summary>
/// Tables made at random (types, character sets, collations, keys, extremes) on every pair of servers: a run gives each row what the test itself works out and touches nothing
/// else, verify holds, a second run writes nothing, undo gives every byte back. A refusal is right only where a rule of the test's own says so.
/// </summary>
public sealed class RandomTableTests(ITestOutputHelper output)
{
    private const int Seed = 20261128;

    [Fact]
    public Task Sixty_tables() => HoldAsync(Seed, 60, TimeSpan.MaxValue, withMariaDb11: false);

    [Fact]
    [Trait("Category", "Soak")]
    public Task Two_thousand_tables()
    {
        var minutes = double.Parse(Environment.GetEnvironmentVariable("BACKFILL_SOAK_MINUTES") is { Length: > 0 } given ? given : "0.5", CultureInfo.InvariantCulture);
        var seed = Environment.GetEnvironmentVariable("BACKFILL_SOAK_SEED") is { Length: > 0 } fixedSeed ? int.Parse(fixedSeed, CultureInfo.InvariantCulture) : Environment.TickCount;
        return HoldAsync(seed, 2000, TimeSpan.FromMinutes(minutes), withMariaDb11: true);
    }

    private async Task HoldAsync(int seed, int count, TimeSpan most, bool withMariaDb11)
    {
        output.WriteLine($"Seed {seed}.");
        var watch = Stopwatch.StartNew();
        var sides = await Sides.AllAsync(withMariaDb11);
        var (done, refused, written) = (0, 0, 0L);
        List<string> failures = [];
        await using var databases = await PairsOfDatabases.CreateAsync(sides);
        foreach (var numbers in Enumerable.Range(0, count).Chunk(100))
        {
            var tables = numbers.Select(n => RandomTable.Make(n, new Random(unchecked(seed + (n * 7919))), sides[n % sides.Count])).ToList();
            foreach (var (table, restore) in tables.Zip(Declaration.Compile(tables)))
            {
                if (watch.Elapsed > most || failures.Count > 20)
                {
                    break;
                }

                try
                {
                    var rows = await HoldsAsync(databases.Of(table.Sides), table, restore);
                    done++;
                    refused += rows is null ? 1 : 0;
                    written += rows ?? 0;
                }
                catch (Exception error)
                {
                    failures.Add($"{error.Message}\n{(error is Xunit.Sdk.XunitException ? "" : error.StackTrace)}\nSeed {seed}. {table}");
                }
            }
        }

        output.WriteLine($"{done} tables on {sides.Count} pairs of servers in {watch.Elapsed.TotalSeconds:0} s, {refused} of them refused as expected, {written} rows written and taken back.");
        Assert.True(failures.Count == 0, $"{failures.Count} tables failed.\n{string.Join("\n\n", failures)}");
        Assert.True(done > 10 && refused * 5 < done && written > done * 2, $"Too little was tried: {done} tables, {refused} refused, {written} rows written.");
    }

    /// <summary>The rows that were written and taken back; null when the restore was refused as expected.</summary>
    private static async Task<long?> HoldsAsync(DatabasePair databases, RandomTable table, Restore restore)
    {
        foreach (var (database, isLive) in new[] { (databases.Live, true), (databases.Archive, false) })
        {
            await database.ScriptAsync($"SET sql_mode = '';\n{table.CreateTable()};\n{string.Join(";\n", table.Inserts(isLive))}");
        }

        try
        {
            return await RunsAsync(databases, table, restore);
        }
        finally
        {
            await databases.Live.ExecuteAsync($"DROP TABLE {table.Name}");
            await databases.Archive.ExecuteAsync($"DROP TABLE {table.Name}");
        }
    }

    private static async Task<long?> RunsAsync(DatabasePair databases, RandomTable table, Restore restore)
    {
        var backfill = Runners.On(databases);
        var before = await SeenTable.OfAsync(databases.Live, table);
        var archive = await SeenTable.OfAsync(databases.Archive, table);
        if (table.Refusal is { } reason)
        {
            var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => backfill.RunAsync(restore));
            Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
            Same(before, await SeenTable.OfAsync(databases.Live, table), "A refused run changed");
            return null;
        }

        var expected = Expected.Of(table, before, archive);
        var options = new RunOptions { BatchSize = table.Batch, MaxFailureRatio = 1 };

        var run = await backfill.RunAsync(restore, options);

        Assert.True(run.State == RunState.Done && run.Reconciles, $"{run.State}: {string.Join(' ', run.Discrepancies)}");
        Assert.True(run.Unread == 0, $"{run.Unread} rows are said not to have been read.");
        Same(expected.Rows, await SeenTable.OfAsync(databases.Live, table), $"After the run ({string.Join("; ", run.Exceptions.Take(5))})");
        foreach (var outcome in Enum.GetValues<Outcome>())
        {
            Assert.True(run.Counts[outcome] == expected.Counts.GetValueOrDefault(outcome), $"{outcome}: {run.Counts[outcome]} rows instead of {expected.Counts.GetValueOrDefault(outcome)}. {run.Exceptions.FirstOrDefault(e => e.Outcome == outcome)}");
        }

        Same(archive, await SeenTable.OfAsync(databases.Archive, table), "The backup");
        var verified = await backfill.VerifyAsync(restore.Plan, run.Id);
        Assert.True(verified.Holds, $"Verify: {string.Join(' ', verified.Discrepancies)} {string.Join(' ', verified.Differences.SelectMany(d => d.Values.Prepend<object>(d.Standing)))}");
        var again = await backfill.RunAsync(restore, options);
        Assert.True(again.Unread == 0, $"The second run: {again.Unread} rows are said not to have been read.");
        Assert.True(again.Counts[Outcome.Restored] == 0, $"The second run wrote {again.Counts[Outcome.Restored]} rows.");
        var undone = await backfill.UndoAsync(restore.Plan, run.Id);
        Assert.True(undone.State == RunState.Done && undone.Reconciles, $"Undo: {undone.State}: {string.Join(' ', undone.Discrepancies)}");
        Same(before, await SeenTable.OfAsync(databases.Live, table), "After undo");
        return run.Counts[Outcome.Restored];
    }

    private static void Same(Dictionary<string, string?[]> expected, Dictionary<string, string?[]> seen, string when)
    {
        Assert.Equal(expected.Count, seen.Count);
        foreach (var (key, row) in expected)
        {
            for (var i = 0; i < row.Length; i++)
            {
                Assert.True(seen[key][i] == row[i], $"{when}, key {key}, column {i}: expected {row[i] ?? "NULL"}, seen {seen[key][i] ?? "NULL"}");
            }
        }
    }
}
