using System.Diagnostics;
using System.Globalization;

namespace CancelledSubscriptions.Telling;

/// <summary>Writes the story to the console: numbered steps, plain sentences, aligned figures, and the seconds each step took.</summary>
internal sealed class Narrator(TextWriter output)
{
    private readonly Stopwatch _total = Stopwatch.StartNew();
    private int _steps;

    public TimeSpan Elapsed => _total.Elapsed;

    public void Title(string title)
    {
        output.WriteLine(title);
        output.WriteLine(new string('=', title.Length));
    }

    /// <summary>Tells a step, and how long it took.</summary>
    public async Task StepAsync(string title, Func<Task> step)
    {
        output.WriteLine();
        output.WriteLine($"{++_steps}. {title}");
        var watch = Stopwatch.StartNew();
        await step();
        Say($"({watch.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s)");
    }

    public void Say(string sentence) => output.WriteLine($"   {sentence}");

    /// <summary>Writes figures with what they count, one line each, the figures aligned.</summary>
    public void Figures(params IEnumerable<(long Figure, string Counted)> lines)
    {
        var all = lines.ToList();
        var width = all.Max(l => Number(l.Figure).Length);
        foreach (var (figure, counted) in all)
        {
            output.WriteLine($"   {Number(figure).PadLeft(width + 2)}  {counted}");
        }
    }

    public void Line(string line) => output.WriteLine(line);

    public static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Percent(double share) => share.ToString("0.0 %", CultureInfo.InvariantCulture);
}
