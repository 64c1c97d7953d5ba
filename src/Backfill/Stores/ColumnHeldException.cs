using System.ComponentModel;

namespace Backfill.Stores;

/// <summary>A run cannot begin, because another one that has not ended writes one of its columns.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ColumnHeldException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="run">The run that has not ended.</param>
    /// <param name="column">The column, as <c>schema.table.column</c>.</param>
    public ColumnHeldException(long run, string column)
        : base($"Run {run} on {column} has not ended.") => (Run, Column) = (run, column);

    /// <summary>The run that has not ended.</summary>
    public long Run { get; }

    /// <summary>The column, as <c>schema.table.column</c>.</summary>
    public string Column { get; }

    /// <summary>The schema of the control tables in which that run is recorded; null for the one that was asked.</summary>
    public string? JournalSchema { get; init; }

    /// <summary>Where another version of Backfill made those tables, so that none of our commands takes the run: the statement that frees its columns. Null where ours do.</summary>
    public string? Release { get; init; }
}
