using Backfill.MySql.Catalogue;
using Backfill.MySql.Control;
using Backfill.MySql.Sessions;
using Backfill.Planning;
using Backfill.Stores;
using MySqlConnector;

namespace Backfill.MySql.Data;

/// <summary>
/// The transaction of one batch, in few round trips: the fingerprint goes along with staging, the proof with apply. Warnings are read between the statements
/// of a packet, which would report only those of its last one.
/// </summary>
/// <param name="packets">Sends them.</param>
/// <param name="writer">What all transactions of the table share.</param>
/// <param name="run">The run.</param>
/// <param name="asRead">The statements for staging as read; null to stage under lock.</param>
internal sealed class MySqlBatchTransaction(BatchPackets packets, BatchWriter writer, long run, AsReadStatements? asRead) : IBatchTransaction
{
    private IRowSource? _stagedAsRead;
    private NewBytes? _newBytes;
    private string? _fingerprint;
    private (KeySpan Span, Proved Said)? _proof;

    public async Task<int> StageAsync(IRowSource rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return 0;
        }

        var staged = 0;
        _stagedAsRead = asRead is null ? null : rows;
        for (var (from, next) = (0, 0); from < rows.Count; from = next)
        {
            // Outside the guard: it is no fault of the session when a row cannot be written.
            packets.Begin();
            next = asRead?.WriteStage(packets.Text, run, rows, from) ?? writer.Statements.Stage.Write(packets.Text, rows, from);
            staged += await StageAsync(static _ => { }, cancellationToken);
        }

        _newBytes ??= writer.NewBytes();
        _newBytes.Add(rows);
        return staged;
    }

    public Task<int> StageUndoAsync(long undone, KeySpan span, CancellationToken cancellationToken)
    {
        packets.Begin();
        packets.Text.Append(writer.Statements.Text.StageUndo);
        return StageAsync(command =>
        {
            command.Parameters.AddWithValue("undone", undone);
            writer.Parameters.BindSpan(command, span.From, span.Until);
        }, cancellationToken);
    }

    public Task StagedAsync(KeySpan span, FieldArena arena, IRowSink keys, CancellationToken cancellationToken)
    {
        packets.Begin();
        packets.Text.Append(writer.Statements.Text.Staged);
        return ReadAsync("reading the journal", writer.Statements.Texts.JournalKeys, command => writer.Parameters.BindSpan(command, span.From, span.Until), arena, keys, cancellationToken);
    }

    public async Task RereadAsync(IRowSource keys, FieldArena arena, IRowSink rows, CancellationToken cancellationToken)
    {
        // They are read again because they were not journaled.
        _newBytes?.Remove(keys);
        for (var (from, next) = (0, 0); from < keys.Count; from = next)
        {
            packets.Begin();
            next = writer.Statements.Reread.Write(packets.Text, keys, from);
            await ReadAsync("reading live under lock", writer.Statements.Texts.Rows, static _ => { }, arena, rows, cancellationToken);
        }
    }

    public Task LookAsync(CanonicalKey key, FieldArena arena, IRowSink rows, CancellationToken cancellationToken)
    {
        packets.Begin();
        packets.Text.Append(writer.Statements.ExplainOf(key));
        return ReadAsync("reading live", writer.Statements.Texts.Rows, command => writer.Parameters.BindSpan(command, key, key), arena, rows, cancellationToken);
    }

    public async Task<string> FingerprintAsync(CancellationToken cancellationToken)
    {
        if (_fingerprint is null)
        {
            packets.Begin();
            packets.Text.Append(writer.Fingerprint.Text);
            _fingerprint = await SendAsync("reading the catalogue", static _ => { }, reader => Fingerprint.ReadAsync(reader, cancellationToken), cancellationToken);
        }

        return _fingerprint;
    }

    public Task<int> ApplyAsync(KeySpan span, CancellationToken cancellationToken)
    {
        var (before, after) = writer.Computes ? SessionContract.Lenient : ("", ";SHOW WARNINGS");
        packets.Begin();
        packets.Text.Append(before);
        if (_stagedAsRead is { } rows)
        {
            // Were there no room for all keys, the rest would not match, and the batch be staged under lock.
            asRead!.WriteApply(packets.Text, rows);
        }
        else
        {
            packets.Text.Append(writer.Statements.Text.Apply);
        }

        packets.Text.Append(after);
        packets.Text.Append(";");
        packets.Text.Append(writer.Statements.Text.Proof);
        return SendAsync("writing live", command => writer.Parameters.BindSpan(command, span.From, span.Until), async reader =>
        {
            var matched = reader.RecordsAffected;
            if (!writer.Computes)
            {
                await DataWarnings.ThrowAsync(reader, "writing live", cancellationToken);
                await reader.NextResultAsync(cancellationToken);
            }

            _proof = (span, await ProvedAsync(reader, cancellationToken));
            return matched;
        }, cancellationToken);
    }

    public async Task<long> ProveAsync(KeySpan span, CancellationToken cancellationToken)
    {
        if (_proof is not { } proof || proof.Span != span)
        {
            packets.Begin();
            packets.Text.Append(writer.Statements.Text.Proof);
            var said = await SendAsync(
                "proving what was written", command => writer.Parameters.BindSpan(command, span.From, span.Until), reader => ProvedAsync(reader, cancellationToken), cancellationToken);
            proof = (span, said);
        }

        return proof.Said.OtherBytesIn is { } column
            ? throw new InvalidDataException($"The server took the values of '{column}' for other bytes than were read from the backup, so nothing of the batch was written.")
            : proof.Said.Wrong;
    }

    public async Task<int> RecordAsync(IReadOnlyList<RowException> exceptions, CancellationToken cancellationToken)
    {
        var recorded = 0;
        for (var (from, next) = (0, 0); from < exceptions.Count; from = next)
        {
            packets.Begin();
            next = writer.WriteExceptions(packets.Text, run, exceptions, from);
            packets.Text.Append(";SHOW WARNINGS");
            recorded += await WriteAsync("recording exceptions", static _ => { }, cancellationToken);
        }

        return recorded;
    }

    public async Task<bool> CheckpointAsync(Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        packets.Begin();
        packets.Text.Append(writer.CheckpointText);
        packets.Text.Append(";SHOW WARNINGS");
        return await WriteAsync("writing the checkpoint", command => RangeSql.Bind(command, checkpoint), cancellationToken) == 1;
    }

    public Task CommitAsync() => packets.CommitAsync();

    public ValueTask DisposeAsync() => packets.DisposeAsync();

    private Task<int> StageAsync(Action<MySqlCommand> bind, CancellationToken cancellationToken)
    {
        packets.Text.Append(";SHOW WARNINGS;");
        if (_stagedAsRead is not null)
        {
            packets.Text.Append(asRead!.HoldSchema);
            packets.Text.Append(";");
        }

        packets.Text.Append(writer.Fingerprint.Text);
        return SendAsync("staging rows in the journal", bind, async reader =>
        {
            var staged = reader.RecordsAffected;
            await DataWarnings.ThrowAsync(reader, "staging rows in the journal", cancellationToken);
            if (_stagedAsRead is not null)
            {
                await reader.NextResultAsync(cancellationToken);
            }

            await reader.NextResultAsync(cancellationToken);
            _fingerprint = await Fingerprint.ReadAsync(reader, cancellationToken);
            return staged;
        }, cancellationToken);
    }

    private Task<int> WriteAsync(string doing, Action<MySqlCommand> bind, CancellationToken cancellationToken) =>
        SendAsync(doing, bind, async reader =>
        {
            var affected = reader.RecordsAffected;
            await DataWarnings.ThrowAsync(reader, doing, cancellationToken);
            return affected;
        }, cancellationToken);

    private Task<bool> ReadAsync(string doing, TextReads texts, Action<MySqlCommand> bind, FieldArena arena, IRowSink rows, CancellationToken cancellationToken) =>
        SendAsync(doing, bind, async reader =>
        {
            var row = packets.Over(reader, arena, texts);
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add(row);
            }

            return true;
        }, cancellationToken);

    private Task<T> SendAsync<T>(string doing, Action<MySqlCommand> bind, Func<MySqlDataReader, Task<T>> take, CancellationToken cancellationToken) =>
        packets.GuardAsync(doing, async () =>
        {
            await using var command = packets.Command();
            writer.Parameters.BindWhere(command);
            command.Parameters.AddWithValue("run", run);
            bind(command);
            await using var reader = await packets.SendAsync(command, cancellationToken);
            return await take(reader);
        });

    private async Task<Proved> ProvedAsync(MySqlDataReader reader, CancellationToken cancellationToken)
    {
        if (!await reader.ReadAsync(cancellationToken))
        {
            throw new InvalidDataException("The proof returned nothing.");
        }

        var row = packets.Over(reader, new FieldArena());
        return new Proved(row.Int64(0), _newBytes?.Difference(row));
    }

    /// <summary>What the proof says; of rows that were not written it says nothing.</summary>
    /// <param name="Wrong">Rows that are not as they must be.</param>
    /// <param name="OtherBytesIn">The first column of which the journal holds other bytes than the backup, or null.</param>
    private readonly record struct Proved(long Wrong, string? OtherBytesIn);
}
