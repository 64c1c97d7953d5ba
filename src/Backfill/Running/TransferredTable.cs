using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.Running;

/// <summary>
/// An archived table whose sources live keeps in another way: text in another character set, a zero without its sign. Hands on each value as live
/// will hold it.
/// </summary>
internal sealed class TransferredTable : IArchiveTable
{
    private readonly IArchiveTable _table;
    private readonly Transfer[] _read;
    private readonly Transfer[] _texts;

    private TransferredTable(IArchiveTable table, Transfer[] read, Transfer[] texts)
    {
        _table = table;
        _read = read;
        _texts = texts;
    }

    private enum Transfer
    {
        None,
        ToUnicode,
        DropSignOfZero,
    }

    public IReadOnlyList<KeyValuePair<string, string>> Statements => _table.Statements;

    /// <summary>The table, or this one around it where it makes a difference.</summary>
    public static IArchiveTable Around(IArchiveTable table, RestoreDeclaration declaration, TableInspection live, TableInspection archive)
    {
        Transfer Of(DeclaredColumn source) => declaration.RestoredColumns
            .Where(c => c.Source == source && c.Value is null)
            .Select(c => Needed(archive.Columns[source.Name], live.Columns[c.Target.Name]))
            .FirstOrDefault();
        var keys = Enumerable.Repeat(Transfer.None, declaration.Key.Count);
        Transfer[] read = [.. keys, .. declaration.ArchivedColumns.Select(Of)];
        if (read.All(t => t == Transfer.None))
        {
            return table;
        }

        // As text it is compared by what it says, whatever the character set.
        var texts = declaration.RestoredColumns.All(c => c.Value is null)
            ? declaration.RestoredColumns.Select(c => c.Source)
            : declaration.ArchivedColumns;
        return new TransferredTable(table, read, [.. keys, .. texts.Select(Of).Select(t => t == Transfer.ToUnicode ? Transfer.None : t)]);
    }

    public Task ReadAsync(IRowSource keys, FieldArena arena, IRowSink rows, CancellationToken cancellationToken) =>
        _table.ReadAsync(keys, arena, new Sink(rows, _read, arena), cancellationToken);

    public Task ReadTextAsync(IRowSource keys, FieldArena arena, IRowSink rows, CancellationToken cancellationToken) =>
        _table.ReadTextAsync(keys, arena, new Sink(rows, _texts, arena), cancellationToken);

    public Task<IReadOnlyList<string?>> NewestAsync(IReadOnlyList<DeclaredColumn> columns, CancellationToken cancellationToken) => _table.NewestAsync(columns, cancellationToken);

    public Task<long?> CountSelectedAsync(CancellationToken cancellationToken) => _table.CountSelectedAsync(cancellationToken);

    public ValueTask DisposeAsync() => _table.DisposeAsync();

    private static Transfer Needed(ColumnFacts source, ColumnFacts target) =>
        target.DropsSignOfZero ? Transfer.DropSignOfZero
        : source.OwnText && !string.Equals(source.Charset, target.Charset, StringComparison.OrdinalIgnoreCase) ? Transfer.ToUnicode
        : Transfer.None;

    private sealed class Sink(IRowSink rows, Transfer[] transfers, FieldArena arena) : IRowSink, IRowReader
    {
        private IRowReader _row = null!;

        public void Add(IRowReader row)
        {
            _row = row;
            rows.Add(this);
        }

        public bool IsNull(int ordinal) => _row.IsNull(ordinal);

        public long Int64(int ordinal) => _row.Int64(ordinal);

        public ulong UInt64(int ordinal) => _row.UInt64(ordinal);

        public Field Raw(int ordinal)
        {
            var value = _row.Raw(ordinal);
            return (ordinal < transfers.Length ? transfers[ordinal] : Transfer.None) switch
            {
                Transfer.DropSignOfZero when value.Bytes.SequenceEqual("-0"u8) || value.Bytes.SequenceEqual("-0.0"u8) =>
                    arena.Add("0"u8, value.Form),
                Transfer.ToUnicode => value.InUnicode(arena),
                _ => value,
            };
        }

        // Only times move between zones.
        public Field InTargetZone(int ordinal, int column) => _row.InTargetZone(ordinal, column);
    }
}
