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
    private readonly StatementTemplate _stage;
    private readonly StatementTemplate _apply;

    /// <param name="declaration">The restore, of which <see cref="CanStage"/> is true.</param>
    /// <param name="live">The live table.</param>
    /// <param name="stage"><see cref="Statements.StageAsRead"/>.</param>
    /// <param name="apply"><see cref="Statements.ApplyAsRead"/>.</param>
    /// <param name="pinsRead">The pins that are read although no property stands for them.</param>
    public AsReadStatements(RestoreDeclaration declaration, TableInspection live, StatementTemplate stage, StatementTemplate apply, IReadOnlyList<string> pinsRead)
    {
        _declaration = declaration;
        _live = live;
        _stage = stage;
        _apply = apply;
        PinsRead = pinsRead;

        // Holds the table's metadata, which the INSERT does not touch, so that the fingerprint stays true until the end of the transaction; reads and locks no row.
        HoldSchema = $"SELECT t.{Quoted.Name(declaration.Key[0].Name)} FROM {Quoted.Name(live.Database, live.Table)} t LIMIT 0 FOR UPDATE";
    }

    public string HoldSchema { get; }

    public IReadOnlyList<string> PinsRead { get; }

    /// <summary>Whether the restore has such statements, and this table's columns are what they hope for.</summary>
    public static bool CanStage(RestoreDeclaration declaration, Statements text, TableInspection live) =>
        text is { StageAsRead: not null, ApplyAsRead: not null } && TakesAsRead(declaration, live.Columns, live.Pins);

    /// <summary>The same, as far as the columns say.</summary>
    public static bool TakesAsRead(RestoreDeclaration declaration, IReadOnlyDictionary<string, ColumnFacts> columns, IReadOnlyList<string> pins)
    {
        // What decided on a row must be in the journal, and the journal must take a value's own text back without a change.
        string[] targets = [.. declaration.Targets.Select(t => t.Name)];
        return declaration.Key.All(k => columns[k.Name].Family == ColumnFamily.Integer)
            && declaration.DecidingColumns.All(targets.Concat(pins).ToHashSet(StringComparer.OrdinalIgnoreCase).Contains)
            && targets.All(t => columns[t].Family is ColumnFamily.Integer or ColumnFamily.Decimal or ColumnFamily.Text or ColumnFamily.DateTime or ColumnFamily.Timestamp
                or ColumnFamily.Date or ColumnFamily.Time);
    }

    /// <summary>The pins that no property stands for: the journal keeps them too, so they have to be read.</summary>
    public static IReadOnlyList<string> Unread(RestoreDeclaration declaration, TableInspection live) =>
        [.. live.Pins.Except(declaration.LiveColumns.Select(c => c.Name), StringComparer.OrdinalIgnoreCase)];

    /// <summary>Appends the INSERT with as many rows as it has room for. Returns the index of the first that is left.</summary>
    public int WriteStage(SqlText text, long run, IRowSource rows, int from) => _stage.Write(text, Journaled(run, rows), from);

    /// <summary>Appends the UPDATE for the rows that were staged.</summary>
    public void WriteApply(SqlText text, IRowSource rows) => _apply.Write(text, Keys(rows), 0);

    /// <summary>By name, with an example row.</summary>
    public IEnumerable<KeyValuePair<string, string>> All(IRowSource row) =>
        [new(nameof(Statements.StageAsRead), _stage.Example(Journaled(1, row))), new(nameof(Statements.ApplyAsRead), _apply.Example(Keys(row)))];

    private JournalRows Journaled(long run, IRowSource rows) => new(rows, run, _declaration, _live.Pins, PinsRead);

    private RowKeys Keys(IRowSource rows) => new(rows, _declaration.Key.Count);
}
