namespace Backfill.Benchmarks.Story;

/// <summary>What came out on one network.</summary>
internal sealed record Score(string Network, LoopStyle Style, IReadOnlyList<Round> Rounds, double Required)
{
    /// <summary>The median of the rounds' ratios.</summary>
    public double Ratio => Median(r => r.Ratio);

    /// <summary>Whether it is enough.</summary>
    public bool Reached => Ratio >= Required;

    /// <summary>Prints the table.</summary>
    public static void Print(IReadOnlyList<Score> scores)
    {
        Console.WriteLine();
        Console.WriteLine($"{"network",-10}{"loop rows/s",14}{"Backfill rows/s",17}{"ratio",8}{"required",10}  {"result",-8}{"untuned loop",13}{"ratio",7}  the fastest loop's style");
        foreach (var s in scores)
        {
            Console.WriteLine(
                $"{s.Network,-10}{s.Median(r => r.Loop),14:N0}{s.Median(r => r.Backfill),17:N0}{s.Ratio,8:N1}{s.Required,10:N1}  {(s.Reached ? "reached" : "MISSED"),-8}{s.Median(r => r.UntunedLoop),13:N0}{s.Median(r => r.RatioToUntuned),7:N1}  {s.Style}");
        }

        Console.WriteLine();
        foreach (var s in scores)
        {
            Console.WriteLine(
                $"{s.Network}: Backfill allocated {s.Median(r => r.AllocatedPerRow):N0} bytes per row{(s.Network == "loopback" ? "" : " (the proxy's included)")}; "
                + $"managed heap at most {s.Rounds.Max(r => r.PeakHeap) / 1e6:N1} MB, process at most {s.Rounds.Max(r => r.PeakResident) / 1e6:N1} MB, batches of 1000");
        }

        foreach (var loopback in scores.Where(s => s.Network == "loopback"))
        {
            WhereCost.Print(loopback.Median(r => r.Backfill));
        }
    }

    private double Median(Func<Round, double> value)
    {
        var sorted = Rounds.Select(value).Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
