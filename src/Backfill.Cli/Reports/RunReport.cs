using System.Globalization;
using Backfill.Cli.Json;
using Backfill.Cli.NextCommands;
using Spectre.Console;

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
            app.Terminal.Say("Stopped after a whole batch. Go on with:");
            app.Terminal.SayCommand(app.Next.Resume(run.Id));
        }

        return exit;
    }

    private static void Write(CommandContext app, Run run)
    {
        var console = app.Terminal.Out;
        console.Title($"Run {run.Id} of {run.Restore}{(run.Undoes is { } undone ? $", which takes run {undone} back" : "")}: {Words(run.State)}");
        OutcomeTable.Write(console, run.Counts, run.WrittenFrom, run.Undoes is null ? OutcomeText.Tense.Ran : OutcomeText.Tense.Undid);
        var declaration = app.Restores.FirstOrDefault(r => r.Declaration.Name == run.Restore)?.Declaration;
        OutcomeTable.WriteExceptions(console, run.Exceptions, run.Counts.Exceptions, declaration is null ? ["key"] : [.. declaration.Key.Select(k => k.Name)]);
        console.Paragraph(
            string.Create(CultureInfo.InvariantCulture, $"{Layout.Rows(run.Tables.Journaled)} in the journal. {run.Elapsed.TotalSeconds:N1} s, {run.RowsPerSecond:N0} rows per second."));
        foreach (var discrepancy in run.Discrepancies)
        {
            console.Paragraph(discrepancy, Layout.Bad);
        }

        foreach (var note in run.Notes)
        {
            console.Paragraph(note, Layout.Look);
        }

        var steps = NextSteps(app.Next, run).ToList();
        if (steps.Count > 0)
        {
            console.WriteLine();
            Layout.GoOn(app.Terminal, steps);
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

    private static IEnumerable<(string What, string Command)> NextSteps(NextCommand next, Run run)
    {
        if (run.State == RunState.Paused)
        {
            yield return ("the rest of the rows", next.Resume(run.Id));
        }

        if (run.Counts[Outcome.Restored] > 0)
        {
            yield return (run.Undoes is null ? "compare with live and the backup" : "compare with live and the journal", next.Verify(run.Id));
            yield return (run.Undoes is null ? "take it back" : "take the undo back", next.Undo(run.Id, run.PlanId));
        }
    }
}
