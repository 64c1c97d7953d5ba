using Backfill.Running;
using Backfill.Stores;

namespace Backfill.Planning;

/// <summary>Tells a reader what was prepared.</summary>
internal static class PlanBuilder
{
    public static async Task<Plan> BuildAsync(PreparedRestore prepared, CancellationToken cancellationToken)
    {
        var (live, archive) = (prepared.Inspection, prepared.ArchiveInspection!);
        return new Plan
        {
            Id = prepared.PlanId,
            Restore = prepared.Restore,
            Live = live,
            Archive = archive,
            DamagedInArchive = await prepared.Archive!.CountSelectedAsync(cancellationToken),
            ArgumentNotes = ArgumentNotes.For(prepared.Restore, live),
            Notes = [.. OwnNotes(prepared.Declaration, live, archive), .. live.Notes, .. archive.Notes],
            Statements = [.. prepared.Live.Statements, .. prepared.Archive.Statements],
        };
    }

    private static bool HasClock(ColumnFacts column) => column.Family is ColumnFamily.DateTime or ColumnFamily.Timestamp;

    private static string Clock(ColumnFacts column) => column.Family == ColumnFamily.Timestamp ? "an instant (TIMESTAMP, read as UTC)" : "a wall clock (DATETIME)";

    private static IEnumerable<string> OwnNotes(RestoreDeclaration declaration, TableInspection live, TableInspection archive)
    {
        if (declaration.Where is null)
        {
            yield return "The restore has no Where: every row of the table is selected.";
        }

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
