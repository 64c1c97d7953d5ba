using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.Running;

/// <summary>
/// An archived table whose sources live keeps in another way: text in another character set, text that its server does not take, a zero without its
/// sign. Hands on each value as live will hold it, or marked as one that it will not.
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

    private enum Way
    {
        AsItIs,
        ToUnicode,
        Judged,
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
        var keys = Enumerable.Repeat(default(Transfer), declaration.Key.Count);
        Transfer[] read = [.. keys, .. declaration.ArchivedColumns.Select(Of)];
        if (read.All(t => t.Way == Way.AsItIs))
        {
            return table;
        }

        // As text it is compared by what it says, whatever the character set.
        var texts = declaration.RestoredColumns.All(c => c.Value is null)
            ? declaration.RestoredColumns.Select(c => c.Source)
            : declaration.ArchivedColumns;
        return new TransferredTable(table, read, [.. keys, .. texts.Select(Of).Select(t => t.Way == Way.DropSignOfZero ? t : default)]);
    }

    public Task ReadAsync(IRowSource keys, FieldArena arena, IRowSink rows, CancellationToken cancellationToken) =>
        _table.ReadAsync(keys, arena, new Sink(rows, _read, arena), cancellationToken);

    public Task ReadTextAsync(IRowSource keys, FieldArena arena, IRowSink rows, CancellationToken cancellationToken) =>
        _table.ReadTextAsync(keys, arena, new Sink(rows, _texts, arena), cancellationToken);

    public Task<IReadOnlyList<string?>> NewestAsync(IReadOnlyList<DeclaredColumn> columns, CancellationToken cancellationToken) => _table.NewestAsync(columns, cancellationToken);

    public Task<long?> CountSelectedAsync(CancellationToken cancellationToken) => _table.CountSelectedAsync(cancellationToken);

    public ValueTask DisposeAsync() => _table.DisposeAsync();

    private static Transfer Needed(ColumnFacts source, ColumnFacts target) =>
        target.DropsSignOfZero ? new(Way.DropSignOfZero)
        : source.OwnText && !string.Equals(source.Charset, target.Charset, StringComparison.OrdinalIgnoreCase) ? new(Way.ToUnicode)
        : target.RefusedText != source.RefusedText && source.Charset is { } charset ? new(Way.Judged, new TextJudge(target.RefusedText, charset))
        : default;

    private readonly record struct Transfer(Way Way, TextJudge? Judge = null);

    private sealed class Sink(IRowSink rows, Transfer[] transfers, FieldArena arena) : IRowSink, IRowReader
    {
        private IRowReader _row = null!;

        public bool IsFull => rows.IsFull;

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
            var transfer = ordinal < transfers.Length ? transfers[ordinal] : default;
            return transfer.Way switch
            {
                Way.DropSignOfZero when value.Bytes.SequenceEqual("-0"u8) || value.Bytes.SequenceEqual("-0.0"u8) => arena.Add("0"u8, value.Form),
                Way.ToUnicode => value.InUnicode(arena),
                Way.Judged => transfer.Judge!.Judged(value, arena),
                _ => value,
            };
        }

        // Only times move between zones.
        public Field InTargetZone(int ordinal, int column) => _row.InTargetZone(ordinal, column);
    }
}
