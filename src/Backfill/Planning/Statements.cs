using System.ComponentModel;

namespace Backfill.Planning;

/// <summary>
/// The data-path SQL of one restore in one dialect: complete statements except for named slots, which the store fills once per run
/// (<c>{rows}</c>, <c>{read}</c> and <c>{keys}</c> once per batch). Nothing else composes data-path SQL.
/// </summary>
/// <remarks>
/// Slots: <c>{live}</c>, <c>{archive}</c>, <c>{journal}</c> are quoted table names; <c>{pins}</c> sets every self-updating column that the statement does not pin already to itself
/// (<c>, t.`updated_at` = t.`updated_at`</c>); <c>{pin_names}</c> and <c>{pin_values}</c> add them to the journal
/// (<c>, `pin_updated_at`</c> and <c>, t.`updated_at`</c>); <c>{pin_reads}</c> reads those that no property stands for (<c>, CAST(t.`touched_at` AS BINARY)</c>); <c>{texts}</c> adds, behind all other columns of a result, what C# reads of
/// text whose bytes are not UTF-8; <c>{pins_moved}</c> is true where one differs from the journal
/// (<c> OR NOT (…)</c>), <c>{pins_unmoved}</c> where none does (<c> AND …</c>); <c>{unread}</c> is true for rows of which the run has kept no key, up to its last key where keys are
/// no text (<c> AND …</c>); <c>{rows}</c> is a derived table with the columns <c>key_…</c>, <c>new</c> (<c>new_…</c> where several
/// columns are restored), <c>seen_…</c>, <c>archive_no</c>; <c>{read}</c> a list of journal rows in brackets;
/// <c>{keys}</c> a list of keys: <c>1,2,3</c> for one key column, <c>(1,2),(3,4)</c> for several. Parameters: <c>@run</c>, <c>@undone</c>,
/// <c>@batch</c>, <c>@skip</c>, <c>@from_0</c>, <c>@until_0</c>, <c>@from_1</c>, … by the ordinal of the key column in
/// <see cref="RestoreDeclaration.Key"/>, both inclusive, and those of <c>Where</c>. Key columns come first in every result.
/// <c>{@ids|@ids}</c> stands for the values of a list parameter, each written like what is behind the bar; <see cref="Restore.Statements"/> has filled it.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record Statements
{
    /// <summary>The smallest key of live.</summary>
    public required string FirstKey { get; init; }

    /// <summary>The greatest key of live.</summary>
    public required string LastKey { get; init; }

    /// <summary>The key <c>@skip</c> rows after <c>@from</c>, if there is one up to <c>@until</c>.</summary>
    public required string SliceEnd { get; init; }

    /// <summary>
    /// At most <c>@batch</c> selected rows of live from <c>@from</c> to <c>@until</c>, in key order: the key, then <see cref="RestoreDeclaration.LiveColumns"/>; where the key has text
    /// or a GUID, then 1 when the server calls it equal to <c>@from</c>, else 0; then the pins of <c>{pin_reads}</c>.
    /// </summary>
    public required string ReadLive { get; init; }

    /// <summary>The archived rows of <c>{keys}</c>, in any order: the key, then <see cref="RestoreDeclaration.ArchivedColumns"/>.</summary>
    public required string ReadArchive { get; init; }

    /// <summary>Journals <c>{rows}</c> under lock: only those still selected and still holding what was read.</summary>
    public required string Stage { get; init; }

    /// <summary>The keys this run has journaled from <c>@from</c> to <c>@until</c>.</summary>
    public required string Staged { get; init; }

    /// <summary>The still selected rows of <c>{keys}</c>, under lock: the key, then <see cref="RestoreDeclaration.LiveColumns"/>.</summary>
    public required string Reread { get; init; }

    /// <summary>Writes the journaled values of <c>@from</c> to <c>@until</c> to live.</summary>
    public required string Apply { get; init; }

    /// <summary>
    /// Journals <c>{read}</c>, rows with the before-image that was read, without a look at live; <see cref="ApplyAsRead"/> looks. Null where not everything that decided on a row
    /// goes into the journal and comes back from it byte by byte.
    /// </summary>
    public string? StageAsRead { get; init; }

    /// <summary>
    /// Writes the journaled values to those rows of <c>{keys}</c> that are still selected and still hold, byte by byte, what the journal says they held. Touches no other row of the
    /// journal, into which the next batch may be on its way. Null where <see cref="StageAsRead"/> is.
    /// </summary>
    public string? ApplyAsRead { get; init; }

    /// <summary>
    /// The number of journaled rows of <c>@from</c> to <c>@until</c> whose live row does not hold every new value, or whose pins moved; then, where the dialect has it, for each restored column
    /// of text or bytes the sum of CRC32 + 1 over its journaled new values.
    /// </summary>
    public required string Proof { get; init; }

    /// <summary>
    /// At most <c>@batch</c> journaled rows of <c>@run</c> from <c>@from</c> to <c>@until</c>, joined with live, in key order: the key; 1 when the live row is gone; 1 when live
    /// holds every new value; 1 when it holds every old value; <c>archive_no</c>; then all old, all new and all live values as <see cref="ReadArchiveText"/> writes them.
    /// </summary>
    public required string ReadJournal { get; init; }

    /// <summary>The key and the sources of <c>{keys}</c> as text made by the server, another way than <see cref="ReadArchive"/> reads it.</summary>
    public required string ReadArchiveText { get; init; }

    /// <summary>One number: the archived rows that the restore's own <c>Where</c> selects. Null where the archived row is of another type and lacks what <c>Where</c> reads.</summary>
    public required string? CountArchive { get; init; }

    /// <summary>
    /// The rows of <c>@from</c> to <c>@until</c>, without the one at <c>@from</c> where <c>@skip</c> is 1, counted by which comparisons of <c>Where</c> they fulfil: how many
    /// rows, then one or more whole numbers, each with a bit for 60 of <see cref="RestoreDeclaration.Comparisons"/> from the lowest up. Null where there is nothing to compare.
    /// </summary>
    public string? CountComparisons { get; init; }

    /// <summary>
    /// One number: the rows of live that <c>Where</c> selects and of which <c>@run</c> has kept no key, neither in its journal nor among its exceptions. Compares no keys but for being the
    /// same, and names no index: what is counted does not depend on the order in which the walk finds rows.
    /// </summary>
    public required string CountUnread { get; init; }

    /// <summary>Journals, for <c>@run</c>, the way back of the rows of <c>@undone</c> from <c>@from</c> to <c>@until</c> whose live row still holds all that run wrote.</summary>
    public required string StageUndo { get; init; }

    /// <summary>The key and the before-images of <c>{keys}</c> in the journal of <c>@undone</c>, as <see cref="ReadArchiveText"/> writes it.</summary>
    public required string ReadUndoneText { get; init; }

    /// <summary>The live row at <c>@from</c>, selected or not: the key, then <see cref="RestoreDeclaration.LiveColumns"/>, then 1 when it is selected, else 0.</summary>
    public required string Explain { get; init; }
}
