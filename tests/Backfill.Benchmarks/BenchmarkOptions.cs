using System.Globalization;
using Backfill.Testing.Servers;

namespace Backfill.Benchmarks;

/// <summary>What is to be measured.</summary>
internal sealed record BenchmarkOptions
{
    public const string Usage = """
        dotnet run -c Release --project tests/Backfill.Benchmarks -- generator
        dotnet run -c Release --project tests/Backfill.Benchmarks -- keystrokes
        dotnet run -c Release --project tests/Backfill.Benchmarks -- story [mysql|mariadb] [--rows N] [--rounds N] [--network loopback|latency] [--loop-rows N]
          --rows       rows of the table, 10000 or more and a multiple of 10; 3 in 10 are damaged (1000000)
          --rounds     how often each is measured in turn; the ratio is the median (3)
          --network    only one of the two networks
          --loop-rows  rows of each sample of the loop, 100 or more (10000 on loopback, 2000 with latency)
        """;

    /// <summary>The servers' product.</summary>
    public ServerProduct Product { get; private init; } = ServerProduct.MySql;

    /// <summary>Rows of the table.</summary>
    public int Rows { get; private init; } = 1_000_000;

    /// <summary>Measurements per network.</summary>
    public int Rounds { get; private init; } = 3;

    /// <summary>The only network to be measured, or null for both.</summary>
    public string? Network { get; private init; }

    /// <summary>Rows of each sample of the loop, or null for the network's own number.</summary>
    public int? LoopRows { get; private init; }

    /// <summary>Reads the command line; null when it cannot be read.</summary>
    public static BenchmarkOptions? Parse(string[] args)
    {
        if (args is not ["story", .. var rest])
        {
            return null;
        }

        var options = new BenchmarkOptions();
        while (rest.Length > 0)
        {
            BenchmarkOptions? next;
            (next, rest) = rest switch
            {
                ["mysql", .. var more] => (options with { Product = ServerProduct.MySql }, more),
                ["mariadb", .. var more] => (options with { Product = ServerProduct.MariaDb }, more),
                ["--rows", var text, .. var more] when Number(text) is >= 10_000 and var rows && rows % 10 == 0 => (options with { Rows = rows }, more),
                ["--rounds", var text, .. var more] when Number(text) is >= 1 and var rounds => (options with { Rounds = rounds }, more),
                ["--loop-rows", var text, .. var more] when Number(text) is >= 100 and var sample => (options with { LoopRows = sample }, more),
                ["--network", "loopback" or "latency", .. var more] => (options with { Network = rest[1] }, more),
                _ => (null, rest),
            };
            if (next is null)
            {
                return null;
            }

            options = next;
        }

        return options;
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
