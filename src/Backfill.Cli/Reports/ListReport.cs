using Backfill.Cli.Commands;
using Backfill.Planning;
using Spectre.Console;

namespace Backfill.Cli.Reports;

internal static class ListReport
{
    public static void Write(IAnsiConsole console, IReadOnlyList<RestorePlan> restores)
    {
        foreach (var d in restores.Select(r => r.Declaration))
        {
            console.Title(d.Name);
            var fields = Layout.Fields();
            foreach (var (target, source, value, _, restoreNull) in d.RestoredColumns)
            {
                fields.Field("Puts back", $"{d.Table}.{target.Name}")
                    .Field("from", source.Name == target.Name && !BackupText.HasOtherTable(d) ? $"the same column of backup \"{d.From}\"" : $"{BackupText.Column(d, source)} of backup \"{d.From}\"");
                if (d.Fallback.Count > 0)
                {
                    fields.Field("else", string.Join(", else ", d.Fallback.Select(name => $"backup \"{name}\"")));
                }

                if (value is not null)
                {
                    fields.Field("Value", value);
                }

                if (restoreNull)
                {
                    fields.Field("NULL", "is put back too");
                }
            }

            if (d.Parameters.Count > 0)
            {
                fields.Field("Arguments", string.Join(' ', d.Parameters.Select(Argument)));
            }

            console.Write(fields);
        }
    }

    private static string Argument(RestoreParameter parameter)
    {
        var option = $"--{ParameterText.Kebab(parameter.Name)} VALUE";
        return parameter.List is not null ? $"{option} …" : parameter.Nullable ? $"[{option}]" : option;
    }
}
