using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Backfill.Testing.Network;

/// <summary>Sends bytes some time after it got them. Like a long cable it delays, and takes nothing from the throughput.</summary>
internal sealed partial class DelayLine : IDisposable
{
    private readonly BlockingCollection<(long Due, byte[] Bytes)> _queue = [];
    private readonly Socket _socket;
    private readonly TimeSpan _latency;
    private readonly Action _broken;

    public DelayLine(Socket socket, TimeSpan latency, Action broken)
    {
        _socket = socket;
        _latency = latency;
        _broken = broken;
        if (latency > TimeSpan.Zero)
        {
            new Thread(Drain) { IsBackground = true, Name = "proxy delay" }.Start();
        }
    }

    public void Send(byte[] bytes)
    {
        if (_latency == TimeSpan.Zero)
        {
            _socket.Send(bytes);
        }
        else
        {
            _queue.Add((Stopwatch.GetTimestamp() + (long)(_latency.TotalSeconds * Stopwatch.Frequency), bytes));
        }
    }

    public void Dispose() => _queue.CompleteAdding();

    private void Drain()
    {
        try
        {
            foreach (var (due, bytes) in _queue.GetConsumingEnumerable())
            {
                WaitUntil(due);
                _socket.Send(bytes);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            _broken();
        }
    }

    /// <summary>Timers of .NET tick in milliseconds; half of one is asked for here.</summary>
    private static void WaitUntil(long due)
    {
        var left = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
        if (left > TimeSpan.Zero)
        {
            var time = new TimeSpec { Seconds = (nint)left.TotalSeconds, Nanoseconds = (nint)(left.Ticks % TimeSpan.TicksPerSecond * 100) };
            _ = NanoSleep(in time, nint.Zero);
        }
    }

    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }

    [LibraryImport("libc", EntryPoint = "nanosleep")]
    private static partial int NanoSleep(in TimeSpec time, nint left);
}
