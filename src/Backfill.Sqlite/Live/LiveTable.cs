using System.Text;
using Backfill.Planning;
using Backfill.Sqlite.Catalogue;
using Backfill.Sqlite.Sessions;
using Backfill.Sqlite.Values;
using Backfill.Stores;

namespace Backfill.Sqlite.Live;

/// <summary>The live table of one restore.</summary>
internal sealed class LiveTable : ILiveTable
{
    private readonly SqliteFile _file;
    private readonly TableInspection _inspection;
    private readonly IReadOnlyList<DeclaredColumn> _key;
    private readonly LiveStatements _statements;
    private readonly Parameter[] _arguments;
    private Session? _reading;
    private Session? _counting;
    private Session? _writing;

    public LiveTable(SqliteFile file, Restore restore, TableInspection inspection)
    {
        var declaration = restore.Plan.Declaration;
        _file = file;
        _inspection = inspection;
        _key = declaration.Key;
        _statements = new LiveStatements(restore, inspection.Control!);
        _arguments = Parameter.Of(restore);
        Statements = _statements.Shown(new RowWriter(Encoding.UTF8), new ExampleRow(_key, 0), new ExampleRow(_key, declaration.RestoredColumns.Count + declaration.LiveColumns.Count + 1));
    }

    /// <inheritdoc/>
    public int PinsRead => 0;

    /// <inheritdoc/>
    public bool StagesAhead => false;

    /// <inheritdoc/>
    public IReadOnlyList<KeyValuePair<string, string>> Statements { get; }

    private Session Reading => _reading ??= _file.OpenToRead();

    /// <inheritdoc/>
    public Task<CanonicalKey?> FirstKeyAsync(CancellationToken cancellationToken) => OneKey("find the first key", _statements.Filled.FirstKey, [], cancellationToken);

    /// <inheritdoc/>
    public Task<CanonicalKey?> LastKeyAsync(CancellationToken cancellationToken) => OneKey("find the last key", _statements.Filled.LastKey, [], cancellationToken);

    /// <inheritdoc/>
    public Task<CanonicalKey?> SliceEndAsync(KeySpan span, int skip, CancellationToken cancellationToken) =>
        OneKey("cut a slice", _statements.Filled.SliceEnd, [.. Parameter.Of(span, _key, _inspection), new("@skip", (long)skip)], cancellationToken);

    /// <inheritdoc/>
    public Task ReadAsync(KeySpan span, int batch, FieldArena arena, IRowSink rows, CancellationToken cancellationToken) =>
        Read("read live", _statements.Filled.ReadLive, arena, rows, [.. Parameter.Of(span, _key, _inspection), new("@batch", (long)batch), .. _arguments], cancellationToken);

    /// <inheritdoc/>
    public Task<long> CountOtherNamesAsync(EnumColumn column, CancellationToken cancellationToken)
    {
        // What names C# has needs no quotes of its own.
        cancellationToken.ThrowIfCancellationRequested();
        var (name, members) = (Quoted.Name(column.Name), string.Join(", ", column.Members.Select(m => $"'{m}'")));
        return Task.FromResult(Reading.Number(
            "count the names of no member", $"SELECT COUNT(*) FROM {Quoted.Table(_inspection.Table)} WHERE {name} IS NOT NULL AND CAST({name} AS TEXT) COLLATE BINARY NOT IN ({members})"));
    }

    /// <inheritdoc/>
    public Task CountComparisonsAsync(KeySpan span, int skip, IRowSink groups, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        (_counting ??= _file.OpenToRead()).Read(
            "count what Where compares", _statements.Filled.CountComparisons!, new FieldArena(), groups, null, cancellationToken,
            [.. Parameter.Of(span, _key, _inspection), new("@skip", (long)skip), .. _arguments]);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<long> CountUnreadAsync(long run, CanonicalKey until, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Reading.Number(
            "count the rows that were not read", _statements.Filled.CountUnread, [.. Parameter.Of(new KeySpan(until, until), _key, _inspection), new("@run", run), .. _arguments]));
    }

    /// <inheritdoc/>
    public Task ExplainAsync(CanonicalKey key, FieldArena arena, IRowSink rows, CancellationToken cancellationToken) =>
        Read("read live", _statements.Filled.Explain, arena, rows, [.. Parameter.Of(new KeySpan(key, key), _key, _inspection), .. _arguments], cancellationToken);

    /// <inheritdoc/>
    public Task ReadJournalAsync(long run, KeySpan span, int batch, FieldArena arena, IRowSink rows, CancellationToken cancellationToken) =>
        Read("read the journal", _statements.Filled.ReadJournal, arena, rows, [.. Parameter.Of(span, _key, _inspection), new("@run", run), new("@batch", (long)batch), .. _arguments], cancellationToken);

    /// <inheritdoc/>
    public Task ReadUndoneTextAsync(long undone, IRowSource keys, FieldArena arena, IRowSink rows, CancellationToken cancellationToken) =>
        Read("read the journal", _statements.WithKeys(_statements.Filled.ReadUndoneText, Reading.Literals, keys), arena, rows, [new("@undone", undone), .. _arguments], cancellationToken);

    /// <inheritdoc/>
    public Task<IBatchTransaction> BeginAsync(long run, Staging staging, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_writing is { Broken: true })
        {
            _writing.Dispose();
            _writing = null;
        }

        _writing ??= _file.OpenToWrite();
        _writing.Execute("begin a transaction", "BEGIN IMMEDIATE");
        return Task.FromResult<IBatchTransaction>(new BatchTransaction(_writing, _statements, _inspection, _key, run, _arguments));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _reading?.Dispose();
        _counting?.Dispose();
        _writing?.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task<CanonicalKey?> OneKey(string doing, string sql, Parameter[] parameters, CancellationToken cancellationToken)
    {
        var keys = new KeySink(_key);
        Reading.Read(doing, sql, new FieldArena(), keys, null, cancellationToken, [.. parameters, .. _arguments]);
        return Task.FromResult(keys.Last);
    }

    private Task Read(string doing, string sql, FieldArena arena, IRowSink rows, Parameter[] parameters, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Reading.Read(doing, sql, arena, rows, null, cancellationToken, parameters);
        return Task.CompletedTask;
    }

    private sealed class KeySink(IReadOnlyList<DeclaredColumn> key) : IRowSink
    {
        public CanonicalKey? Last { get; private set; }

        public void Add(IRowReader row) => Last = new CanonicalKey([.. key.Select((column, i) => row.Raw(i).ToText(column.Kind)!)]);
    }
}
