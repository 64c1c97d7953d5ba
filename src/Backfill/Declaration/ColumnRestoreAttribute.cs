namespace Backfill;

/// <summary>What <see cref="RestoreAttribute"/> and <see cref="RestoreAttribute{TArchive}"/> have in common. Only they can declare a restore.</summary>
public abstract class ColumnRestoreAttribute : Attribute
{
    private protected ColumnRestoreAttribute(string from, string column, string? source)
    {
        From = from;
        Column = column;
        Source = source ?? column;
    }

    /// <summary>The name of the backup.</summary>
    public string From { get; }

    /// <summary>The property whose column is put back.</summary>
    public string Column { get; }

    /// <summary>The property of the archived row whose column in the backup has the right value.</summary>
    public string Source { get; }

    /// <summary>
    /// A static method <c>bool (T live, …)</c> of the declaring type that selects the damaged rows, as <c>nameof(Method)</c>.
    /// It is translated to SQL at compile time; its further parameters become parameters of the restore. Every row when left out.
    /// </summary>
    public string? Where { get; set; }

    /// <summary>
    /// A static method <c>bool (T live, T archived)</c> of the declaring type that may decline a row, as <c>nameof(Method)</c>; with
    /// <see cref="RestoreAttribute{TArchive}"/> a <c>bool (T live, TArchive archived)</c>. It runs in C#. Of the archived row it sees only the key, the source and what it reads itself.
    /// </summary>
    public string? Guard { get; set; }

    /// <summary>
    /// A static method <c>TColumn (T live, T archived)</c> (or <c>TArchive archived</c>) of the declaring type that computes the value to write, as <c>nameof(Method)</c>; the
    /// source's own value when left out. It runs in C#, before the guard, on every row that the backup has, and takes the source's place where outcomes speak of what the backup says: NULL is
    /// <see cref="Outcome.NullInArchive"/>. It must not read the restored column of live, or a second run would compute from what the first one wrote. A row for which it
    /// throws, or makes a value that the column cannot hold exactly, is <see cref="Outcome.Failed"/>.
    /// </summary>
    public string? Value { get; set; }

    /// <summary>
    /// The properties whose columns must hold the same in the live and the archived row, as <c>new[] { nameof(Property), … }</c>, and which an archived row of another type has
    /// under the same names: where keys can be reused, a row of the
    /// backup may be another thing that once had the key. Compared value by value, strings by their bytes; NULL equals NULL. A row that differs in one of them is
    /// <see cref="Outcome.NotInArchive"/>, with the column in its reason: the backup has no row of this thing.
    /// </summary>
    public new string[] Match { get; set; } = [];

    /// <summary>
    /// Further backups, in order, as <c>new[] { Thursday, Wednesday }</c>: each is asked only for the rows that the ones before it do not have (or, by <see cref="Match"/>, have as
    /// another thing's). A source that is NULL does not fall through. The journal keeps which backup each value is from.
    /// </summary>
    public string[] Fallback { get; set; } = [];

    /// <summary>What becomes of rows that no backup has; <see cref="Otherwise.Keep"/> by default.</summary>
    public Otherwise Otherwise { get; set; }

    /// <summary>
    /// Restore a NULL too: where the backup has NULL (or <see cref="Value"/> makes NULL), the column becomes NULL, which is <see cref="Outcome.Restored"/>, judged by
    /// <see cref="Guard"/> and undone like any other value. Off by default: then such a row stays as it is and is reported as <see cref="Outcome.NullInArchive"/>. Right where NULL is what the
    /// column held before the damage, and not merely what nobody knew. Only for a column that can be NULL; of a <see cref="Group"/>, each column says it for itself.
    /// </summary>
    public bool RestoreNull { get; set; }

    /// <summary>
    /// Leave a row alone when its source column is the same in live and in the backup. Right only where the damage itself moved the
    /// source (an application that stamps <c>updated_at</c>); a job that did not move it would see every row skipped. Off by default. Where the archived row is of another
    /// type, the live column is that of the property with the source's name.
    /// </summary>
    public bool SkipIfSourceUnchanged { get; set; }

    /// <summary>What the restore is called on the command line and in reports; <c>Type.Property</c>, or <c>Type.group</c>, when left out.</summary>
    public string? Name { get; set; }

    /// <summary>
    /// The name of a group. Restores of one type with the same group are one restore: their columns of a row are written together or not at all, in one statement and one
    /// journal row, and a row has one outcome. Each declares its own column, source, <see cref="Value"/> and <see cref="RestoreNull"/>; everything else must be the same on each. The group is called
    /// <c>Type.group</c> on the command line, and its method of <c>Restores</c> after the group: <c>Restores.Money</c> for <c>"money"</c>.
    /// </summary>
    public string? Group { get; set; }

    /// <summary>
    /// The IANA name of the zone that DATETIME columns of this table are written in. Needed only where the source is a TIMESTAMP and the
    /// restored column a DATETIME or the other way round, and to allow arguments with an offset.
    /// </summary>
    public string? TimeZone { get; set; }
}
