using System.Globalization;
using System.Text;
using Backfill.Planning;

namespace Backfill.MySql.Data;

/// <summary>The key of a row as one text, which tells it from all others.</summary>
internal sealed class KeyBytes : IRowWriter
{
    private readonly StringBuilder _key = new();
    private bool _isDone;

    public string Of(IRowSource rows, int row)
    {
        _key.Clear();
        _isDone = false;
        rows.Write(row, this);
        return _key.ToString();
    }

    public void Int64(long value) => Add(value.ToString(CultureInfo.InvariantCulture));

    public void UInt64(ulong value) => Add(value.ToString(CultureInfo.InvariantCulture));

    public void Key(ColumnKind kind, Field value) => Add(Convert.ToHexString(value.OwnBytes));

    // The key comes first.
    public void Value(ColumnKind kind, Field value) => _isDone = true;

    public void Seen(Field value) => _isDone = true;

    private void Add(string part)
    {
        if (!_isDone)
        {
            _key.Append(part).Append(' ');
        }
    }
}
