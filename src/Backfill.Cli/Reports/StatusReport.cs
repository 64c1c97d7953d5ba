using System.Globalization;
using Backfill.Cli.Json;
using Backfill.Cli.NextCommands;
using Backfill.Cli.Terminals;
using Backfill.Stores;
using Spectre.Console;

namespace Backfill.Cli.Reports;

internal static class StatusReport
{
    public static void WriteAll(Terminal terminal, IReadOnlyList<RunStatus> runs)
    {
        if (runs.Count == 0)
        {
            terminal.Out.Paragraph("There are no runs yet.");
            return;
        }

        var table = Layout.Table(("Run", Cell.Number), ("Restore", Cell.Text), ("State", Cell.Name), ("Selected", Cell.Number), ("Restored", Cell.Number), ("To look at", Cell.Number), ("Started (UTC)", Cell.Text));
        foreach (var (run, counts, _) in runs)
        {
            table.AddRow(
                Layout.Text(run.Id.ToString(CultureInfo.InvariantCulture), Layout.Strong),
                Layout.Breakable($"{run.Restore}{(run.Undoes is { } undone ? $", takes back {undone}" : "")}", terminal.Out),
                Layout.Text(run.State.ToString(), Style(run.State)),
                Layout.Text(Layout.Count(counts.Selected)),
                Layout.Text(Layout.Count(counts[Outcome.Restored])),
                Layout.Text(Layout.Count(counts.Exceptions)),
                Layout.Text(Layout.Time(run.CreatedAt)));
        }

        terminal.Out.Write(table);
    }

    /// <param name="app">The command's surroundings.</param>
    /// <param name="status">The run.</param>
    /// <param name="next">What commands to go on with are made by; null when none are wanted.</param>
    public static void WriteOne(CommandContext app, RunStatus status, NextCommand? next)
    {
        var console = app.Terminal.Out;
        var run = status.Run;
        console.Title($"Run {run.Id} of {run.Restore}{(run.Undoes is { } undone ? $", which takes run {undone} back" : "")}");
        var fields = Layout.Fields()
            .Field("State", RunReport.Words(run.State), Style(run.State))
            .Field(run.LiveColumns.Count == 1 ? "Column" : "Columns", string.Join(", ", run.LiveColumns.Select(c => $"{run.LiveTable}.{c}")));
        foreach (var (name, value) in JsonText.Arguments(run.Arguments))
        {
            fields.Field("Argument", $"{name} = {Layout.Value(value)}");
        }

        if (run.EndedAt is null && run.Owner != run.StartedBy)
        {
            fields.Field("Taken", $"{Layout.Time(run.TakenAt)} UTC by {run.Owner}");
        }

        fields.Field("Plan id", run.PlanId).Field("Started", $"{Layout.Time(run.CreatedAt)} UTC by {run.StartedBy}");
        if (run.EndedAt is { } ended)
        {
            fields.Field("Ended", $"{Layout.Time(ended)} UTC");
        }
        else if (status.Heartbeat is { } moved)
        {
            fields.Field("Last moved", $"{Layout.Time(moved)} UTC");
        }

        console.Write(fields);
        OutcomeTable.Write(console, status.Counts, [], run.Undoes is null ? OutcomeText.Tense.Ran : OutcomeText.Tense.Undid);
        foreach (var note in status.Notes)
        {
            console.Paragraph(note, Layout.Look);
        }

        if (next is not null && app.Restores.Any(r => r.Declaration.Name == run.Restore) && NextSteps(next, run).ToList() is { Count: > 0 } steps)
        {
            Layout.GoOn(app.Terminal, steps);
        }
    }

    private static IEnumerable<(string What, string Command)> NextSteps(NextCommand next, RunRecord run)
    {
        if (run.State is RunState.Paused or RunState.Interrupted or RunState.Running)
        {
            yield return (run.State == RunState.Running ? "if its process died" : "the rest of the rows", next.Resume(run.Id));
        }

        if (run.State is RunState.Done or RunState.Paused or RunState.Interrupted or RunState.Failed or RunState.Cancelled)
        {
            yield return ("compare with live and where it came from", next.Verify(run.Id));
            yield return ("take it back", next.Undo(run.Id, run.PlanId));
        }

        if (run.State is RunState.Paused or RunState.Interrupted or RunState.Failed or RunState.Running)
        {
            yield return ("give it up: what it wrote stands", next.Cancel(run.Id));
        }
    }

    private static Style Style(RunState state) => state switch
    {
        RunState.Done => Layout.Good,
        RunState.Failed or RunState.Interrupted => Layout.Bad,
        RunState.Paused or RunState.Running => Layout.Look,
        _ => Spectre.Console.Style.Plain,
    };
}
