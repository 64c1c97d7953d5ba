using Backfill.Stores;

namespace Backfill.Cli.Json;

/// <summary>A plan, for <c>plan --json</c>.</summary>
internal sealed record PlannedRestore
{
    public required string PlanId { get; init; }

    public required ListedRestore Declaration { get; init; }

    public required IReadOnlyDictionary<string, string?> Arguments { get; init; }

    public required IReadOnlyList<string> ArgumentNotes { get; init; }

    public required PlannedSide Live { get; init; }

    public required PlannedSide Backup { get; init; }

    public required IReadOnlyList<PlannedFallback> Fallback { get; init; }

    public required IReadOnlyList<string> Pinned { get; init; }

    public required int JournalBytesPerRow { get; init; }

    public required long? SelectedInBackup { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }

    public required IReadOnlyList<JsonRefusal> RunRefusals { get; init; }

    public required PlannedControlTables? ControlTables { get; init; }

    public required IReadOnlyList<PlannedStatement> Statements { get; init; }

    public static PlannedRestore Of(Plan plan) => new()
    {
        PlanId = plan.Id,
        Declaration = ListedRestore.Of(plan.Restore.Plan.Declaration),
        Arguments = plan.Restore.Arguments.ToText().ToDictionary(),
        ArgumentNotes = plan.ArgumentNotes,
        Live = PlannedSide.Of(plan.Live),
        Backup = PlannedSide.Of(plan.Archives[0]),
        Fallback = [.. plan.Archives.Skip(1).Select(a => new PlannedFallback(a.Name, PlannedSide.Of(a), a.Damaged))],
        Pinned = plan.Live.Pins,
        JournalBytesPerRow = plan.JournalBytesPerRow,
        SelectedInBackup = plan.Archives[0].Damaged,
        Notes = plan.Notes,
        RunRefusals = JsonRefusal.Of(plan.RunRefusals),
        ControlTables = plan.Live.Control is { } c ? new(c.Journal, c.Exceptions, c.Missing, c.Ddl, c.Grants) : null,
        Statements = [.. plan.Statements.Select(s => new PlannedStatement(s.Key, s.Value))],
    };
}

/// <param name="Product">MySQL, MariaDB or SQLite.</param>
/// <param name="Version">Its version.</param>
/// <param name="Server">What tells the server from others.</param>
/// <param name="Address">Host and port that the connection names; null for a file.</param>
/// <param name="HostName">What the server calls its host; null for a file.</param>
/// <param name="Database">The database.</param>
/// <param name="Table">The table.</param>
/// <param name="EstimatedRows">About how many rows it has.</param>
/// <param name="Newest">Of a backup: the greatest value of each time column that is read there.</param>
internal sealed record PlannedSide(
    string Product, string Version, string Server, string? Address, string? HostName, string Database, string Table, long EstimatedRows, IReadOnlyDictionary<string, string?> Newest)
{
    public static PlannedSide Of(TableInspection i) => Of(i, []);

    public static PlannedSide Of(PlannedArchive archive) => Of(archive.Inspection, archive.Newest);

    private static PlannedSide Of(TableInspection i, IReadOnlyList<KeyValuePair<string, string?>> newest) =>
        new(i.Server.Product, i.Server.Version, i.Server.Id, i.Server.Address, i.Server.HostName, i.Database, i.Table, i.EstimatedRows, newest.ToDictionary());
}

internal sealed record PlannedControlTables(string Journal, string Exceptions, IReadOnlyList<string> Missing, IReadOnlyList<string> Ddl, IReadOnlyList<string> Grants);

internal sealed record PlannedStatement(string Name, string Sql);

internal sealed record PlannedFallback(string Name, PlannedSide Backup, long? SelectedInBackup);
