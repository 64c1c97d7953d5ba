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
    /// <summary>The backups, in the order in which they are asked; none for a run whose archive is a journal.</summary>
    public IReadOnlyList<PreparedArchive> Archives { get; init; } = [];

    /// <summary>What the backups' catalogues say.</summary>
    public IReadOnlyList<TableInspection> Inspected => [.. Archives.Select(a => a.Inspection)];

    /// <summary>The live table as runs record it.</summary>
    public string LiveTable => $"{Inspection.Database}.{Inspection.Table}";

    public RestoreDeclaration Declaration => Restore.Plan.Declaration;

    /// <summary>The restored columns for what <c>Value</c> computes; null where only sources themselves are written.</summary>
    public ComputedColumn[]? Computed(FieldArena arena) =>
        Declaration.RestoredColumns.All(c => c.Value is null) ? null : [.. Declaration.Targets.Select(c => new ComputedColumn(Inspection.Columns[c.Name], arena, StampRange.LastOn(Inspection.Server)))];
}

/// <summary>A backup of a prepared restore.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Table">Its table.</param>
/// <param name="Inspection">What its catalogue says.</param>
/// <param name="Shifts">For each restored column how its source's value moves to its clock, or null.</param>
internal sealed record PreparedArchive(string Name, IArchiveTable Table, TableInspection Inspection, IReadOnlyList<TimeZoneShift?> Shifts);
