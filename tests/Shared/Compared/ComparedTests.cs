using Xunit;

namespace Backfill.Compared;

/// <summary>What a dry run says of each comparison is what a count by hand says of it.</summary>
internal static class ComparedTests
{
    /// <summary>No slice holds all rows, so that each row must be of one slice, and one only.</summary>
    public const int Slice = 3;

    /// <summary>As both sides have it.</summary>
    /// <param name="code">How the text of the key is declared.</param>
    /// <param name="time">The type of a time.</param>
    public static string Table(string code, string time) => $"""
        CREATE TABLE refunds (shop INTEGER NOT NULL, code {code} NOT NULL, amount INTEGER, state VARCHAR(20) NOT NULL, active TINYINT(1) NOT NULL, paid_at {time}, total INTEGER, PRIMARY KEY (shop, code));
        INSERT INTO refunds VALUES
          (1, 'a', 1, 'Open', 0, '2025-03-01 00:00:00', 200), (1, 'b', 1, 'Paid', 0, '2025-03-01 00:00:00', 100), (1, 'c', 1, 'Paid', 0, '2025-02-28 23:59:59', 500),
          (2, 'a', 1, 'Open', 2, '2025-04-01 00:00:00', NULL), (2, 'b', 1, 'Paid', 0, NULL, 101), (2, 'c', 1, 'Open', 0, '2025-05-01 00:00:00', NULL),
          (2, 'd', 1, 'Paid', 1, NULL, 7), (3, 'a', 1, 'Open', 1, NULL, NULL), (3, 'b', 1, 'Paid', 0, '2025-06-01 00:00:00', -5),
          (4, 'a', 1, 'Open', 0, NULL, NULL), (4, 'b', 1, 'Paid', 0, '2024-01-01 00:00:00', 99), (5, 'a', 1, 'Open', 1, '2025-07-01 00:00:00', 50), (5, 'b', 1, 'Open', 0, NULL, 20)
        """;

    /// <param name="backfill">The store under test, with slices of <see cref="Slice"/> keys.</param>
    /// <param name="count">What a query of one number says.</param>
    public static async Task AreCountedAsync(BackfillRunner backfill, Func<string, Task<long>> count)
    {
        async Task<long> Rows(string condition) => await count($"SELECT COUNT(*) FROM refunds WHERE {condition}");

        async Task IsAsync(string name, IReadOnlyDictionary<string, string?> arguments, string selected, params (int Side, string Text, string Alone, string? AllBut)[] expected)
        {
            var dryRun = await backfill.DryRunAsync(Refund.Restores.All.Single(p => p.Declaration.Name == name).WithText(arguments), new RunOptions { BatchSize = 2 });
            Assert.Equal(await Rows(selected), dryRun.Counts.Selected);
            List<ComparisonCounts> counts = [];
            foreach (var (side, text, alone, allBut) in expected)
            {
                counts.Add(new ComparisonCounts(text, side, await Rows(alone), allBut is null ? 0 : await Rows(allBut)));
            }

            Assert.Equal(counts, dryRun.Comparisons);
        }

        const string Lately = "paid_at IS NOT NULL AND paid_at >= '2025-03-01 00:00:00'";
        const string Much = "(total IS NULL OR total > 100)";
        await IsAsync("Refund.Amount", Given("from", "2025-03-01"), $"active = 0 AND {Lately} AND {Much}",
            (1, "!live.Active", "active = 0", $"active <> 0 AND {Lately} AND {Much}"),
            (1, "live.PaidAt >= from", Lately, $"active = 0 AND {Much} AND (paid_at IS NULL OR paid_at < '2025-03-01 00:00:00')"),
            (1, "live.Total > 100 || live.Total == null", Much, $"active = 0 AND {Lately} AND total <= 100"));
        await IsAsync("wrong state", Given("least", "10"), "1 = 0",
            (1, "live.State == RefundState.Refunded", "state = 'Refunded'", "total > 10"),
            (1, "live.Total > least", "total > 10", "1 = 0"));
        await IsAsync("wrong state", Given("least", null), "1 = 0",
            (1, "live.State == RefundState.Refunded", "state = 'Refunded'", "1 = 0"),
            (1, "live.Total > least", "1 = 0", "1 = 0"));
        await IsAsync("never both", Given(), "1 = 0",
            (1, "live.Active", "active <> 0", "active = 0 AND paid_at IS NOT NULL AND total > 100 AND total < 1000"),
            (1, "refund.PaidAt != null, in HasPaid(live, 100)", "paid_at IS NOT NULL", "active <> 0 AND paid_at IS NULL AND total > 100 AND total < 1000"),
            (1, "refund.Total > more, in HasPaid(live, 100)", "total > 100", "active <> 0 AND paid_at IS NOT NULL AND total <= 100"),
            (1, "live.Total < 1000", "total < 1000", "active <> 0 AND paid_at IS NOT NULL AND total >= 1000"));

        const string Seven = "total IS NOT NULL AND total = 7";
        await IsAsync("two sides", Given(), $"(state = 'Open' AND total > 100) OR (active <> 0 AND paid_at IS NULL) OR ({Seven})",
            (1, "live.State == RefundState.Open", "state = 'Open'", "state <> 'Open' AND total > 100 AND NOT (active <> 0 AND paid_at IS NULL)"),
            (1, "live.Total > 100", "total > 100", "state = 'Open' AND (total IS NULL OR total <= 100) AND NOT (active <> 0 AND paid_at IS NULL) AND (total IS NULL OR total <> 7)"),
            (2, "live.Active", "active <> 0", "active = 0 AND paid_at IS NULL AND NOT (state = 'Open' AND total IS NOT NULL AND total > 100) AND (total IS NULL OR total <> 7)"),
            (2, "live.PaidAt == null", "paid_at IS NULL", "active <> 0 AND paid_at IS NOT NULL AND NOT (state = 'Open' AND total IS NOT NULL AND total > 100) AND (total IS NULL OR total <> 7)"),
            (3, "live.Total == 7", "total = 7", null));
        await IsAsync("listed", Given("states", "[\"Paid\",\"Refunded\"]"), "state IN ('Paid', 'Refunded') AND active = 0 AND total > 10",
            (1, "states.Contains(live.State)", "state IN ('Paid', 'Refunded')", "state = 'Open' AND active = 0 AND total > 10"),
            (1, "live is { Active: false }", "active = 0", "state IN ('Paid', 'Refunded') AND active <> 0 AND total > 10"),
            (1, "live is { Total: > 10 }", "total > 10", "state IN ('Paid', 'Refunded') AND active = 0 AND (total IS NULL OR total <= 10)"));
        await IsAsync("one", Given(), "total = -1");
        await IsAsync("every row", Given(), "1 = 1");
    }

    /// <summary>Of a part of the rows nothing is said, for it would be taken for all.</summary>
    public static async Task AreNotSaidOfAPartAsync(BackfillRunner backfill)
    {
        var restore = Refund.Restores.Amount(new DateTime(2025, 3, 1));
        var partial = await backfill.DryRunAsync(restore, new RunOptions { BatchSize = 1, Limit = 1 });
        Assert.True(partial.Partial);
        Assert.Empty(partial.Comparisons);
    }

    private static Dictionary<string, string?> Given() => [];

    private static Dictionary<string, string?> Given(string name, string? value) => new() { [name] = value };
}
