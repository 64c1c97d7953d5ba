using System.Globalization;
using Backfill.Planning.Rules;
using Backfill.Running;
using Backfill.Stores;

namespace Backfill.Planning;

/// <summary>Tells a reader what was prepared.</summary>
internal static class PlanBuilder
{
    public static async Task<Plan> BuildAsync(PreparedRestore prepared, CancellationToken cancellationToken)
    {
        var live = prepared.Inspection;
        List<PlannedArchive> archives = [];
        foreach (var archive in prepared.Archives)
        {
            archives.Add(new PlannedArchive(archive.Name, archive.Inspection, await archive.Table.CountSelectedAsync(cancellationToken))
            {
                Newest = await NewestAsync(prepared.Declaration, archive, cancellationToken),
            });
        }

        return new Plan
        {
            Id = prepared.PlanId,
            Restore = prepared.Restore,
            Live = live,
            Archives = archives,
            JournalBytesPerRow = JournalSize.BytesPerRow(prepared.Declaration, live),
            RunRefusals = Preflight.CheckRun(prepared.Declaration, live),
            ArgumentNotes = ArgumentNotes.For(prepared.Restore, live),
            Notes =
            [
                .. prepared.Declaration.Where is not null ? []
                    : prepared.Declaration.UnwrittenWhere is { } method ? [$"Where is not filled in: {method} has no condition yet, so every row of the table is selected, and judged by what the backup has."]
                    : new[] { "The restore has no Where: every row of the table is selected." },
                .. live.Notes,
                .. await OtherNamesAsync(prepared, cancellationToken),
                .. prepared.Archives.SelectMany(archive => Notes(prepared.Declaration, live, archive)),
            ],
            Statements = [.. prepared.Live.Statements, .. prepared.Archives.SelectMany((archive, i) => i == 0 ? archive.Table.Statements : Named(archive))],
        };
    }

    private static async Task<IReadOnlyList<KeyValuePair<string, string?>>> NewestAsync(RestoreDeclaration declaration, PreparedArchive archive, CancellationToken cancellationToken)
    {
        DeclaredColumn[] times =
        [
            .. declaration.RestoredColumns.Select(c => c.Source).Concat(declaration.ArchivedColumns).DistinctBy(c => c.Name)
                .Where(c => c.Kind is ColumnKind.DateTime or ColumnKind.Date && archive.Inspection.Columns.ContainsKey(c.Name)),
        ];
        return times.Length == 0 ? [] : [.. times.Zip(await archive.Table.NewestAsync(times, cancellationToken), (column, newest) => KeyValuePair.Create(column.Name, newest))];
    }

    // Where the column is an ENUM with the same members there is nothing to count.
    private static async Task<IReadOnlyList<string>> OtherNamesAsync(PreparedRestore prepared, CancellationToken cancellationToken)
    {
        List<string> notes = [];
        foreach (var column in prepared.Declaration.EnumColumns)
        {
            var facts = prepared.Inspection.Columns[column.Name];
            if (facts.Family == ColumnFamily.Enumeration && EnumText.Members(facts.Type).All(column.Members.Contains))
            {
                continue;
            }

            if (await prepared.Live.CountOtherNamesAsync(column, cancellationToken) is > 0 and var rows)
            {
                notes.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{rows:N0} {(rows == 1 ? "row holds" : "rows hold")} a text in '{column.Name}' that is the name of no member ({string.Join(", ", column.Members)}): no member equals it, and a method that reads it fails the row."));
            }
        }

        return notes;
    }

    // Each backup has its own table name, but the same statements.
    private static IEnumerable<KeyValuePair<string, string>> Named(PreparedArchive archive) =>
        archive.Table.Statements.Select(s => KeyValuePair.Create($"{s.Key} of \"{archive.Name}\"", s.Value));

    private static IEnumerable<string> Notes(RestoreDeclaration declaration, TableInspection live, PreparedArchive archive) =>
        OwnNotes(declaration, live, archive.Inspection).Concat(archive.Inspection.Notes)
            .Select(note => declaration.Fallback.Count == 0 ? note : $"Backup \"{archive.Name}\": {note}");

    private static bool HasClock(ColumnFacts column) => column.Family is ColumnFamily.DateTime or ColumnFamily.Timestamp;

    private static string Clock(ColumnFacts column) => column.Family == ColumnFamily.Timestamp ? "an instant (TIMESTAMP, read as UTC)" : "a wall clock (DATETIME)";

    private static IEnumerable<string> OwnNotes(RestoreDeclaration declaration, TableInspection live, TableInspection archive)
    {
        foreach (var column in declaration.RestoredColumns)
        {
            var target = live.Columns[column.Target.Name];
            if (column.Value is { } value && HasClock(target)
                && declaration.ArchivedColumns.Select(c => archive.Columns[c.Name]).FirstOrDefault(c => HasClock(c) && c.Family != target.Family) is { } other)
            {
                yield return $"'{other.Name}' of the backup is {Clock(other)}, '{target.Name}' {Clock(target)}: {value} has to turn the one into the other itself.";
            }

            if (column.Value is null && declaration.TimeZone is not null && archive.Columns[column.Source.Name].Family == ColumnFamily.Dynamic && HasClock(target))
            {
                yield return $"The backup does not say whether '{column.Source.Name}' is a wall clock or an instant: its values are written as they stand, without TimeZone.";
            }
        }
    }
}
