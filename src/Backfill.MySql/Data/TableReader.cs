using Backfill.MySql.Sessions;
using Backfill.Planning;
using Backfill.Stores;
using MySqlConnector;

namespace Backfill.MySql.Data;

/// <summary>Runs a table's reading statements on a session of their own, into the batch's arena.</summary>
internal sealed class TableReader : IAsyncDisposable
{
    private readonly SharedSession _session;
    private readonly StatementParameters _parameters;
    private readonly string _side;
    private readonly RowReader _rows;

    public TableReader(SessionSource source, StatementParameters parameters, string side, IReadOnlyList<TimeZoneShift?>? shifts = null)
    {
        _session = new SharedSession(source);
        _parameters = parameters;
        _side = side;
        _rows = new RowReader(shifts);
    }

    /// <summary>Hands every row to the sink, until it is full.</summary>
    /// <param name="text">The statement.</param>
    /// <param name="texts">The columns of text in its result.</param>
    /// <param name="bind">Binds its parameters.</param>
    /// <param name="most">Rows that it returns, at most.</param>
    /// <param name="arena">Where values are kept.</param>
    /// <param name="sink">Takes the rows.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task ReadAsync(string text, TextReads texts, Action<MySqlCommand>? bind, int most, FieldArena arena, IRowSink sink, CancellationToken cancellationToken) =>
        _session.UseAsync(Doing, session => ReadAsync(session, text, texts, bind, most, arena, sink, cancellationToken), cancellationToken);

    /// <summary>The same for a statement with <c>{keys}</c>; without a key there is nothing to read.</summary>
    public Task ReadAsync(StatementTemplate statement, TextReads texts, IRowSource keys, Action<MySqlCommand>? bind, FieldArena arena, IRowSink sink, CancellationToken cancellationToken) =>
        keys.Count == 0
            ? Task.CompletedTask
            : _session.UseAsync(Doing, async session =>
            {
                for (var (from, next) = (0, 0); from < keys.Count && !sink.IsFull; from = next)
                {
                    session.Text.Clear();
                    next = statement.Write(session.Text, keys, from);
                    await ReadAsync(session, session.Text.ToText(), texts, bind, next - from, arena, sink, cancellationToken);
                }

                return true;
            }, cancellationToken);

    /// <summary>The first row's key, or null when there is no row.</summary>
    public Task<CanonicalKey?> KeyAsync(string text, TextReads texts, IReadOnlyList<DeclaredColumn> key, Action<MySqlCommand>? bind, CancellationToken cancellationToken) =>
        UseAsync(text, texts, bind, new FieldArena(), async reader =>
            await reader.ReadAsync(cancellationToken) ? Key(key) : null, cancellationToken);

    /// <summary>The one number that the statement returns.</summary>
    public Task<long> NumberAsync(string text, CancellationToken cancellationToken, Action<MySqlCommand>? bind = null) =>
        UseAsync(text, TextReads.None, bind, new FieldArena(), async reader => await reader.ReadAsync(cancellationToken) ? _rows.Int64(0) : 0, cancellationToken);

    /// <summary>The one row that the statement returns, as text for people.</summary>
    public Task<IReadOnlyList<string?>> TextsAsync(string text, IReadOnlyList<ColumnKind> kinds, CancellationToken cancellationToken) =>
        UseAsync<IReadOnlyList<string?>>(text, TextReads.None, null, new FieldArena(), async reader =>
            await reader.ReadAsync(cancellationToken) ? [.. kinds.Select((kind, i) => _rows.Raw(i).ToText(kind))] : [.. kinds.Select(_ => (string?)null)], cancellationToken);

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    private CanonicalKey Key(IReadOnlyList<DeclaredColumn> key)
    {
        try
        {
            return new CanonicalKey([.. key.Select((column, i) => KeyPart.Text(column.Kind, _rows.Raw(i)))]);
        }
        catch (FormatException error)
        {
            throw new StoreException($"A key of {_side} cannot be carried: {error.Message}");
        }
    }

    private string Doing => $"reading {_side}";

    private Task<T> UseAsync<T>(string text, TextReads texts, Action<MySqlCommand>? bind, FieldArena arena, Func<MySqlDataReader, Task<T>> take, CancellationToken cancellationToken) =>
        _session.UseAsync(Doing, session => RunAsync(session, text, texts, bind, arena, (_, reader) => take(reader), cancellationToken), cancellationToken);

    private Task<bool> ReadAsync(
        MySqlSession session, string text, TextReads texts, Action<MySqlCommand>? bind, int most, FieldArena arena, IRowSink sink, CancellationToken cancellationToken) =>
        RunAsync(session, text, texts, bind, arena, async (command, reader) =>
        {
            var taken = 0;
            while (!sink.IsFull && await reader.ReadAsync(cancellationToken))
            {
                sink.Add(_rows);
                taken++;
            }

            // The driver reads what is left of a result before it lets go of it: no more than was read already, or of a thousand long values the server is told to stop.
            if (sink.IsFull && most - taken > taken)
            {
                await session.BreakAsync(command, reader);
            }

            return true;
        }, cancellationToken);

    private async Task<T> RunAsync<T>(
        MySqlSession session, string text, TextReads texts, Action<MySqlCommand>? bind, FieldArena arena, Func<MySqlCommand, MySqlDataReader, Task<T>> take, CancellationToken cancellationToken)
    {
        await using var command = session.Command(text, session.StatementSeconds);
        _parameters.BindWhere(command);
        bind?.Invoke(command);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        _rows.Over(reader, arena, session.MaxAllowedPacket, texts);
        return await take(command, reader);
    }
}
