using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.MySql.Data;

/// <summary>
/// The statements that stage a batch as it was read: a plain INSERT, which does not look at live, and an UPDATE that does. On MySQL 9.7 the server is done with a batch of a thousand rows in
/// four fifths of the time, and live's rows are locked in the second half of it only.
/// </summary>
internal sealed class AsReadStatements
{
    private readonly RestoreDeclaration _declaration;
    private readonly TableInspection _live;
    private readonly (string Before, string After) _stage;
    private readonly (string Before, string After) _apply;

    /// <param name="declaration">The restore, of which <see cref="CanStage"/> is true.</param>
    /// <param name="text">Its statements, filled but for the rows.</param>
    /// <param name="live">The live table.</param>
    /// <param name="pinsRead">The pins that are read although no property stands for them.</param>
    public AsReadStatements(RestoreDeclaration declaration, Statements text, TableInspection live, IReadOnlyList<string> pinsRead)
    {
        _declaration = declaration;
        _live = live;
        PinsRead = pinsRead;
        _stage = Around(text.StageAsRead!, "{read}");
        _apply = Around(text.ApplyAsRead!, "{keys}");

        // Holds the table's metadata, which the INSERT does not touch, so that the fingerprint stays true until the end of the transaction; reads and locks no row.
        HoldSchema = $"SELECT t.{Quoted.Name(declaration.Key[0].Name)} FROM {Quoted.Name(live.Database, live.Table)} t LIMIT 0 FOR UPDATE";
    }

    public string HoldSchema { get; }

    public IReadOnlyList<string> PinsRead { get; }

    /// <summary>Whether the restore has such statements, and this table's columns are what they hope for.</summary>
    public static bool CanStage(RestoreDeclaration declaration, Statements text, TableInspection live)
    {
        // What decided on a row must be in the journal, and the journal must take a value's own text back without a change.
        string[] targets = [.. declaration.Targets.Select(t => t.Name)];
        return text is { StageAsRead: not null, ApplyAsRead: not null }
            && declaration.DecidingColumns.All(targets.Concat(live.Pins).ToHashSet(StringComparer.OrdinalIgnoreCase).Contains)
            && targets.All(t => live.Columns[t].Family is ColumnFamily.Integer or ColumnFamily.Decimal or ColumnFamily.Text or ColumnFamily.DateTime or ColumnFamily.Timestamp
                or ColumnFamily.Date or ColumnFamily.Time);
    }

    /// <summary>The pins that no property stands for: the journal keeps them too, so they have to be read.</summary>
    public static IReadOnlyList<string> Unread(RestoreDeclaration declaration, TableInspection live) =>
        [.. live.Pins.Except(declaration.LiveColumns.Select(c => c.Name), StringComparer.OrdinalIgnoreCase)];

    /// <summary>Appends the INSERT with its rows, and keeps their keys.</summary>
    public void WriteStage(SqlText text, SqlText keys, long run, IRowSource rows)
    {
        keys.Clear();
        text.Append(_stage.Before);
        new LiteralWriter(text).Rows(new JournalRows(rows, run, _declaration, _live.Pins, PinsRead, keys), "(", ")");
        text.Append(_stage.After);
    }

    /// <summary>Appends the UPDATE for the keys that were staged.</summary>
    public void WriteApply(SqlText text, SqlText keys)
    {
        text.Append(_apply.Before);
        text.Append(keys);
        text.Append(_apply.After);
    }

    /// <summary>By name, the INSERT with one example row.</summary>
    public IEnumerable<KeyValuePair<string, string>> All()
    {
        var (stage, keys, apply) = (new SqlText(), new SqlText(), new SqlText());
        WriteStage(stage, keys, 1, new ExampleRow(_declaration, PinsRead.Count));
        WriteApply(apply, keys);
        return [new(nameof(Statements.StageAsRead), stage.ToText(int.MaxValue)), new(nameof(Statements.ApplyAsRead), apply.ToText(int.MaxValue))];
    }

    private static (string Before, string After) Around(string statement, string slot)
    {
        var parts = statement.Split(slot);
        return (parts[0], parts[1]);
    }

    private sealed class ExampleRow(RestoreDeclaration declaration, int pins) : IRowSource
    {
        public int Count => 1;

        public void Write(int index, IRowWriter row)
        {
            foreach (var _ in declaration.Key)
            {
                row.Int64(1);
            }

            foreach (var target in declaration.Targets)
            {
                row.Value(target.Kind, Field.Null);
            }

            foreach (var _ in declaration.LiveColumns)
            {
                row.Seen(Field.Null);
            }

            for (var pin = 0; pin < pins; pin++)
            {
                row.Pin(Field.Null);
            }

            row.Int64(1);
        }
    }
}
