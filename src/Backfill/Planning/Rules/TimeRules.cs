using Backfill.Stores;

namespace Backfill.Planning.Rules;

/// <summary>What must be known about clocks: DATETIME is a wall clock, TIMESTAMP an instant.</summary>
internal static class TimeRules
{
    public static IEnumerable<Refusal> UnknownZone(RestoreDeclaration declaration)
    {
        if (declaration.TimeZone is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            yield return new Refusal($"This machine does not know the time zone '{zone}'.", "Give an IANA name such as Europe/Berlin, and install the system's time zone data (tzdata).");
        }
    }

    public static IEnumerable<Refusal> Check(RestoreDeclaration declaration, TableInspection live, InspectedArchive archive)
    {
        foreach (var column in declaration.RestoredColumns)
        {
            var (target, source) = (live.Columns[column.Target.Name], archive.Inspection.Columns[column.Source.Name]);
            if (declaration.TimeZone is null && column.Value is null && Crosses(source.Family, target.Family))
            {
                yield return new Refusal(
                    $"The source '{source.Name}' of the backup \"{archive.Name}\" is {source.Type} and the restored column '{target.Name}' is {target.Type}: one is an instant, the other a wall clock.",
                    "Declare the TimeZone that the DATETIME is written in.");
            }
        }
    }

    public static IEnumerable<Refusal> CheckArguments(Restore restore, TableInspection live)
    {
        var declaration = restore.Plan.Declaration;
        var stamp = declaration.WhereColumns.FirstOrDefault(name => live.Columns[name].Family == ColumnFamily.Timestamp);
        if (stamp is not null && restore.Arguments.FirstWithOffset is { } parameter)
        {
            yield return new Refusal(
                $"'{parameter}' was given with an offset and turned into wall-clock time in {declaration.TimeZone}, but the condition reads '{stamp}', a TIMESTAMP.",
                "Give the argument in UTC, without an offset.");
        }
    }

    /// <summary>For each restored column how a source value gets to its clock, or null where both have one clock.</summary>
    public static IReadOnlyList<TimeZoneShift?> Shifts(RestoreDeclaration declaration, TableInspection live, TableInspection archive) =>
        [.. declaration.RestoredColumns.Select(c => c.Value is null ? Shift(declaration.TimeZone, archive.Columns[c.Source.Name].Family, live.Columns[c.Target.Name].Family, live.Server) : null)];

    private static TimeZoneShift? Shift(string? zone, ColumnFamily source, ColumnFamily target, ServerIdentity live) =>
        zone is not null && Crosses(source, target)
            ? new TimeZoneShift(TimeZoneInfo.FindSystemTimeZoneById(zone), toUtc: target == ColumnFamily.Timestamp) { Last = StampRange.LastOn(live) }
            : null;

    private static bool Crosses(ColumnFamily source, ColumnFamily target) =>
        (source, target) is (ColumnFamily.DateTime, ColumnFamily.Timestamp) or (ColumnFamily.Timestamp, ColumnFamily.DateTime);
}
