using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.MySql.Data;

/// <summary>
/// What the restored columns of a batch are to hold, as one number per column of text or bytes: the proof asks the server for the same number
/// of the journal, so that a literal which the server reads as something else is found although live and journal agree.
/// </summary>
/// <param name="targets">The restored columns.</param>
/// <param name="live">The live table.</param>
internal sealed class NewBytes(IReadOnlyList<DeclaredColumn> targets, TableInspection live) : IRowWriter
{
    private readonly ulong[] _sums = new ulong[targets.Count];

    // Text that the server itself turns into the column's character set: its bytes are not known here.
    private readonly bool[] _unknown = [.. targets.Select(t => live.Columns[t.Name].Family == ColumnFamily.Json)];
    private readonly bool _isAsked = targets.Any(IsAsked);
    private IRowSource? _added;
    private int _column;
    private bool _takesAway;

    /// <summary>Adds what the rows of a source are to hold.</summary>
    public void Add(IRowSource rows)
    {
        _added = rows;
        for (var i = 0; i < rows.Count && _isAsked; i++)
        {
            Count(rows, i, takesAway: false);
        }
    }

    /// <summary>Takes those away of the rows that were added last which the server has not journaled.</summary>
    public void Remove(IRowSource keys)
    {
        if (!_isAsked || _added is not { } rows)
        {
            return;
        }

        var key = new KeyBytes();
        HashSet<string> missing = [.. Enumerable.Range(0, keys.Count).Select(i => key.Of(keys, i))];
        for (var i = 0; i < rows.Count; i++)
        {
            if (missing.Contains(key.Of(rows, i)))
            {
                Count(rows, i, takesAway: true);
            }
        }
    }

    /// <summary>The first column of which the journal holds something else, or null.</summary>
    /// <param name="proof">A row of numbers, of which the first is another: what the server says, for each column that is asked.</param>
    public string? Difference(IRowReader proof)
    {
        var ordinal = 1;
        for (var i = 0; i < targets.Count; i++)
        {
            if (IsAsked(targets[i]) && proof.UInt64(ordinal++) != _sums[i] && !_unknown[i])
            {
                return targets[i].Name;
            }
        }

        return null;
    }

    public void Value(ColumnKind kind, Field value)
    {
        var column = _column++;
        if (IsAsked(targets[column]) && !value.IsNull)
        {
            _unknown[column] |= kind == ColumnKind.String && value.CharacterSet is null == live.Columns[targets[column].Name].OwnText;
            var sum = Crc32.Of(value.OwnBytes) + 1UL;
            _sums[column] = _takesAway ? _sums[column] - sum : _sums[column] + sum;
        }
    }

    public void Int64(long value)
    {
    }

    public void UInt64(ulong value)
    {
    }

    public void Key(ColumnKind kind, Field value)
    {
    }

    public void Seen(Field value)
    {
    }

    private void Count(IRowSource rows, int row, bool takesAway)
    {
        (_column, _takesAway) = (0, takesAway);
        rows.Write(row, this);
    }

    private static bool IsAsked(DeclaredColumn target) => target.Kind is ColumnKind.String or ColumnKind.Binary;
}
