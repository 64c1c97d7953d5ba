using Backfill.MySql.Catalogue;
using Backfill.MySql.Control;
using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.MySql.Data;

/// <summary>What all batch transactions of one table share: texts and parameters.</summary>
internal sealed class BatchWriter
{
    private readonly RestoreDeclaration _declaration;
    private readonly TableInspection _live;
    private readonly string _insertExceptions;
    private readonly IReadOnlyList<(string Open, string Close)?> _aroundExceptions;

    public BatchWriter(LiveStatements statements, StatementParameters parameters, RestoreDeclaration declaration, TableInspection live, ControlNames names)
    {
        Statements = statements;
        Parameters = parameters;
        _declaration = declaration;
        _live = live;
        Fingerprint = new Fingerprint(live.Database, live.Table);
        CheckpointText = RangeSql.Checkpoint(names.Ranges);
        _insertExceptions =
            $"INSERT INTO {live.Control!.Exceptions} (`run_id`, {string.Join(", ", declaration.Key.Select(k => Quoted.Name($"key_{k.Name}")))}, `outcome`, `reason`) VALUES ";

        // A collation may refuse a character that its character set has: latin2_czech_cs reads U+007F and does not take it.
        _aroundExceptions = [null, .. declaration.Key.Select(k => KeyCollation.OfLiteral(live.Columns[k.Name])), null, null];
    }

    /// <summary>What the restored columns of a batch are to hold.</summary>
    public NewBytes NewBytes() => new([.. _declaration.Targets], _live);

    public LiveStatements Statements { get; }

    public StatementParameters Parameters { get; }

    public Fingerprint Fingerprint { get; }

    /// <summary>Whether the server computes something from the restored columns.</summary>
    public bool Computes => _live.Computed.Count > 0;

    public string CheckpointText { get; }

    /// <summary>Appends the INSERT of as many of a batch's exceptions as it has room for. Returns the index of the first that is left.</summary>
    public int WriteExceptions(SqlText text, long run, IReadOnlyList<RowException> exceptions, int from)
    {
        text.Append(_insertExceptions);
        return new LiteralWriter(text, _aroundExceptions).Rows(new ExceptionRows(run, _declaration, _live, exceptions), "(", ")", from);
    }

    private sealed class ExceptionRows(long run, RestoreDeclaration declaration, TableInspection live, IReadOnlyList<RowException> exceptions) : IRowSource
    {
        private const int MostReasonLength = 500;

        public int Count => exceptions.Count;

        public void Write(int index, IRowWriter row)
        {
            var exception = exceptions[index];
            row.Int64(run);
            for (var i = 0; i < declaration.Key.Count; i++)
            {
                var (key, part) = (declaration.Key[i], exception.Key.Parts[i]);
                if (key.Kind is ColumnKind.String or ColumnKind.Guid or ColumnKind.Binary)
                {
                    row.Key(key.Kind, KeyPart.FieldOf(key.Kind, live.Columns[key.Name], part));
                }
                else
                {
                    row.Value(key.Kind, Field.From(part));
                }
            }

            row.Value(ColumnKind.String, Field.From(exception.Outcome.ToString()));
            row.Value(ColumnKind.String, Field.From(Shortened(exception.Reason)));
        }

        private static string? Shortened(string? reason) =>
            reason is null || reason.Length <= MostReasonLength ? reason
            : reason[..(char.IsHighSurrogate(reason[MostReasonLength - 1]) ? MostReasonLength - 1 : MostReasonLength)];
    }
}
