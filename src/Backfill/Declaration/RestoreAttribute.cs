namespace Backfill;

/// <summary>
/// Declares a column restore: the column <c>column</c> of the declaring type's table gets back the value that
/// <c>source</c> has in the backup <c>from</c>, row by row, found by primary key.
/// </summary>
/// <remarks>
/// Stands on a <c>partial record</c>, <c>partial class</c> or <c>partial record struct</c> with a <c>[Key]</c>. The source generator
/// checks the declaration at compile time and adds a nested class <c>Restores</c> with one method per restore.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class RestoreAttribute : ColumnRestoreAttribute
{
    /// <summary>Declares a column restore.</summary>
    /// <param name="from">The name of the backup: the name of a connection string. Any constant.</param>
    /// <param name="column">The property whose column is put back, as <c>nameof(Property)</c>.</param>
    /// <param name="source">The property whose column in the backup has the right value, as <c>nameof(Property)</c>; the restored column itself when left out.</param>
    public RestoreAttribute(string from, string column, string? source = null)
        : base(from, column, source)
    {
    }
}
