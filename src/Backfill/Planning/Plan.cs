using Backfill.Planning;
using Backfill.Stores;

namespace Backfill;

/// <summary>What a restore would do, where, and everything it was found on. Its id changes when any of that moves.</summary>
public sealed record Plan
{
    /// <summary>The hash of declaration, arguments, both schemas, the journal, both servers' identity and version: 64 hexadecimal digits; the first 12 are enough for people.</summary>
    public required string Id { get; init; }

    /// <summary>The restore.</summary>
    public required Restore Restore { get; init; }

    /// <summary>The live side.</summary>
    public required TableInspection Live { get; init; }

    /// <summary>The backups, in the order in which they are asked.</summary>
    public required IReadOnlyList<PlannedArchive> Archives { get; init; }

    /// <summary>About how many bytes the journal grows by with each row that is written: its columns' widths, with what a server keeps beside them; of text its first 64 characters.</summary>
    public required int JournalBytesPerRow { get; init; }

    /// <summary>What the arguments mean, one line each.</summary>
    public required IReadOnlyList<string> ArgumentNotes { get; init; }

    /// <summary>What a run would be refused for, now and with this account, where plan and dry run are not: a <c>Where</c> that is still to be written, rights with the GRANT for each, a server that cannot be written, the control tables.</summary>
    public IReadOnlyList<Refusal> RunRefusals { get; init; } = [];

    /// <summary>What the reader should know.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The statements by name as they will run, live first, then those on the backup.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Statements { get; init; }
}

/// <summary>A backup of a plan.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Inspection">What its catalogue says.</param>
/// <param name="Damaged">Archived rows that the restore's own <c>Where</c> selects: more than a few mean a backup taken after the damage. Null where the backup lacks a column, or there is no <c>Where</c>.</param>
public sealed record PlannedArchive(string Name, TableInspection Inspection, long? Damaged)
{
    /// <summary>The greatest value in the backup of each time column that the restore reads there: how old the backup is at least. NULL where the column is empty.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Newest { get; init; } = [];
}
