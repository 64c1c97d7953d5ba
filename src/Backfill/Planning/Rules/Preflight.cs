using Backfill.Stores;

namespace Backfill.Planning.Rules;

/// <summary>Every neutral reason not to run, from what both catalogues say; the stores add what only they can see.</summary>
internal static class Preflight
{
    public static IReadOnlyList<Refusal> Check(Restore restore, TableInspection live, TableInspection archive, bool oneServer)
    {
        var declaration = restore.Plan.Declaration;
        var found = new List<Refusal>();
        found.AddRange(LiveRules.Missing(declaration, live));
        found.AddRange(ArchiveRules.Missing(declaration, archive));
        found.AddRange(TimeRules.UnknownZone(declaration));
        if (found.Count == 0)
        {
            found.AddRange(LiveRules.Check(declaration, live));
            found.AddRange(ArchiveRules.Check(declaration, live, archive, oneServer));
            found.AddRange(TimeRules.Check(restore, live, archive));
            found.AddRange(TransferRules.Check(declaration, live, archive));
            found.AddRange(ValueRules.Check(declaration, live));
        }

        return [.. found, .. live.Refusals, .. archive.Refusals];
    }

    /// <summary>For a run whose archive is a journal: only live is looked at.</summary>
    public static IReadOnlyList<Refusal> CheckLive(Restore restore, TableInspection live)
    {
        var declaration = restore.Plan.Declaration;
        var found = LiveRules.Missing(declaration, live).ToList();
        if (found.Count == 0)
        {
            found.AddRange(LiveRules.Check(declaration, live));
        }

        return [.. found, .. live.Refusals];
    }

    /// <summary>For looking only: what the statements need in order to be understood.</summary>
    public static IReadOnlyList<Refusal> CheckReadable(Restore restore, TableInspection live, TableInspection? archive) =>
    [
        .. LiveRules.Missing(restore.Plan.Declaration, live),
        .. TimeRules.UnknownZone(restore.Plan.Declaration),
        .. archive is null ? [] : ArchiveRules.Missing(restore.Plan.Declaration, archive),
    ];
}
