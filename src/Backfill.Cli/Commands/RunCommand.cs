using System.CommandLine;
using Backfill.Cli.Outcomes;
using Backfill.Cli.Reports;
using Backfill.Cli.Terminals;
using Backfill.Stores;

namespace Backfill.Cli.Commands;

/// <summary>Writes, after somebody has looked: on a terminal the plan is shown and the live database's name asked for, elsewhere <c>--plan ID</c> says that it was.</summary>
internal static class RunCommand
{
    public static Command Create(CommandContext app)
    {
        var choice = new RestoreChoice(app.Restores);
        var planId = CommonOptions.PlanId("The plan that was looked at: refused when anything has moved since. Needed without a terminal");
        var limit = CommonOptions.Limit();
        var batch = CommonOptions.Batch();
        var failures = CommonOptions.MaxFailureRatio();
        var json = CommonOptions.Json();
        var schema = CommonOptions.JournalSchema();
        var command = new Command("run", "Puts the column back");
        choice.AddTo(command);
        command.Add(planId);
        command.Add(limit);
        command.Add(batch);
        command.Add(failures);
        var outcomes = new OutcomeOptions(command, "its outcome");
        command.Add(schema);
        command.Add(json);
        command.SetAction(async (parsed, _) =>
        {
            var restore = choice.Read(parsed);
            var wanted = parsed.GetValue(planId);
            var asks = wanted is null && app.Terminal.IsTerminal && !parsed.GetValue(json);
            if (wanted is null && !asks && restore.Plan.Declaration.UnwrittenWhere is null)
            {
                throw new WrongUseException(
                    "Nothing was written: without a terminal, or with --json, run needs --plan ID, which the plan ends in; look at the plan.",
                    app.Next.Plan(restore));
            }

            var runner = app.Connections.Runner(restore.Plan, parsed.GetValue(schema));
            var plan = await runner.PlanAsync(restore, app.Stop.Token);
            if (plan.RunRefusals.Count > 0)
            {
                throw new RestoreRefusedException(plan.RunRefusals);
            }

            if (wanted is not null && !plan.Id.StartsWith(wanted, StringComparison.Ordinal))
            {
                throw new WrongUseException(
                    $"The plan is now {PlanReport.ShortId(plan)}, not {wanted}: the declaration, its arguments, a table, a server or what this account sees of them has moved since it was looked at. Nothing was written; look at the plan again.",
                    app.Next.Plan(restore));
            }

            if (asks)
            {
                PlanReport.WriteShort(app.Terminal, plan);
                await Confirmation.AskAsync(app, plan);
            }

            using var file = OutcomeFile.Start(outcomes.Read(parsed), plan);
            var options = new RunOptions { BatchSize = parsed.GetValue(batch), Limit = parsed.GetValue(limit), PlanId = plan.Id, MaxFailureRatio = parsed.GetValue(failures), Outcomes = file };
            var run = await ProgressBars.ShowAsync(app, "Restoring", "the batch", progress => runner.RunAsync(restore, options, progress, app.Stop.Token));
            return RunReport.WriteResult(app, run, parsed.GetValue(json));
        });
        return command;
    }
}
