using Backfill.Planning;

namespace Backfill.MySql.Data;

/// <summary>The keys alone of rows to be journaled, in each of which they come first.</summary>
internal sealed class RowKeys(IRowSource rows, int keyColumns) : IRowSource, IRowWriter
{
    private IRowWriter _row = null!;
    private int _left;

    public int Count => rows.Count;

    public void Write(int index, IRowWriter row)
    {
        (_row, _left) = (row, keyColumns);
        rows.Write(index, this);
    }

    public void Int64(long value)
    {
        if (_left-- > 0)
        {
            _row.Int64(value);
        }
    }

    public void UInt64(ulong value)
    {
        if (_left-- > 0)
        {
            _row.UInt64(value);
        }
    }

    public void Key(ColumnKind kind, Field value)
    {
        _left--;
        _row.Key(kind, value);
    }

    public void Value(ColumnKind kind, Field value)
    {
    }

    public void Seen(Field value)
    {
    }
}
