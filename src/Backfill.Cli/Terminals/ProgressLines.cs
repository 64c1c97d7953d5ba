using System.Diagnostics;
using System.Globalization;

namespace Backfill.Cli.Terminals;

/// <summary>Progress without a terminal: a plain line every few seconds.</summary>
internal sealed class ProgressLines(Terminal terminal, string doing) : IProgress<RunProgress>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Stopwatch _sinceStart = Stopwatch.StartNew();
    private TimeSpan _said;

    public void Report(RunProgress value)
    {
        var now = _sinceStart.Elapsed;
        if (now - _said < Pause)
        {
            return;
        }

        _said = now;
        terminal.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"{doing}: {value.Fraction:P0}, {value.Counts.Selected:N0} rows, {value.RowsPerSecond:N0} rows per second{Left(value.Fraction, now)}"));
    }

    internal static string Left(double fraction, TimeSpan elapsed) =>
        fraction is <= 0.005 or >= 1 ? "" : $", {Words(elapsed * ((1 - fraction) / fraction))} left";

    private static string Words(TimeSpan left) => left switch
    {
        { TotalHours: >= 1 } => $"{(int)left.TotalHours} h {left.Minutes} min",
        { TotalMinutes: >= 1 } => $"{left.Minutes} min {left.Seconds} s",
        _ => $"{left.Seconds} s",
    };
}
