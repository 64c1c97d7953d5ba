using System.Collections.Concurrent;
using System.Text;
using Backfill.MySql.Catalogue;
using Backfill.MySql.Control;
using Backfill.MySql.Sessions;
using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.MySql.Data;

/// <summary>The live table of one restore: reads on one session, writes on others, as many as there are transactions at a time.</summary>
internal sealed class MySqlLiveTable : ILiveTable
{
    private const int IllegalMix = 1267;
    private const int IllegalMixOfThree = 1270;
    private const int CannotConvert = 3854;

    private readonly SessionSource _source;
    private readonly StatementParameters _parameters;
    private readonly LiveStatements _statements;
    private readonly TableReader _reader;
    private readonly IReadOnlyList<DeclaredColumn> _key;
    private readonly BatchWriter _writer;
    private readonly string _table;
    private readonly ConcurrentBag<WritingSession> _free = [];

    public MySqlLiveTable(SessionSource source, ServerVersion version, Restore restore, TableInspection live, ControlNames names)
    {
        _source = source;
        _table = Quoted.Name(live.Database, live.Table);
        _parameters = new StatementParameters(restore, live);
        _statements = new LiveStatements(restore, live, version, _parameters.Names);
        _reader = new TableReader(source, _parameters, "live");
        _key = restore.Plan.Declaration.Key;
        _writer = new BatchWriter(_statements, _parameters, restore.Plan.Declaration, live, names);
    }

    public int PinsRead => _statements.AsRead?.PinsRead.Count ?? 0;

    public bool StagesAhead => _statements.AsRead is not null;

    public IReadOnlyList<KeyValuePair<string, string>> Statements => _statements.All();

    public Task<CanonicalKey?> FirstKeyAsync(CancellationToken cancellationToken) => _reader.KeyAsync(_statements.Text.FirstKey, _statements.Texts.Keys, _key, null, cancellationToken);

    public Task<CanonicalKey?> LastKeyAsync(CancellationToken cancellationToken) => _reader.KeyAsync(_statements.Text.LastKey, _statements.Texts.Keys, _key, null, cancellationToken);

    public Task<CanonicalKey?> SliceEndAsync(KeySpan span, int skip, CancellationToken cancellationToken) =>
        _reader.KeyAsync(_statements.Text.SliceEnd, _statements.Texts.Keys, _key, command =>
        {
            _parameters.BindSpan(command, span.From, span.Until);
            command.Parameters.AddWithValue("skip", skip);
        }, cancellationToken);

    public Task ReadAsync(KeySpan span, int batch, FieldArena arena, IRowSink rows, CancellationToken cancellationToken) =>
        _reader.ReadAsync(_statements.Text.ReadLive, _statements.Texts.Rows, command =>
        {
            _parameters.BindSpan(command, span.From, span.Until);
            command.Parameters.AddWithValue("batch", batch);
        }, batch, arena, rows, cancellationToken);

    public Task<long> CountOtherNamesAsync(EnumColumn column, CancellationToken cancellationToken)
    {
        var name = Quoted.Name(column.Name);
        var members = string.Join(", ", column.Members.Select(m => $"x'{Convert.ToHexString(Encoding.UTF8.GetBytes(m))}'"));
        return _reader.NumberAsync(
            $"SELECT COUNT(*) FROM {_table} WHERE {name} IS NOT NULL AND CAST(CONVERT({name} USING utf8mb4) AS BINARY) NOT IN ({members})", cancellationToken);
    }

    public Task CountComparisonsAsync(KeySpan span, int skip, IRowSink groups, CancellationToken cancellationToken) =>
        _reader.ReadAsync(_statements.Text.CountComparisons!, TextReads.None, command =>
        {
            _parameters.BindSpan(command, span.From, span.Until);
            command.Parameters.AddWithValue("skip", skip);
        }, int.MaxValue, new FieldArena(), groups, cancellationToken);

    public Task<long> CountUnreadAsync(long run, CanonicalKey until, CancellationToken cancellationToken) =>
        _reader.NumberAsync(_statements.Text.CountUnread, cancellationToken, command =>
        {
            _parameters.BindSpan(command, until, until);
            command.Parameters.AddWithValue("run", run);
        });

    public async Task ExplainAsync(CanonicalKey key, FieldArena arena, IRowSink rows, CancellationToken cancellationToken)
    {
        try
        {
            await _reader.ReadAsync(_statements.ExplainOf(key), _statements.Texts.Rows, command => _parameters.BindSpan(command, key, key), most: 1, arena, rows, cancellationToken);
        }
        catch (StoreException e) when (e.ServerError is IllegalMix or IllegalMixOfThree or CannotConvert)
        {
            throw new FormatException($"'{key}' has characters that the key column's character set does not have.");
        }
    }

    public Task ReadJournalAsync(long run, KeySpan span, int batch, FieldArena arena, IRowSink rows, CancellationToken cancellationToken) =>
        _reader.ReadAsync(_statements.Text.ReadJournal, _statements.Texts.Journal, command =>
        {
            _parameters.BindSpan(command, span.From, span.Until);
            command.Parameters.AddWithValue("run", run);
            command.Parameters.AddWithValue("batch", batch);
        }, batch, arena, rows, cancellationToken);

    public Task ReadUndoneTextAsync(long undone, IRowSource keys, FieldArena arena, IRowSink rows, CancellationToken cancellationToken) =>
        _reader.ReadAsync(_statements.ReadUndoneText, _statements.Texts.Undone, keys, command => command.Parameters.AddWithValue("undone", undone), arena, rows, cancellationToken);

    public async Task<IBatchTransaction> BeginAsync(long run, Staging staging, CancellationToken cancellationToken)
    {
        WritingSession? writing;
        while (_free.TryTake(out writing) && writing.Session.IsStale)
        {
            await writing.Session.DisposeAsync();
            writing = null;
        }

        writing ??= new WritingSession(await _source.OpenAsync(cancellationToken));
        return new MySqlBatchTransaction(new BatchPackets(writing, _free.Add), _writer, run, staging == Staging.AsRead ? _statements.AsRead : null);
    }

    public async ValueTask DisposeAsync()
    {
        await _reader.DisposeAsync();
        while (_free.TryTake(out var writing))
        {
            await writing.Session.DisposeAsync();
        }
    }
}
