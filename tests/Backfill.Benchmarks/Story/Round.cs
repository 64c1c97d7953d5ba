namespace Backfill.Benchmarks.Story;

/// <summary>One measurement of both, one right after the other.</summary>
/// <param name="Loop">Rows per second of the loop in its fastest style, the mean of a sample before and one after Backfill's run.</param>
/// <param name="UntunedLoop">The same of the loop in the style of <see cref="LoopStyle.Untuned"/>.</param>
/// <param name="Backfill">Rows per second of Backfill, from the call to the reconciled run.</param>
/// <param name="AllocatedPerRow">Bytes allocated by the process during Backfill's run, by its rows.</param>
/// <param name="PeakHeap">The largest managed heap during Backfill's run, in bytes.</param>
/// <param name="PeakResident">The largest resident set during Backfill's run, in bytes.</param>
internal sealed record Round(double Loop, double UntunedLoop, double Backfill, double AllocatedPerRow, long PeakHeap, long PeakResident)
{
    /// <summary>How many times the fastest loop's rows per second.</summary>
    public double Ratio => Backfill / Loop;

    /// <summary>How many times the untuned loop's.</summary>
    public double RatioToUntuned => Backfill / UntunedLoop;
}
