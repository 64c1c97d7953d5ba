using System.Diagnostics;
using Backfill.MySql.Data;
using MySqlConnector;

namespace Backfill.MySql.Sessions;

/// <summary>An open connection whose settings were read back.</summary>
internal sealed class MySqlSession : IAsyncDisposable
{
    private long _lastUsed = Stopwatch.GetTimestamp();
    private bool _isStale;

    public MySqlSession(MySqlConnection connection, ServerVersion version, string echo, long maxAllowedPacket, int statementSeconds)
    {
        StatementSeconds = statementSeconds;
        Connection = connection;
        Version = version;
        Echo = echo;
        MaxAllowedPacket = maxAllowedPacket;
        MaxStatementBytes = (int)Math.Min(maxAllowedPacket / 2, 4 * 1024 * 1024);
    }

    public MySqlConnection Connection { get; }

    public ServerVersion Version { get; }

    /// <summary>Host and port, as the connection string names them.</summary>
    public string Address => $"{Connection.DataSource}:{new MySqlConnectionStringBuilder(Connection.ConnectionString).Port}";

    /// <summary>The settings and the server, as <see cref="SessionContract.Echo"/> told them when the session was opened.</summary>
    public string Echo { get; }

    /// <summary>How long a packet may be that the server takes, and what its string functions return.</summary>
    public long MaxAllowedPacket { get; }

    /// <summary>How long a statement may be; a longer one may break the connection instead of failing (trap 22).</summary>
    public int MaxStatementBytes { get; }

    /// <summary>Seconds that a statement which reads or writes rows may take.</summary>
    public int StatementSeconds { get; }

    /// <summary>Whether it must not be used again: it was idle for so long that the server may be about to drop it.</summary>
    public bool IsStale => _isStale || Stopwatch.GetElapsedTime(_lastUsed) > TimeSpan.FromSeconds(SessionContract.IdleSeconds / 2);

    /// <summary>A command in the text protocol; nothing is ever prepared on the server (traps 13 and 14).</summary>
    /// <param name="text">One or more statements.</param>
    /// <param name="timeoutSeconds">How long it may take, 1 or more, and at most <see cref="StatementSeconds"/>: 0 would be without a bound.</param>
    public MySqlCommand Command(string text, int timeoutSeconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(timeoutSeconds);
        _lastUsed = Stopwatch.GetTimestamp();
        return new MySqlCommand(text, Connection) { CommandTimeout = Math.Min(timeoutSeconds, StatementSeconds) };
    }

    /// <summary>The text of a statement that reads by keys.</summary>
    public SqlText Text => field ??= new SqlText { MostBytes = MaxStatementBytes };

    /// <summary>Ends a query of which no more is to be read. The server may hear of it late, so the session is not used again.</summary>
    public async Task BreakAsync(MySqlCommand command, MySqlDataReader reader)
    {
        _isStale = true;
        command.Cancel();
        try
        {
            while (await reader.ReadAsync())
            {
            }
        }
        catch (MySqlException e) when (e.ErrorCode == MySqlErrorCode.QueryInterrupted)
        {
        }
    }

    public ValueTask DisposeAsync() => Connection.DisposeAsync();
}
