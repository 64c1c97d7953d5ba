namespace Backfill.Benchmarks.Story;

/// <summary>What the process allocates, and the most it held, from the watch's start on.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private readonly long _before;
    private readonly Timer _timer;
    private long _peakHeap;
    private long _peakResident;

    public MemoryWatch()
    {
        GC.Collect();
        _before = GC.GetTotalAllocatedBytes(precise: true);
        _timer = new Timer(_ => Look(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(20));
    }

    /// <summary>Bytes allocated so far.</summary>
    public long Allocated => GC.GetTotalAllocatedBytes(precise: true) - _before;

    /// <summary>The largest managed heap seen, garbage included, in bytes.</summary>
    public long PeakHeap => _peakHeap;

    /// <summary>The largest resident set seen, in bytes.</summary>
    public long PeakResident => _peakResident;

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        _peakHeap = Math.Max(_peakHeap, GC.GetTotalMemory(forceFullCollection: false));
        _peakResident = Math.Max(_peakResident, Environment.WorkingSet);
    }
}
