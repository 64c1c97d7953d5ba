using Backfill.Cli.Terminals;
using Backfill.Stores;

namespace Backfill.Cli.Reports;

/// <summary>The statements of what is missing, which a DBA runs so that the restore needs no CREATE right; can be piped into a client as they are, and again.</summary>
internal static class DdlReport
{
    public static void Write(Terminal terminal, ControlTables control)
    {
        if (control.Ddl.Count + control.Grants.Count == 0)
        {
            terminal.Raw("-- Nothing is missing: every control table is there, and every right that a run needs.");
        }

        foreach (var statement in control.Ddl.Concat(control.Grants))
        {
            terminal.Raw(statement.TrimEnd().TrimEnd(';') + ";\n");
        }
    }
}
