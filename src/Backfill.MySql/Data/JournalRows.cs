using Backfill.Planning;

namespace Backfill.MySql.Data;

/// <summary>
/// Rows of the journal, column by column as its INSERT names them, made of rows as the engine hands them over: the before-images and the pins are what was read, and what else was seen is
/// left out.
/// </summary>
internal sealed class JournalRows : IRowSource, IRowWriter
{
    private readonly IRowSource _rows;
    private readonly long _run;
    private readonly int _keyColumns;
    private readonly (ColumnKind Kind, int Seen)[] _targets;
    private readonly (ColumnKind Kind, int Seen)[] _pins;
    private readonly Field[] _new;

    /// <summary>The columns of the declaration, then the pins that it has none for.</summary>
    private readonly Field[] _seen;
    private IRowWriter _row = null!;
    private int _keysWritten;
    private int _newWritten;
    private int _seenWritten;

    public JournalRows(IRowSource rows, long run, RestoreDeclaration declaration, IReadOnlyList<string> pins, IReadOnlyList<string> pinsRead)
    {
        _rows = rows;
        _run = run;
        _keyColumns = declaration.Key.Count;
        DeclaredColumn[] read = [.. declaration.LiveColumns, .. pinsRead.Select(p => new DeclaredColumn(p, ColumnKind.DateTime))];
        (ColumnKind Kind, int Seen) Read(string column)
        {
            var i = Array.FindIndex(read, c => string.Equals(c.Name, column, StringComparison.OrdinalIgnoreCase));
            return (read[i].Kind, i);
        }

        _targets = [.. declaration.Targets.Select(t => Read(t.Name))];
        _pins = [.. pins.Select(Read)];
        _new = new Field[_targets.Length];
        _seen = new Field[read.Length];
    }

    public int Count => _rows.Count;

    public void Write(int index, IRowWriter row)
    {
        _row = row;
        (_keysWritten, _newWritten, _seenWritten) = (0, 0, 0);
        row.Int64(_run);
        _rows.Write(index, this);
    }

    public void Int64(long value)
    {
        if (_keysWritten < _keyColumns)
        {
            _keysWritten++;
            _row.Int64(value);
        }
        else
        {
            End(value);
        }
    }

    public void UInt64(ulong value)
    {
        _keysWritten++;
        _row.UInt64(value);
    }

    public void Key(ColumnKind kind, Field value) => throw new InvalidOperationException("Only keys of whole numbers are staged as they were read.");

    public void Value(ColumnKind kind, Field value) => _new[_newWritten++] = value;

    public void Seen(Field value) => _seen[_seenWritten++] = value;

    public void Pin(Field value) => Seen(value);

    // The number of the backup comes last. Everything is written while the engine still knows which row it is, should a value be refused.
    private void End(long archiveNo)
    {
        for (var i = 0; i < _targets.Length; i++)
        {
            _row.Value(_targets[i].Kind, _seen[_targets[i].Seen]);
            _row.Value(_targets[i].Kind, _new[i]);
        }

        _row.Int64(archiveNo);
        foreach (var (kind, seen) in _pins)
        {
            _row.Value(kind, _seen[seen]);
        }
    }
}
