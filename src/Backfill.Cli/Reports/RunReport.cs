using System.Globalization;
using Backfill.Cli.Json;

namespace Backfill.Cli.Reports;

/// <summary>How a run, a resumed run or an undo ended.</summary>
internal static class RunReport
{
    /// <summary>Writes it and returns the exit code.</summary>
    public static int WriteResult(CommandContext app, Run run, bool asJson)
    {
        var exit = ExitCode.Of(run, app.Stop.Requested);
        if (asJson)
        {
            app.Terminal.Raw(JsonText.Of(RunResult.Of(run)));
        }
        else
        {
            Write(app, run);
        }

        if (exit == ExitCode.Stopped)
        {
            app.Terminal.Say($"Stopped after a whole batch. Go on with: {app.Terminal.Name} resume {run.Id}");
        }

        return exit;
    }

    private static void Write(CommandContext app, Run run)
    {
        var console = app.Terminal.Out;
        console.Title($"Run {run.Id} of {run.Restore}{(run.Undoes is { } undone ? $", which takes run {undone} back" : "")}: {Words(run.State)}");
        OutcomeTable.Write(console, run.Counts, run.Undoes is null ? OutcomeText.Tense.Ran : OutcomeText.Tense.Undid);
        console.Paragraph(
            string.Create(CultureInfo.InvariantCulture, $"{Layout.Rows(run.Tables.Journaled)} in the journal. {run.Elapsed.TotalSeconds:N1} s, {run.RowsPerSecond:N0} rows per second."));
        var declaration = app.Restores.FirstOrDefault(r => r.Declaration.Name == run.Restore)?.Declaration;
        OutcomeTable.WriteExceptions(console, run.Exceptions, run.Counts.Exceptions, declaration is null ? ["key"] : [.. declaration.Key.Select(k => k.Name)]);
        foreach (var discrepancy in run.Discrepancies)
        {
            console.Paragraph(discrepancy, Layout.Bad);
        }

        foreach (var next in NextSteps(run))
        {
            console.Paragraph(next.What, Layout.Quiet);
            app.Terminal.Raw($"  {app.Terminal.Name} {next.Command}");
        }
    }

    public static string Words(RunState state) => state switch
    {
        RunState.Done => "done",
        RunState.Paused => "paused",
        RunState.Interrupted => "interrupted",
        RunState.Failed => "failed, its counts do not reconcile",
        RunState.Running => "running, or its process died",
        RunState.Undone => "undone",
        RunState.Cancelled => "given up",
        _ => "created",
    };

    private static IEnumerable<(string What, string Command)> NextSteps(Run run)
    {
        if (run.State == RunState.Paused)
        {
            yield return ("Go on with", $"resume {run.Id}");
        }
        else if (run.Counts[Outcome.Restored] > 0)
        {
            yield return ("Compare with live and backup, or take it back, with", $"verify {run.Id}");
        }
    }
}
