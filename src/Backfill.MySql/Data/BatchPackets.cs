using System.Data;
using Backfill.MySql.Sessions;
using Backfill.Planning;
using Backfill.Stores;
using MySqlConnector;

namespace Backfill.MySql.Data;

/// <summary>
/// Sends the packets of one transaction. START TRANSACTION and a look at the session go along with the first one. After any error nothing but ROLLBACK is sent and the
/// session is dropped: the server may have ended the transaction by itself, and the next statement would commit on its own (trap 47).
/// </summary>
internal sealed class BatchPackets : IAsyncDisposable
{
    /// <summary>Seconds that the server has to roll back; a session that does not answer is dropped, and the server rolls back by itself.</summary>
    private const int RollbackSeconds = 10;

    private readonly WritingSession _writing;
    private readonly MySqlSession _session;
    private readonly Action<WritingSession> _giveBack;
    private State _state = State.NotBegun;

    /// <param name="writing">The session; it must not be in a transaction, and nobody else may use it.</param>
    /// <param name="giveBack">Takes the session when it is free again; not when it had to be dropped.</param>
    public BatchPackets(WritingSession writing, Action<WritingSession> giveBack)
    {
        _writing = writing;
        _session = writing.Session;
        _giveBack = giveBack;
    }

    private enum State
    {
        NotBegun,
        Open,
        Committed,
        Failed,
        GivenBack,
    }

    /// <summary>The packet being composed.</summary>
    public SqlText Text => _writing.Text;

    /// <summary>Reads the rows of an answer.</summary>
    public RowReader Over(MySqlDataReader reader, FieldArena arena, TextReads? texts = null) => _writing.Rows.Over(reader, arena, _session.MaxAllowedPacket, texts);

    /// <summary>Starts the next packet.</summary>
    public void Begin()
    {
        DemandNotEnded();
        Text.Clear();
        if (_state == State.NotBegun)
        {
            Text.Append("START TRANSACTION;SELECT ");
            Text.Append(SessionContract.Echo(_session.Version));
            Text.Append(";");
        }
    }

    /// <summary>The packet as a command, to be bound.</summary>
    public MySqlCommand Command() => _session.Command(Text.ToText(), _session.StatementSeconds);

    /// <summary>Sends the packet and stands at the first result after the look at the session.</summary>
    public async Task<MySqlDataReader> SendAsync(MySqlCommand command, CancellationToken cancellationToken)
    {
        var begins = _state == State.NotBegun;
        _state = State.Open;
        foreach (var ahead in ValuesAhead.Statements(Text.Ahead, _writing.Ahead))
        {
            await using var set = _session.Command(ahead, _session.StatementSeconds);
            await set.ExecuteNonQueryAsync(cancellationToken);
        }

        var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (begins)
        {
            try
            {
                await reader.ReadAsync(cancellationToken);
                CheckSession(reader.GetString(0));
                await reader.NextResultAsync(cancellationToken);
            }
            catch
            {
                await reader.DisposeAsync();
                throw;
            }
        }

        return reader;
    }

    /// <summary>Commits, if anything was begun.</summary>
    public Task CommitAsync()
    {
        DemandNotEnded();
        return _state == State.NotBegun ? Task.CompletedTask : GuardAsync("committing a batch", async () =>
        {
            await using var command = _session.Command("COMMIT", _session.StatementSeconds);
            await command.ExecuteNonQueryAsync(CancellationToken.None);
            _state = State.Committed;
            return true;
        }, committing: true);
    }

    /// <summary>Runs work that sends packets; any error of it ends the transaction.</summary>
    /// <param name="doing">What it does, as a gerund, for messages.</param>
    /// <param name="work">The work.</param>
    /// <param name="committing">Whether it is the COMMIT.</param>
    /// <exception cref="StoreException">Server or connection failed.</exception>
    public async Task<T> GuardAsync<T>(string doing, Func<Task<T>> work, bool committing = false)
    {
        try
        {
            return await work();
        }
        catch (Exception e)
        {
            _state = _state == State.NotBegun ? State.NotBegun : State.Failed;
            if (ServerErrors.Is(e))
            {
                throw ServerErrors.Translate(e, doing, _session.StatementSeconds, committing);
            }

            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_state is State.Open or State.Failed)
        {
            await RollBackAsync();
        }

        if (_state == State.Failed)
        {
            await _session.DisposeAsync();
        }
        else if (_state != State.GivenBack)
        {
            _state = State.GivenBack;
            _giveBack(_writing);
        }
    }

    private async Task RollBackAsync()
    {
        if (_session.Connection.State != ConnectionState.Open)
        {
            // Nobody would answer: the server rolls back when it misses the session.
            _state = State.Failed;
            return;
        }

        try
        {
            await using var command = _session.Command("ROLLBACK", RollbackSeconds);
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (Exception e) when (ServerErrors.Is(e) || e is InvalidOperationException)
        {
            // A connection that cannot even roll back is gone, and its transaction with it.
            _state = State.Failed;
        }
    }

    private void DemandNotEnded()
    {
        if (_state is State.Committed or State.Failed or State.GivenBack)
        {
            throw new InvalidOperationException("The transaction has ended.");
        }
    }

    private void CheckSession(string echo)
    {
        if (echo != _session.Echo)
        {
            SessionContract.Check(echo);
            throw new StoreException($"The session is '{echo}' but was opened as '{_session.Echo}'; connect to one server, not through a proxy that shares sessions.");
        }
    }
}
