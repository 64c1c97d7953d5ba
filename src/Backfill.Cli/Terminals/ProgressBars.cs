using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Backfill.Cli.Terminals;

/// <summary>Shows how far long work is: a bar on a terminal, lines without one.</summary>
internal static class ProgressBars
{
    public static async Task<T> ShowAsync<T>(CommandContext app, string doing, string inHand, Func<IProgress<RunProgress>, Task<T>> work)
    {
        app.Stop.InHand = inHand;
        try
        {
            if (!app.Terminal.IsTerminal)
            {
                return await work(new ProgressLines(app.Terminal, doing));
            }

            var figures = new Figures();
            return await app.Terminal.Error.Progress()
                .AutoClear(true)
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn { Width = 24 }, new PercentageColumn(), figures)
                .StartAsync(async context =>
                {
                    var task = context.AddTask(doing, maxValue: 1);
                    return await work(new Bar(task, figures));
                });
        }
        finally
        {
            app.Stop.InHand = null;
        }
    }

    private sealed class Bar(ProgressTask task, Figures figures) : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
            figures.Latest = value;
            task.Value = value.Fraction;
        }
    }

    private sealed class Figures : ProgressColumn
    {
        private readonly Stopwatch _sinceStart = Stopwatch.StartNew();

        public RunProgress? Latest { get; set; }

        protected override bool NoWrap => true;

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            Latest is not { } latest
                ? new Text("")
                : new Text(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{latest.Counts.Selected:N0} rows, {latest.RowsPerSecond:N0}/s{ProgressLines.Left(latest.Fraction, _sinceStart.Elapsed)}"));
    }
}
