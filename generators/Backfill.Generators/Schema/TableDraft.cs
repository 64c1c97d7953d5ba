namespace Backfill.Generators.Schema;

/// <summary>A table while statements make and change it.</summary>
internal sealed class TableDraft(string name, Extent place, TextDefaults defaults)
{
    private List<Entry> _columns = [];
    private List<string> _key = [];

    public string Name { get; set; } = name;

    /// <summary>What its text columns have when they do not say it.</summary>
    public TextDefaults Defaults { get; set; } = defaults;

    public IReadOnlyList<string> Key => _key;

    /// <summary>A table with the same columns and key.</summary>
    public TableDraft Like(string other, Extent at) => new(other, at, Defaults) { _columns = [.. _columns], _key = [.. _key] };

    /// <summary>From here on columns are known by the names that they have now: a statement may swap two.</summary>
    public void BeginChange() => _columns = [.. _columns.Select(c => c with { Before = c.Column.Name })];

    /// <summary>Ends a statement: what it added under a name that a column still has takes its place, and the key follows the names.</summary>
    public void EndChange(bool dropsKey)
    {
        _columns = [.. _columns.Where(c => c.Before is null || !_columns.Exists(o => o.Before is null && Same(o.Column.Name, c.Column.Name)))];
        SetKey(dropsKey ? [] : _key.Select(k => _columns.Find(c => Same(c.Before, k))?.Column.Name).OfType<string>());
    }

    /// <summary>Whether it had the column before the statement.</summary>
    public bool Had(string column) => _columns.Exists(c => Same(c.Before, column));

    /// <summary>Whether it had the column, or the statement has added it.</summary>
    public bool Has(string column) => IndexOf(column) >= 0;

    /// <summary>Adds a column.</summary>
    /// <param name="written">The column.</param>
    /// <param name="at">Where its name stands.</param>
    /// <param name="position">Where it comes.</param>
    public void Add(WrittenColumn written, Extent at, Position position)
    {
        Insert(new Entry(null, Completed(written), at), _columns.Count, position);
        _key = written.IsKey ? [written.Column.Name] : _key;
    }

    /// <summary>Defines a column again, with a name that may be another; one that nothing has said before is added.</summary>
    public void Define(string column, WrittenColumn written, Extent at, Position position)
    {
        if (IndexOf(column) is not (>= 0 and var index))
        {
            Add(written, at, position);
            return;
        }

        var before = _columns[index];
        _columns.RemoveAt(index);
        Insert(new Entry(before.Before, Completed(written), at), index, position);
    }

    public void Rename(string column, string to, Extent at)
    {
        if (IndexOf(column) is >= 0 and var index)
        {
            _columns[index] = new Entry(_columns[index].Before, _columns[index].Column with { Name = to }, at);
        }
    }

    public void Drop(string column)
    {
        if (IndexOf(column) is >= 0 and var index)
        {
            _columns.RemoveAt(index);
        }
    }

    public void DropKey() => _key = [];

    public void SetKey(IEnumerable<string> columns)
    {
        _key = [.. columns];
        _columns = [.. _columns.Select(c => c with { Column = NotNullInKey(c.Column) })];
    }

    /// <summary>CONVERT TO CHARACTER SET.</summary>
    public void Convert(TextDefaults to)
    {
        Defaults = to.Over(default);
        _columns = [.. _columns.Select(c => c with { Column = WrittenColumn.Converted(c.Column, to) })];
    }

    /// <summary>The table as it now is.</summary>
    /// <param name="triggers">The triggers that an UPDATE runs.</param>
    public PlacedTable Finish(IEnumerable<string> triggers) =>
        new(new TableSchema(Name, [.. _columns.Select(c => c.Column)], [.. _key], [.. triggers]), place, [.. _columns.Select(c => c.Place)]);

    private ColumnSchema Completed(WrittenColumn written) => written.IsKey ? written.In(Defaults) with { Nullable = false } : written.In(Defaults);

    private ColumnSchema NotNullInKey(ColumnSchema column) => column with { Nullable = column.Nullable && !_key.Exists(k => Same(k, column.Name)) };

    private void Insert(Entry entry, int index, Position position)
    {
        if (position.After is { } after && _columns.FindIndex(c => Same(c.Column.Name, after)) is >= 0 and var before)
        {
            index = before + 1;
        }

        _columns.Insert(position.First ? 0 : index, entry);
    }

    // The name from before the statement counts; then what the statement itself has added, which MariaDB allows.
    private int IndexOf(string column) =>
        _columns.FindIndex(c => Same(c.Before, column)) is >= 0 and var before ? before : _columns.FindIndex(c => c.Before is null && Same(c.Column.Name, column));

    private static bool Same(string? a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private sealed record Entry(string? Before, ColumnSchema Column, Extent Place);
}

/// <summary>Where ALTER TABLE puts a column.</summary>
/// <param name="First">Before all others.</param>
/// <param name="After">The column it comes after; null when it stays where it is, or comes last.</param>
internal readonly record struct Position(bool First, string? After)
{
    public static Position Read(TokenReader tokens) =>
        tokens.Reads("FIRST") ? new Position(true, null)
        : tokens.Reads("AFTER") && tokens.AtName ? new Position(false, tokens.ReadValue())
        : default;
}
