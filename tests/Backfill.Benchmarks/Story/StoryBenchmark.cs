using System.Globalization;
using Backfill.Testing.Databases;

namespace Backfill.Benchmarks.Story;

/// <summary>The story at full size, against the loop a good developer would have written by hand.</summary>
internal static class StoryBenchmark
{
    private static readonly (string Name, TimeSpan Latency, double Required, int Sample)[] Networks =
    [
        ("loopback", TimeSpan.Zero, 6, 10_000),
        ("latency", TimeSpan.FromMilliseconds(0.5), 15, 2_000),
    ];

    /// <summary>Returns 0 when every ratio is reached, else 1.</summary>
    public static async Task<int> RunAsync(BenchmarkOptions options)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        await using var databases = await DatabasePair.CreateAsync(options.Product);
        var table = new DamagedTable(databases, options.Rows);
        Console.WriteLine($"{await databases.Live.ScalarAsync("SELECT VERSION()")}, two servers; making {options.Rows:N0} rows, {table.Damaged:N0} of them damaged …");
        await table.CreateAsync();

        List<Score> scores = [];
        foreach (var (name, latency, required, sample) in Networks.Where(n => options.Network is null || n.Name == options.Network))
        {
            Console.WriteLine(latency == TimeSpan.Zero ? "loopback" : $"{latency.TotalMilliseconds} ms added to each round trip");
            using var network = new Network(databases, latency);
            var contest = new Contest(table, network, databases.JournalSchema, options.LoopRows ?? sample);
            var style = await contest.FastestLoopAsync();
            await contest.WarmUpAsync();
            List<Round> rounds = [];
            for (var i = 1; i <= options.Rounds; i++)
            {
                var round = await contest.RunAsync(style);
                rounds.Add(round);
                Console.WriteLine($"    round {i}: loop {round.Loop:N0} rows/s, untuned {round.UntunedLoop:N0}, Backfill {round.Backfill:N0}, {round.Ratio:N1} and {round.RatioToUntuned:N1} times (load {Load()})");
            }

            scores.Add(new Score(name, style, rounds, required));
        }

        Score.Print(scores);
        return scores.All(score => score.Reached) ? 0 : 1;
    }

    /// <summary>Runnable processes of the machine, averaged over a minute: what else took from the cores.</summary>
    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
