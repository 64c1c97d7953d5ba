namespace Backfill;

/// <summary>
/// Declares a column restore from a table that is not like live's: a backup table with other names, of an older shape, or a table of history. What
/// <see cref="RestoreAttribute"/> says holds here, but for the archived row, which is a <typeparamref name="TArchive"/>.
/// </summary>
/// <typeparam name="TArchive">
/// The archived row: a record, class or struct with its own <c>[Table]</c>, <c>[Column]</c> and <c>[Key]</c>. It need not be partial, and needs only the properties that the
/// restore uses. Its key has as many properties as that of the declaring type, of the same types and in the same order.
/// </typeparam>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class RestoreAttribute<TArchive> : ColumnRestoreAttribute
{
    /// <summary>Declares a column restore.</summary>
    /// <param name="from">The name of the backup: the name of a connection string. Any constant.</param>
    /// <param name="column">The property whose column is put back, as <c>nameof(Property)</c>.</param>
    /// <param name="source">
    /// The property of <typeparamref name="TArchive"/> whose column in the backup has the right value, as <c>nameof(TArchive.Property)</c>; the one that is called like the
    /// restored property when left out.
    /// </param>
    public RestoreAttribute(string from, string column, string? source = null)
        : base(from, column, source)
    {
    }
}
