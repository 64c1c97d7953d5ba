using Backfill.MySql.Catalogue;
using Backfill.MySql.Sessions;
using Backfill.Planning;
using Backfill.Stores;
using MySqlConnector;

namespace Backfill.MySql.Data;

/// <summary>
/// The transaction of one batch, in few round trips: START TRANSACTION and the look at the session go along with the first statement, the fingerprint with
/// staging, the proof with apply. Warnings are read between the statements of a packet (a packet reports only those of its last one).
/// </summary>
internal sealed class MySqlBatchTransaction : IBatchTransaction
{
    /// <summary>Seconds; many times the wait for a lock, because a statement that takes too long is killed, not undone (trap 49).</summary>
    private const int TimeoutSeconds = 300;

    private readonly MySqlSession _session;
    private readonly BatchWriter _writer;
    private readonly long _run;
    private readonly Action _forgetSession;
    private string? _fingerprint;
    private (KeySpan Span, long Wrong)? _proof;
    private State _state = State.NotBegun;

    public MySqlBatchTransaction(MySqlSession session, BatchWriter writer, long run, Action forgetSession)
    {
        _session = session;
        _writer = writer;
        _run = run;
        _forgetSession = forgetSession;
    }

    private enum State
    {
        NotBegun,
        Open,
        Committed,
        Failed,
    }

    public async Task<int> StageAsync(IRowSource rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return 0;
        }

        // Outside the guard: a row that cannot be written is found before anything is sent, and leaves the transaction as it was.
        Begin();
        _writer.Statements.Stage.Write(_writer.Text, rows);
        return await GuardAsync("staging rows in the journal", () => StageAsync(static _ => { }, cancellationToken));
    }

    public Task<int> StageUndoAsync(long undone, KeySpan span, CancellationToken cancellationToken) =>
        GuardAsync("staging rows in the journal", () =>
        {
            Begin();
            _writer.Text.Sql(_writer.Statements.Text.StageUndo);
            return StageAsync(command =>
            {
                command.Parameters.AddWithValue("undone", undone);
                _writer.Parameters.BindSpan(command, span.From, span.Until);
            }, cancellationToken);
        });

    public Task StagedAsync(KeySpan span, FieldArena arena, IRowSink keys, CancellationToken cancellationToken) =>
        GuardAsync("reading the journal", () =>
        {
            Begin();
            _writer.Text.Sql(_writer.Statements.Text.Staged);
            return ReadAsync(command => _writer.Parameters.BindSpan(command, span.From, span.Until), arena, keys, cancellationToken);
        });

    public async Task RereadAsync(IRowSource keys, FieldArena arena, IRowSink rows, CancellationToken cancellationToken)
    {
        if (keys.Count > 0)
        {
            await GuardAsync("reading live under lock", () =>
            {
                Begin();
                _writer.Statements.Reread.Write(_writer.Text, keys);
                return ReadAsync(static _ => { }, arena, rows, cancellationToken);
            });
        }
    }

    public async Task<string> FingerprintAsync(CancellationToken cancellationToken) =>
        _fingerprint ?? await GuardAsync("reading the catalogue", async () =>
        {
            Begin();
            _writer.Text.Sql(_writer.Fingerprint.Text);
            await using var command = Command();
            await using var reader = await ExecuteAsync(command, cancellationToken);
            return await Fingerprint.ReadAsync(reader, cancellationToken);
        });

    public Task<int> ApplyAsync(KeySpan span, CancellationToken cancellationToken) =>
        GuardAsync("writing live", async () =>
        {
            Begin();
            _writer.Text.Sql(_writer.Statements.Text.Apply);
            _writer.Text.Sql(";SHOW WARNINGS;");
            _writer.Text.Sql(_writer.Statements.Text.Proof);
            await using var command = Command();
            _writer.Parameters.BindSpan(command, span.From, span.Until);
            await using var reader = await ExecuteAsync(command, cancellationToken);
            var matched = reader.RecordsAffected;
            await DataWarnings.ThrowAsync(reader, "writing live", cancellationToken);
            await reader.NextResultAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            _proof = (span, _writer.Rows.Over(reader, new FieldArena()).Int64(0));
            return matched;
        });

    public async Task<long> ProveAsync(KeySpan span, CancellationToken cancellationToken)
    {
        if (_proof is { } proof && proof.Span == span)
        {
            return proof.Wrong;
        }

        return await GuardAsync("proving what was written", async () =>
        {
            Begin();
            _writer.Text.Sql(_writer.Statements.Text.Proof);
            await using var command = Command();
            _writer.Parameters.BindSpan(command, span.From, span.Until);
            await using var reader = await ExecuteAsync(command, cancellationToken);
            await reader.ReadAsync(cancellationToken);
            return _writer.Rows.Over(reader, new FieldArena()).Int64(0);
        });
    }

    public async Task<int> RecordAsync(IReadOnlyList<RowException> exceptions, CancellationToken cancellationToken)
    {
        if (exceptions.Count == 0)
        {
            return 0;
        }

        return await GuardAsync("recording exceptions", async () =>
        {
            Begin();
            _writer.WriteExceptions(_writer.Text, _run, exceptions);
            _writer.Text.Sql(";SHOW WARNINGS");
            await using var command = Command();
            await using var reader = await ExecuteAsync(command, cancellationToken);
            var inserted = reader.RecordsAffected;
            await DataWarnings.ThrowAsync(reader, "recording exceptions", cancellationToken);
            return inserted;
        });
    }

    public Task<bool> CheckpointAsync(Checkpoint checkpoint, CancellationToken cancellationToken) =>
        GuardAsync("writing the checkpoint", async () =>
        {
            Begin();
            _writer.Text.Sql(_writer.CheckpointText);
            _writer.Text.Sql(";SHOW WARNINGS");
            await using var command = Command();
            Control.RangeSql.Bind(command, checkpoint);
            await using var reader = await ExecuteAsync(command, cancellationToken);
            var updated = reader.RecordsAffected;
            await DataWarnings.ThrowAsync(reader, "writing the checkpoint", cancellationToken);
            return updated == 1;
        });

    public async Task CommitAsync()
    {
        if (_state == State.NotBegun)
        {
            return;
        }

        await GuardAsync("committing a batch", async () =>
        {
            await using var command = _session.Command("COMMIT", TimeoutSeconds);
            await command.ExecuteNonQueryAsync(CancellationToken.None);
            _state = State.Committed;
            return true;
        }, committing: true);
    }

    public async ValueTask DisposeAsync()
    {
        if (_state is State.NotBegun or State.Committed)
        {
            return;
        }

        try
        {
            await using var command = _session.Command("ROLLBACK", TimeoutSeconds);
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (Exception e) when (ServerErrors.Is(e) || e is InvalidOperationException)
        {
            // A connection that cannot even roll back is gone, and its transaction with it.
            _state = State.Failed;
        }

        if (_state == State.Failed)
        {
            _forgetSession();
            await _session.DisposeAsync();
        }
    }

    /// <summary>Starts the text of the next packet; the first one begins the transaction and looks at the session.</summary>
    private void Begin()
    {
        if (_state is State.Committed or State.Failed)
        {
            throw new InvalidOperationException("The transaction has ended.");
        }

        _writer.Text.Clear();
        if (_state == State.NotBegun)
        {
            _writer.Text.Sql("START TRANSACTION;SELECT ");
            _writer.Text.Sql(SessionContract.Echo(_session.Version));
            _writer.Text.Sql(";");
        }
    }

    private MySqlCommand Command()
    {
        var command = _session.Command(_writer.Text.ToText(_session.MaxStatementBytes), TimeoutSeconds);
        _writer.Parameters.BindWhere(command);
        command.Parameters.AddWithValue("run", _run);
        return command;
    }

    /// <summary>Runs the packet and stands at the first result after the look at the session.</summary>
    private async Task<MySqlDataReader> ExecuteAsync(MySqlCommand command, CancellationToken cancellationToken)
    {
        var begins = _state == State.NotBegun;
        _state = State.Open;
        var reader = await command.ExecuteReaderAsync(cancellationToken);
        try
        {
            if (begins)
            {
                await reader.ReadAsync(cancellationToken);
                var echo = reader.GetString(0);
                if (echo != _session.Echo)
                {
                    SessionContract.Check(echo);
                    throw new StoreException($"The session is '{echo}' but was opened as '{_session.Echo}'; connect to one server, not through a proxy that shares sessions.");
                }

                await reader.NextResultAsync(cancellationToken);
            }

            return reader;
        }
        catch
        {
            await reader.DisposeAsync();
            throw;
        }
    }

    private async Task<int> StageAsync(Action<MySqlCommand> bind, CancellationToken cancellationToken)
    {
        _writer.Text.Sql(";SHOW WARNINGS;");
        _writer.Text.Sql(_writer.Fingerprint.Text);
        await using var command = Command();
        bind(command);
        await using var reader = await ExecuteAsync(command, cancellationToken);
        var staged = reader.RecordsAffected;
        await DataWarnings.ThrowAsync(reader, "staging rows in the journal", cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        _fingerprint = await Fingerprint.ReadAsync(reader, cancellationToken);
        return staged;
    }

    private async Task<bool> ReadAsync(Action<MySqlCommand> bind, FieldArena arena, IRowSink rows, CancellationToken cancellationToken)
    {
        await using var command = Command();
        bind(command);
        await using var reader = await ExecuteAsync(command, cancellationToken);
        var row = _writer.Rows.Over(reader, arena);
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(row);
        }

        return true;
    }

    private async Task<T> GuardAsync<T>(string doing, Func<Task<T>> work, bool committing = false)
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
                throw ServerErrors.Translate(e, doing, committing);
            }

            throw;
        }
    }
}
