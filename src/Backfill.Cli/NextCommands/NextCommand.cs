using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Backfill.Cli.Commands;
using Backfill.Cli.Connecting;
using Backfill.Cli.Outcomes;
using Backfill.Cli.Reports;
using Backfill.Stores;
using Verb = Backfill.Stores.RunCommand;

namespace Backfill.Cli.NextCommands;

/// <summary>
/// Commands to go on with, as they can be copied: how the program was started, the command, and each option of this call without which it would be about
/// something else. The one place where commands are written.
/// </summary>
/// <param name="program">The program's words.</param>
/// <param name="secrets">What must not be seen in them.</param>
internal sealed class NextCommand(string program, Secrets secrets)
{
    /// <summary>Where the runs are.</summary>
    private static readonly string[] OfEveryCommand = ["--journal-schema"];

    /// <summary>How the run in hand is worked on.</summary>
    private static readonly string[] OfTheRun = ["--batch", OutcomeWish.Option, OutcomeOptions.Only, "--max-failure-ratio"];

    private ParseResult? _call;

    /// <summary>The call whose options the commands keep.</summary>
    public void Follow(ParseResult call) => _call = call;

    public string Plan(Restore restore) => Line($"plan {RestoreChoice.Typed(restore)}");

    public string DryRun(Restore restore) => Line($"dry-run {RestoreChoice.Typed(restore)}");

    public string Run(Plan plan) => Line($"run {RestoreChoice.Typed(plan.Restore)} --plan {PlanReport.ShortId(plan)}");

    public string Resume(long run) => Line($"resume {Number(run)}", OfTheRun);

    public string Verify(long run) => Line($"verify {Number(run)}");

    /// <summary>With the plan id of the run to be undone: it works with and without a terminal.</summary>
    public string Undo(long run, string planId) => Line($"undo {Number(run)} --plan {PlanReport.ShortId(planId)}");

    public string Status(long run) => Line($"status {Number(run)}");

    public string Cancel(long run) => Line($"cancel {Number(run)}");

    /// <summary>What a message about a run names.</summary>
    public string Out(WayOut way)
    {
        var command = $"{way.Command.ToString().ToLowerInvariant()} {Number(way.Run)}"
            + (way is { Command: Verb.Undo, PlanId: { } id } ? $" --plan {PlanReport.ShortId(id)}" : "")
            + (way.TakeOver ? " --take-over" : "")
            + (way.MaxFailureRatio is { } ratio ? string.Create(CultureInfo.InvariantCulture, $" --max-failure-ratio {ratio}") : "");
        IEnumerable<string> kept = way.Command == Verb.Resume ? OfTheRun : [];
        return way.JournalSchema is { } schema
            ? secrets.Hide(string.Join(' ', [program, command, .. ShellWord.OfOption("--journal-schema", schema)]))
            : Line(command, kept.Where(option => way.MaxFailureRatio is null || option != "--max-failure-ratio"));
    }

    /// <summary>A command that keeps files and needs no run.</summary>
    public string WriteFiles(string command, string path) => secrets.Hide($"{program} {command} --write {ShellWord.Of(path)}");

    private string Line(string command, params IEnumerable<string> more) =>
        secrets.Hide(string.Join(' ', [program, command, .. more.Concat(OfEveryCommand).SelectMany(Given)]));

    private IEnumerable<string> Given(string option) =>
        _call?.CommandResult.Children.OfType<OptionResult>().FirstOrDefault(o => o.Option.Name == option && !o.Implicit) is { Tokens: [var value, ..] }
            ? ShellWord.OfOption(option, value.Value)
            : [];

    private static string Number(long run) => run.ToString(CultureInfo.InvariantCulture);
}
