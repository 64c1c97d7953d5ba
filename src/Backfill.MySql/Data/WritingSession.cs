using Backfill.MySql.Sessions;

namespace Backfill.MySql.Data;

/// <summary>A session that writes batches, one transaction after the other, with the buffers that are used again for each.</summary>
internal sealed class WritingSession(MySqlSession session)
{
    public MySqlSession Session { get; } = session;

    public SqlText Text { get; } = new();

    /// <summary>The keys of a batch that was staged as read, for its apply.</summary>
    public SqlText Keys { get; } = new();

    public RowReader Rows { get; } = new();
}
