using Backfill.Stores;

namespace Backfill.Planning;

/// <summary>What the arguments mean on this table, one line each.</summary>
internal static class ArgumentNotes
{
    private const int ShownItems = 20;

    public static IReadOnlyList<string> For(Restore restore, TableInspection live)
    {
        var clock = Clock(restore.Plan.Declaration, live);
        return
        [
            .. restore.Arguments.ToText().Select((argument, i) =>
                $"{argument.Key} = {Shown(restore.Arguments.Parameters[i], argument.Value)}{(restore.Arguments.Parameters[i].Kind == ColumnKind.DateTime && argument.Value is not null ? clock : "")}"),
        ];
    }

    private static string Shown(RestoreParameter parameter, string? text)
    {
        if (parameter.List is null || text is null)
        {
            return text switch { null => "NULL", "" => "''", _ => text };
        }

        var items = ArgumentText.Items(parameter.Name, text);
        var shown = string.Join(", ", items.Take(ShownItems).Select(item => item ?? "NULL"));
        return items.Count switch
        {
            0 => "no value, so nothing is in it",
            <= ShownItems => shown,
            _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{shown}, … ({items.Count} values)"),
        };
    }

    private static string Clock(RestoreDeclaration declaration, TableInspection live)
    {
        var times = declaration.LiveColumns
            .Where(c => c.Kind == ColumnKind.DateTime && declaration.WhereColumns.Contains(c.Name, StringComparer.OrdinalIgnoreCase))
            .ToLookup(c => live.Columns[c.Name].Family == ColumnFamily.Timestamp, c => c.Name);
        var (stamps, clocks) = (string.Join(", ", times[true]), string.Join(", ", times[false]));
        return (stamps, clocks) switch
        {
            ("", "") => "",
            (_, "") => $" (UTC: {stamps} is a TIMESTAMP)",
            ("", _) => declaration.TimeZone is { } zone
                ? $" (wall-clock time in {zone}, as {clocks} stores it)"
                : $" (wall-clock time, as {clocks} stores it)",
            _ => $" (UTC where compared with {stamps}, wall-clock time where compared with {clocks})",
        };
    }
}
