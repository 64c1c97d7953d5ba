using Backfill.MySql.Sessions;

namespace Backfill.MySql.Data;

/// <summary>A session that writes batches, one transaction after the other, with the buffers that are used again for each.</summary>
internal sealed class WritingSession(MySqlSession session)
{
    public MySqlSession Session { get; } = session;

    public SqlText Text { get; } = new() { MostBytes = session.MaxStatementBytes, LongestAhead = session.MaxAllowedPacket };

    /// <summary>For what is sent ahead of it.</summary>
    public SqlText Ahead { get; } = new() { MostBytes = session.MaxStatementBytes };

    public RowReader Rows { get; } = new();
}
