using System.Text;
using Backfill.Planning;
using Backfill.Sqlite.Catalogue;
using Backfill.Sqlite.Sessions;
using Backfill.Sqlite.Values;
using Backfill.Stores;

namespace Backfill.Sqlite.Archived;

/// <summary>The archived table of one restore.</summary>
internal sealed class ArchiveTable(SqliteFile file, Restore restore, TableInspection inspection, IReadOnlyList<TimeZoneShift?> shifts) : IArchiveTable
{
    private readonly RestoreDeclaration _declaration = restore.Plan.Declaration;
    private readonly Statements _statements = restore.Statements(SqlDialect.Sqlite);
    private readonly RowWriter _writer = new(Encoding.UTF8);
    private Session? _session;

    /// <inheritdoc/>
    public IReadOnlyList<KeyValuePair<string, string>> Statements =>
    [
        new(nameof(Planning.Statements.ReadArchive), Filled(_statements.ReadArchive, new ExampleRow(_declaration.Key, 0))),
        new(nameof(Planning.Statements.ReadArchiveText), Filled(_statements.ReadArchiveText, new ExampleRow(_declaration.Key, 0))),
        .. Count is { } count ? [new(nameof(Planning.Statements.CountArchive), count)] : Array.Empty<KeyValuePair<string, string>>(),
    ];

    /// <inheritdoc/>
    public Task ReadAsync(IRowSource keys, FieldArena arena, IRowSink rows, CancellationToken cancellationToken) => Read(_statements.ReadArchive, keys, arena, rows, shifts, cancellationToken);

    /// <inheritdoc/>
    public Task ReadTextAsync(IRowSource keys, FieldArena arena, IRowSink rows, CancellationToken cancellationToken) => Read(_statements.ReadArchiveText, keys, arena, rows, null, cancellationToken);

    /// <inheritdoc/>
    public Task<long?> CountSelectedAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<long?>(Count is { } count ? Session.Number("count the archived rows that Where selects", count, Parameter.Of(restore)) : null);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string?>> NewestAsync(IReadOnlyList<DeclaredColumn> columns, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var sql = $"SELECT {string.Join(", ", columns.Select(c => $"MAX({Quoted.Name(c.Name)})"))} FROM {Quoted.Table(_declaration.ArchiveTable)}";
        return Task.FromResult<IReadOnlyList<string?>>(
            Session.List("look for the newest values", sql, row => columns.Select((_, i) => row.IsDBNull(i) ? null : row.GetValue(i).ToString()).ToList())[0]);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _session?.Dispose();
        return ValueTask.CompletedTask;
    }

    private string? Count => _declaration.Where is not null && _declaration.ArchivedWhereColumns.All(inspection.Columns.ContainsKey) && _statements.CountArchive is { } count
        ? Filled(count, null)
        : null;

    private Session Session => _session ??= file.OpenToRead();

    private Task Read(string statement, IRowSource keys, FieldArena arena, IRowSink rows, IReadOnlyList<TimeZoneShift?>? toTargetZone, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Session.Read("read the backup", Filled(statement, keys), arena, rows, toTargetZone, cancellationToken);
        return Task.CompletedTask;
    }

    private string Filled(string statement, IRowSource? keys)
    {
        var named = statement.Replace("{archive}", Quoted.Table(_declaration.ArchiveTable), StringComparison.Ordinal);
        return keys is null ? named : named.Replace("{keys}", _writer.Keys(_declaration.Key.Count, keys), StringComparison.Ordinal);
    }
}
