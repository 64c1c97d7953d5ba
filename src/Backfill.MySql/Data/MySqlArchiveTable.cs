using Backfill.MySql.Sessions;
using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.MySql.Data;

/// <summary>The archived table of one restore.</summary>
internal sealed class MySqlArchiveTable : IArchiveTable
{
    private readonly StatementTemplate _read;
    private readonly StatementTemplate _readText;
    private readonly TextReads _texts;
    private readonly TextReads _hexTexts;
    private readonly string? _count;
    private readonly TableReader _reader;
    private readonly string _table;

    public MySqlArchiveTable(SessionSource source, ServerVersion version, Restore restore, TableInspection archive, IReadOnlyList<TimeZoneShift?> shifts)
    {
        var declaration = restore.Plan.Declaration;
        var text = restore.Statements(SqlDialect.MySql);
        var table = Quoted.Name(archive.Database, archive.Table);
        _table = table;
        var parameters = new StatementParameters(restore, archive);
        ColumnFacts[] key = [.. declaration.ArchivedKey.Select(k => archive.Columns[k.Name])];
        _texts = Texts(declaration.ArchivedColumns, TextForm.Bytes);
        _hexTexts = declaration.RestoredColumns.All(c => c.Value is null)
            ? Texts(declaration.RestoredColumns.Select(c => c.Source), TextForm.HexOrDigest)
            : Texts(declaration.ArchivedColumns, TextForm.HexOrBytes);
        _reader = new TableReader(source, parameters, "the backup", shifts);
        _read = Template(text.ReadArchive, _texts);
        _readText = Template(text.ReadArchiveText, _hexTexts);
        _count = declaration.Where is not null && declaration.ArchivedWhereColumns.All(archive.Columns.ContainsKey)
            ? text.CountArchive?.Replace("{archive}", table, StringComparison.Ordinal)
            : null;
        var example = new RowKeys(new ExampleRow(declaration, key), key.Length);
        Statements =
        [
            new(nameof(text.ReadArchive), _read.Example(example)),
            new(nameof(text.ReadArchiveText), _readText.Example(example)),
            .. _count is not null ? [new(nameof(text.CountArchive), _count)] : Array.Empty<KeyValuePair<string, string>>(),
        ];
        foreach (var (_, statement) in Statements)
        {
            StatementTemplate.RequireBound(statement, parameters.Names);
        }

        StatementTemplate Template(string statement, TextReads texts) =>
            new(statement.Replace("{archive}", table, StringComparison.Ordinal).Replace("{texts}", texts.Slot, StringComparison.Ordinal), key, [], [], version);

        TextReads Texts(IEnumerable<DeclaredColumn> columns, TextForm form) =>
            new([.. TextRead.Of(0, "a", declaration.ArchivedKey, archive), .. TextRead.Of(key.Length, "a", columns, archive, form)]);
    }

    public IReadOnlyList<KeyValuePair<string, string>> Statements { get; }

    public Task ReadAsync(IRowSource keys, FieldArena arena, IRowSink rows, CancellationToken cancellationToken) => _reader.ReadAsync(_read, _texts, keys, null, arena, rows, cancellationToken);

    public Task ReadTextAsync(IRowSource keys, FieldArena arena, IRowSink rows, CancellationToken cancellationToken) => _reader.ReadAsync(_readText, _hexTexts, keys, null, arena, rows, cancellationToken);

    public Task<IReadOnlyList<string?>> NewestAsync(IReadOnlyList<DeclaredColumn> columns, CancellationToken cancellationToken) => _reader.TextsAsync(
        $"SELECT {string.Join(", ", columns.Select(c => $"CAST(MAX({Quoted.Name(c.Name)}) AS BINARY)"))} FROM {_table}", [.. columns.Select(c => c.Kind)], cancellationToken);

    public async Task<long?> CountSelectedAsync(CancellationToken cancellationToken) => _count is not null ? await _reader.NumberAsync(_count, cancellationToken) : null;

    public ValueTask DisposeAsync() => _reader.DisposeAsync();
}
