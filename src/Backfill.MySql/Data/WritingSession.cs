using Backfill.MySql.Sessions;

namespace Backfill.MySql.Data;

/// <summary>A session that writes batches, one transaction after the other, with the buffers that are used again for each.</summary>
internal sealed class WritingSession(MySqlSession session)
{
    public MySqlSession Session { get; } = session;

    public SqlText Text { get; } = new();

    public RowReader Rows { get; } = new();
}
