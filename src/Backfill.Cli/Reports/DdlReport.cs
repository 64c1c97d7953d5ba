using Backfill.Cli.Terminals;
using Backfill.Stores;

namespace Backfill.Cli.Reports;

/// <summary>The statements a DBA runs so that the restore needs no CREATE right; can be piped into a client as they are.</summary>
internal static class DdlReport
{
    public static void Write(Terminal terminal, ControlTables control)
    {
        foreach (var statement in control.Ddl.Concat(control.Grants))
        {
            terminal.Raw(statement.TrimEnd().TrimEnd(';') + ";\n");
        }
    }
}
