using Backfill.Stores;

namespace Backfill.Planning.Rules;

/// <summary>A backup as preflight sees it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Inspection">What its catalogue says.</param>
/// <param name="IsLivesServer">Whether it is on the server of live.</param>
internal sealed record InspectedArchive(string Name, TableInspection Inspection, bool IsLivesServer);

/// <summary>Every neutral reason not to run, from what the catalogues say; the stores add what only they can see.</summary>
internal static class Preflight
{
    public static IReadOnlyList<Refusal> Check(Restore restore, TableInspection live, IReadOnlyList<InspectedArchive> archives)
    {
        var declaration = restore.Plan.Declaration;
        var found = CheckReadable(restore, live, archives).ToList();
        if (found.Count == 0)
        {
            found.AddRange(LiveRules.Check(declaration, live));
            found.AddRange(TimeRules.CheckArguments(restore, live));
            found.AddRange(EnumRules.Check(restore, live));
            found.AddRange(ValueRules.Check(declaration, live));
            foreach (var archive in archives)
            {
                found.AddRange(ArchiveRules.Check(declaration, live, archive));
                found.AddRange(TimeRules.Check(declaration, live, archive));
                found.AddRange(TransferRules.Check(declaration, live, archive));
            }
        }

        return [.. found, .. live.Refusals, .. archives.SelectMany(a => a.Inspection.Refusals)];
    }

    /// <summary>What keeps a run from a table that may be looked at: a <c>Where</c> that is still to be written, a server that cannot be written, rights, the control tables.</summary>
    public static IReadOnlyList<Refusal> CheckRun(RestoreDeclaration declaration, TableInspection live) => declaration.UnwrittenWhere is { } method
        ?
        [
            new Refusal(
                $"Where is not filled in: {method} has no condition yet, and a run would write to every row that differs from the backup.",
                $"Write into {method} which live rows are damaged, or take Where out of [Restore] if it is every row; then look at the plan again."),
            .. CheckWriting(live),
        ]
        : CheckWriting(live);

    private static IReadOnlyList<Refusal> CheckWriting(TableInspection live) => [.. live.RunRefusals, .. live.Control?.Refusals ?? []];

    /// <summary>For a run whose archive is a journal: only the key and the columns that it wrote are looked at.</summary>
    public static IReadOnlyList<Refusal> CheckUndo(RestoreDeclaration declaration, TableInspection live)
    {
        var found = LiveRules.MissingKeyOrTarget(declaration, live).ToList();
        if (found.Count == 0)
        {
            found.AddRange(LiveRules.CheckKeyAndTargets(declaration, live));
        }

        return [.. found, .. live.Refusals, .. CheckWriting(live)];
    }

    /// <summary>For looking only: what the statements need in order to be understood.</summary>
    public static IReadOnlyList<Refusal> CheckReadable(Restore restore, TableInspection live, IReadOnlyList<InspectedArchive> archives) =>
    [
        .. LiveRules.Missing(restore.Plan.Declaration, live),
        .. archives.SelectMany(archive => ArchiveRules.Missing(restore.Plan.Declaration, archive)),
        .. TimeRules.UnknownZone(restore.Plan.Declaration),
    ];
}
