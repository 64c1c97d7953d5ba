using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.Sqlite.Tests.Kit;

/// <summary>A backup that writes down for how many keys each query asks.</summary>
internal sealed class CountedArchive(IArchive archive, List<int> asked) : IArchive
{
    public Task<TableInspection> InspectAsync(RestoreDeclaration declaration, CancellationToken cancellationToken) => archive.InspectAsync(declaration, cancellationToken);

    public Task<bool> SeesAsync(string token, CancellationToken cancellationToken) => archive.SeesAsync(token, cancellationToken);

    public IArchiveTable Bind(Restore restore, TableInspection inspection, IReadOnlyList<TimeZoneShift?> shifts) => new Table(archive.Bind(restore, inspection, shifts), asked);

    public ValueTask DisposeAsync() => archive.DisposeAsync();

    private sealed class Table(IArchiveTable table, List<int> asked) : IArchiveTable
    {
        public IReadOnlyList<KeyValuePair<string, string>> Statements => table.Statements;

        public Task ReadAsync(IRowSource keys, FieldArena arena, IRowSink rows, CancellationToken cancellationToken)
        {
            asked.Add(keys.Count);
            return table.ReadAsync(keys, arena, rows, cancellationToken);
        }

        public Task ReadTextAsync(IRowSource keys, FieldArena arena, IRowSink rows, CancellationToken cancellationToken) => table.ReadTextAsync(keys, arena, rows, cancellationToken);

        public Task<IReadOnlyList<string?>> NewestAsync(IReadOnlyList<DeclaredColumn> columns, CancellationToken cancellationToken) => table.NewestAsync(columns, cancellationToken);

        public Task<long?> CountSelectedAsync(CancellationToken cancellationToken) => table.CountSelectedAsync(cancellationToken);

        public ValueTask DisposeAsync() => table.DisposeAsync();
    }
}
