using System.Transactions;
using Backfill.Stores;
using MySqlConnector;

namespace Backfill.MySql.Sessions;

/// <summary>Opens sessions on one server, each with the session contract set and read back.</summary>
internal sealed class SessionSource : IAsyncDisposable
{
    private readonly MySqlDataSource _dataSource;
    private readonly bool _owned;
    private readonly bool _readOnly;
    private readonly string _side;
    private readonly int _statementSeconds;
    private string? _server;

    /// <param name="dataSource">Where connections come from.</param>
    /// <param name="owned">Whether the data source is ours to dispose.</param>
    /// <param name="side">"live" or "the backup", for messages.</param>
    /// <param name="readOnly">Whether sessions may only read.</param>
    public SessionSource(MySqlDataSource dataSource, bool owned, string side, bool readOnly)
    {
        _dataSource = dataSource;
        _statementSeconds = ConnectionOptions.StatementSeconds(dataSource.ConnectionString);
        _owned = owned;
        _side = side;
        _readOnly = readOnly;
    }

    /// <summary>Opens a session.</summary>
    /// <exception cref="StoreException">The server cannot be reached, refuses the session, or is another one than before.</exception>
    public async Task<MySqlSession> OpenAsync(CancellationToken cancellationToken)
    {
        if (Transaction.Current is not null)
        {
            throw new StoreException("Each batch has a transaction of its own; call Backfill outside of a TransactionScope.");
        }

        MySqlConnection? connection = null;
        try
        {
            connection = await _dataSource.OpenConnectionAsync(cancellationToken);
            var handshake = ServerVersion.Parse(connection.ServerVersion);
            await using var command = new MySqlCommand(SessionContract.Open(handshake, _readOnly), connection);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            var echo = reader.GetString(0);
            var server = SessionContract.Check(echo);
            if (Interlocked.CompareExchange(ref _server, server, null) is { } before && before != server)
            {
                throw new StoreException($"The connection to {_side} leads to another server than before ({server} instead of {before}); name one server, not a group of them.");
            }

            if (reader.GetInt64(3) < SessionContract.LeastKeptWarnings)
            {
                throw new StoreException($"The server of {_side} keeps too few warnings (max_error_count={reader.GetInt64(3)}) for damaged data to be noticed; SET GLOBAL max_error_count = 1024.");
            }

            var session = new MySqlSession(connection, ServerVersion.Parse(reader.GetString(1)), echo, reader.GetInt64(2), _statementSeconds);
            connection = null;
            return session;
        }
        catch (Exception e) when (ServerErrors.Is(e))
        {
            throw ServerErrors.Translate(e, $"connecting to {_side}");
        }
        finally
        {
            if (connection is not null)
            {
                await connection.DisposeAsync();
            }
        }
    }

    public ValueTask DisposeAsync() => _owned ? _dataSource.DisposeAsync() : ValueTask.CompletedTask;
}
