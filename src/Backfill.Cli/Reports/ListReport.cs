using Backfill.Cli.Commands;
using Backfill.Planning;
using Spectre.Console;

namespace Backfill.Cli.Reports;

internal static class ListReport
{
    public static void Write(IAnsiConsole console, IReadOnlyList<RestorePlan> restores)
    {
        var table = Layout.Table(("Restore", false), ("Puts back", false), ("From", false), ("Arguments", false));
        foreach (var d in restores.Select(r => r.Declaration))
        {
            table.AddRow(
                new Text(d.Name, Layout.Strong),
                new Text($"{d.Table}.{d.Target.Name}"),
                new Text(d.Source.Name == d.Target.Name ? $"backup \"{d.From}\"" : $"{d.Source.Name} of backup \"{d.From}\""),
                new Text(string.Join(' ', d.Parameters.Select(p => p.Nullable ? $"[--{ParameterText.Kebab(p.Name)}]" : $"--{ParameterText.Kebab(p.Name)}"))));
        }

        console.Write(table);
    }
}
