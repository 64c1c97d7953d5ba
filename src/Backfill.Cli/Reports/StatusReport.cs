using Backfill.Cli.Commands;
using Backfill.Cli.Json;
using Backfill.Cli.Terminals;
using Backfill.Planning;
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

        var table = Layout.Table(("Run", true), ("Restore", false), ("State", false), ("Selected", true), ("Restored", true), ("To look at", true), ("Started (UTC)", false));
        foreach (var (run, counts, _) in runs)
        {
            table.AddRow(
                new Text(run.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), Layout.Strong),
                new Text(run.Undoes is { } undone ? $"{run.Restore}, takes back {undone}" : run.Restore),
                new Text(run.State.ToString(), Style(run.State)),
                new Text(Layout.Count(counts.Selected)),
                new Text(Layout.Count(counts[Outcome.Restored])),
                new Text(Layout.Count(counts.Exceptions)),
                new Text(Layout.Time(run.CreatedAt)));
        }

        terminal.Out.Write(table);
    }

    public static void WriteOne(Terminal terminal, RunStatus status, RestorePlan? plan, bool suggest)
    {
        var console = terminal.Out;
        var run = status.Run;
        console.Title($"Run {run.Id} of {run.Restore}{(run.Undoes is { } undone ? $", which takes run {undone} back" : "")}");
        var fields = Layout.Fields()
            .Field("State", RunReport.Words(run.State), Style(run.State))
            .Field("Column", $"{run.LiveTable}.{run.LiveColumn}");
        foreach (var (name, value) in JsonText.Arguments(run.Arguments))
        {
            fields.Field("Argument", $"{name} = {value ?? "NULL"}");
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
        OutcomeTable.Write(console, status.Counts, run.Undoes is null ? OutcomeText.Tense.Ran : OutcomeText.Tense.Undid);
        if (suggest && plan is not null)
        {
            WriteNextSteps(terminal, run);
        }
    }

    private static void WriteNextSteps(Terminal terminal, Stores.RunRecord run)
    {
        if (run.State is RunState.Paused or RunState.Interrupted or RunState.Running)
        {
            terminal.Out.Paragraph(run.State == RunState.Running ? "If its process died, go on with" : "Go on with", Layout.Quiet);
            terminal.Raw($"  {terminal.Name} resume {run.Id}");
        }

        if (run.State is RunState.Done or RunState.Paused or RunState.Interrupted)
        {
            terminal.Out.Paragraph("Take it back with", Layout.Quiet);
            terminal.Raw($"  {terminal.Name} undo {run.Id} --plan {run.PlanId[..12]}");
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
