using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.Overtaken;

/// <summary>The real backup, which tells when it is asked for rows.</summary>
internal sealed class HookedArchive(IArchive inner, Func<int, Task> reads) : IArchive
{
    public Task<TableInspection> InspectAsync(RestoreDeclaration declaration, CancellationToken cancellationToken) => inner.InspectAsync(declaration, cancellationToken);

    public Task<bool> SeesAsync(string token, CancellationToken cancellationToken) => inner.SeesAsync(token, cancellationToken);

    public IArchiveTable Bind(Restore restore, TableInspection inspection, IReadOnlyList<TimeZoneShift?> shifts) => new HookedTable(inner.Bind(restore, inspection, shifts), reads);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private sealed class HookedTable(IArchiveTable inner, Func<int, Task> reads) : IArchiveTable
    {
        private int _asked;

        public IReadOnlyList<KeyValuePair<string, string>> Statements => inner.Statements;

        public async Task ReadAsync(IRowSource keys, FieldArena arena, IRowSink rows, CancellationToken cancellationToken)
        {
            await reads(++_asked);
            await inner.ReadAsync(keys, arena, rows, cancellationToken);
        }

        public Task ReadTextAsync(IRowSource keys, FieldArena arena, IRowSink rows, CancellationToken cancellationToken) => inner.ReadTextAsync(keys, arena, rows, cancellationToken);

        public Task<IReadOnlyList<string?>> NewestAsync(IReadOnlyList<DeclaredColumn> columns, CancellationToken cancellationToken) => inner.NewestAsync(columns, cancellationToken);

        public Task<long?> CountSelectedAsync(CancellationToken cancellationToken) => inner.CountSelectedAsync(cancellationToken);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
