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
    private readonly string _before;
    private readonly string _after;

    private AsReadStatements(RestoreDeclaration declaration, string stage, string apply, TableInspection live)
    {
        _declaration = declaration;
        _live = live;
        Apply = apply;
        var parts = stage.Split("{read}");
        (_before, _after) = (parts[0], parts[1]);

        // Holds the table's metadata, which the INSERT does not touch, so that the fingerprint stays true until the end of the transaction; reads and locks no row.
        HoldSchema = $"SELECT t.{Quoted.Name(declaration.Key[0].Name)} FROM {Quoted.Name(live.Database, live.Table)} t LIMIT 0 FOR UPDATE";
    }

    public string Apply { get; }

    public string HoldSchema { get; }

    /// <summary>Null where the restore has none, or where this table's columns are not what it hopes for.</summary>
    public static AsReadStatements? Of(RestoreDeclaration declaration, Statements text, TableInspection live)
    {
        if (text is not { StageAsRead: { } stage, ApplyAsRead: { } apply })
        {
            return null;
        }

        // What decided on a row must be in the journal, and what the journal keeps must have been read, in a type that takes its own text back without a change.
        string[] targets = [.. declaration.Targets.Select(t => t.Name)];
        var decided = declaration.DecidingColumns.All(targets.Concat(live.Pins).ToHashSet(StringComparer.OrdinalIgnoreCase).Contains);
        var read = live.Pins.All(declaration.LiveColumns.Select(c => c.Name).ToHashSet(StringComparer.OrdinalIgnoreCase).Contains);
        var exact = targets.All(t => live.Columns[t].Family is ColumnFamily.Integer or ColumnFamily.Decimal or ColumnFamily.Text or ColumnFamily.DateTime or ColumnFamily.Timestamp
            or ColumnFamily.Date or ColumnFamily.Time);
        return decided && read && exact ? new AsReadStatements(declaration, stage, apply, live) : null;
    }

    /// <summary>Appends the INSERT with its rows.</summary>
    public void WriteStage(SqlText text, long run, IRowSource rows)
    {
        text.Append(_before);
        new LiteralWriter(text).Rows(new JournalRows(rows, run, _declaration, _live.Pins), "(", ")");
        text.Append(_after);
    }

    /// <summary>By name, the INSERT with one example row.</summary>
    public IEnumerable<KeyValuePair<string, string>> All()
    {
        var text = new SqlText();
        WriteStage(text, 1, new ExampleRow(_declaration));
        return [new(nameof(Statements.StageAsRead), text.ToText(int.MaxValue)), new(nameof(Statements.ApplyAsRead), Apply)];
    }

    private sealed class ExampleRow(RestoreDeclaration declaration) : IRowSource
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

            row.Int64(1);
        }
    }
}
