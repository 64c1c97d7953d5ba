using Backfill.Planning;
using Backfill.Running;

namespace Backfill.Journal;

/// <summary>A journaled row next to its live row: whether live holds every value that was written, or every one from before.</summary>
internal readonly record struct JournalRow<TKey>(TKey Key, bool Gone, bool HoldsNew, bool HoldsOld, int ArchiveNo)
    where TKey : struct, IEquatable<TKey>;

/// <summary>How large a page may be.</summary>
internal static class JournalPage
{
    /// <summary>Bytes of its rows in journal and live, beyond which it ends before its number of rows; only a single row may have more.</summary>
    public const long MostBytes = 2 * Batch.MostBytes;
}

/// <summary>Takes journaled rows in key order, but not the one that is done already, and neither more than asked for nor more bytes than a batch may have.</summary>
internal sealed class JournalPage<TKey, TLive, TArchived>(RestorePlan<TKey, TLive, TArchived> plan) : IRowSink, IRowSource
    where TKey : struct, IEquatable<TKey>
    where TLive : struct
    where TArchived : struct
{
    private readonly int _keyColumns = plan.Declaration.Key.Count;
    private readonly int _columns = plan.Declaration.RestoredColumns.Count;
    private readonly KeyText _keys = new();
    private readonly List<JournalRow<TKey>> _rows = [];
    private readonly List<Field> _values = [];
    private CanonicalKey? _done;
    private int _most;
    private bool _isFirst;

    /// <summary>Whether a row was returned for which the page had no room.</summary>
    public bool LeftSome { get; private set; }

    /// <summary>Whether it was its bytes that the page had no room for.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Bytes of its rows, before and after.</summary>
    public long Bytes { get; private set; }

    public int Count => _rows.Count;

    public JournalRow<TKey> this[int i] => _rows[i];

    public void Begin(CanonicalKey? done, int most)
    {
        (_done, _most, _isFirst, LeftSome, IsFull, Bytes) = (done, most, true, false, false, 0);
        _rows.Clear();
        _values.Clear();
    }

    public CanonicalKey Key(int i) => _keys.Of(plan, _rows[i].Key);

    public Field Old(int i, int column) => Value(i, 0, column);

    public Field New(int i, int column) => Value(i, 1, column);

    public Field Live(int i, int column) => Value(i, 2, column);

    /// <summary>Whether NULL was written to every restored column.</summary>
    public bool IsNull(int i)
    {
        for (var column = 0; column < _columns; column++)
        {
            if (!New(i, column).IsNull)
            {
                return false;
            }
        }

        return true;
    }

    public void Add(IRowReader row)
    {
        var key = plan.ReadKey(row);
        var isDone = _isFirst && _done is not null && _keys.Of(plan, key).Equals(_done);
        _isFirst = false;
        if (isDone)
        {
            return;
        }

        if (_rows.Count == _most)
        {
            LeftSome = true;
            return;
        }

        var first = _values.Count;
        for (var i = 0; i < 3 * _columns; i++)
        {
            _values.Add(row.Raw(_keyColumns + 4 + i));
        }

        // Bytes of the values themselves: a transaction that takes them back writes as many, although a long one is not read. One row is taken however large it is.
        var bytes = 0L;
        for (var i = first; i < _values.Count; i++)
        {
            bytes += ReadableText.Length(_values[i]);
        }

        if (_rows.Count > 0 && Bytes + bytes > JournalPage.MostBytes)
        {
            _values.RemoveRange(first, _values.Count - first);
            (LeftSome, IsFull) = (true, true);
            return;
        }

        Bytes += bytes;
        _rows.Add(new JournalRow<TKey>(
            key, Flag(row, 0), Flag(row, 1) && HaveOneMark(first + _columns), Flag(row, 2) && HaveOneMark(first), (int)row.Int64(_keyColumns + 3)));
    }

    // Two JSON documents of one text may still be two: the server compared their texts.
    private bool HaveOneMark(int journaled)
    {
        var live = _values.Count - _columns;
        for (var column = 0; column < _columns; column++)
        {
            var (one, other) = (_values[journaled + column], _values[live + column]);
            if ((one.Is(OwnText.Marked) || other.Is(OwnText.Marked)) && !ReadableText.Value(one, ColumnKind.String).HasBytesOf(ReadableText.Value(other, ColumnKind.String)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The keys of the rows from a backup, and of those that no backup had.</summary>
    public IRowSource KeysFrom(int archiveNo) => new Some(this, [.. Enumerable.Range(0, _rows.Count).Where(i => _rows[i].ArchiveNo == archiveNo || _rows[i].ArchiveNo == 0)]);

    public void Write(int index, IRowWriter row) => plan.WriteKey(row, _rows[index].Key);

    private bool Flag(IRowReader row, int ordinal) => row.Int64(_keyColumns + ordinal) != 0;

    private Field Value(int i, int which, int column) => _values[(((i * 3) + which) * _columns) + column];

    private sealed class Some(JournalPage<TKey, TLive, TArchived> page, List<int> rows) : IRowSource
    {
        public int Count => rows.Count;

        public void Write(int index, IRowWriter row) => page.Write(rows[index], row);
    }
}
