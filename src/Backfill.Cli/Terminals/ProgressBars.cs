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
        try
        {
            return app.Terminal.IsTerminal ? await DrawAsync(app, doing, inHand, work) : await TellAsync(app, doing, inHand, work);
        }
        finally
        {
            app.Stop.Announce = null;
        }
    }

    private static Task<T> TellAsync<T>(CommandContext app, string doing, string inHand, Func<IProgress<RunProgress>, Task<T>> work)
    {
        app.Stop.Announce = again => app.Terminal.Say(again
            ? $"Still finishing {inHand}: it ends by itself."
            : $"Stopping: {inHand} is finished first.");
        return work(new ProgressLines(app.Terminal, doing));
    }

    private static Task<T> DrawAsync<T>(CommandContext app, string doing, string inHand, Func<IProgress<RunProgress>, Task<T>> work)
    {
        var figures = new Figures();
        return app.Terminal.Error.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn { Width = 20 }, new PercentageColumn(), figures)
            .StartAsync(async context =>
            {
                var task = context.AddTask(doing, maxValue: 1);
                app.Stop.Announce = again => task.Description = again ? $"Still finishing {inHand}" : $"Finishing {inHand}";
                return await work(new Bar(task, figures));
            });
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
