using Backfill.Cli.Terminals;

namespace Backfill.Cli.Reports;

/// <summary>The statements a DBA runs so that the restore needs no CREATE right; can be piped into a client as they are.</summary>
internal static class DdlReport
{
    public static void Write(Terminal terminal, Plan plan)
    {
        var control = plan.Live.Control ?? throw new WrongUseException("This live database needs no control tables.");
        foreach (var statement in control.Ddl.Concat(control.Grants))
        {
            terminal.Raw(statement.TrimEnd().TrimEnd(';') + ";\n");
        }
    }
}
