using System.CommandLine;

namespace Backfill.Cli.Commands;

internal static class CommandTree
{
    public static RootCommand Create(CommandContext app) =>
        new("Puts columns back from a backup, row by row, while the application keeps writing. Only run, resume, undo and cancel write.")
        {
            ListCommand.Create(app),
            PlanCommand.Create(app),
            DryRunCommand.Create(app),
            RunCommand.Create(app),
            ResumeCommand.Create(app),
            VerifyCommand.Create(app),
            UndoCommand.Create(app),
            CancelCommand.Create(app),
            StatusCommand.Create(app),
            ExplainCommand.Create(app),
            SchemaCommand.Create(app),
            SqlCommand.Create(app),
        };
}
