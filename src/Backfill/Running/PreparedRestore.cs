using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.Running;

/// <summary>A restore that passed preflight, bound to its opened databases.</summary>
/// <param name="Restore">The restore.</param>
/// <param name="Store">The live database.</param>
/// <param name="Live">The live table.</param>
/// <param name="Inspection">What the live catalogue says.</param>
/// <param name="PlanId">The plan id.</param>
internal sealed record PreparedRestore(Restore Restore, ILiveStore Store, ILiveTable Live, TableInspection Inspection, string PlanId)
{
    /// <summary>The backup's table; null for a run whose archive is a journal.</summary>
    public IArchiveTable? Archive { get; init; }

    /// <summary>What the backup's catalogue says, or null.</summary>
    public TableInspection? ArchiveInspection { get; init; }

    /// <summary>For each restored column how its source's value moves to its clock, or null; empty for a run whose archive is a journal.</summary>
    public IReadOnlyList<TimeZoneShift?> Shifts { get; init; } = [];

    /// <summary>The live table as runs record it.</summary>
    public string LiveTable => $"{Inspection.Database}.{Inspection.Table}";

    public RestoreDeclaration Declaration => Restore.Plan.Declaration;

    /// <summary>The restored columns for what <c>Value</c> computes; null where only sources themselves are written.</summary>
    public ComputedColumn[]? Computed(FieldArena arena) =>
        Declaration.RestoredColumns.All(c => c.Value is null) ? null : [.. Declaration.Targets.Select(c => new ComputedColumn(Inspection.Columns[c.Name], arena))];

    /// <summary>Refuses what may be looked at, but not run.</summary>
    public void DemandControlTables()
    {
        if (Inspection.Control is { Refusals.Count: > 0 } control)
        {
            throw new RestoreRefusedException(control.Refusals);
        }
    }
}
