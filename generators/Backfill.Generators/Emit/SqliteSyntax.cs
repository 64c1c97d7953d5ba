using Backfill.Generators.Model;

namespace Backfill.Generators.Emit;

/// <summary>SQLite: no locks to ask for, no column that moves by itself, values as they are.</summary>
internal sealed class SqliteSyntax : SqlSyntax
{
    public override string Dialect => "Sqlite";

    public override string Is => "IS";

    public override string OrderedJoin => "CROSS JOIN";

    public override string ByPrimaryKey => string.Empty;

    public override string ForUpdate => string.Empty;

    public override string SkipToOne => "LIMIT 1 OFFSET @skip";

    public override string Read(string column, ColumnKind kind) => column;

    public override string Bytes(string column, ColumnKind kind) => kind is ColumnKind.String or ColumnKind.Binary ? $"CAST({column} AS BLOB)" : column;

    public override string Seen(string column, ColumnKind kind) => Bytes(column, kind);

    public override string Text(string column, ColumnKind kind) => kind switch
    {
        // hex(NULL) is the empty text, and printf makes 0 of it.
        ColumnKind.Decimal or ColumnKind.Single or ColumnKind.Double => $"IIF({column} IS NULL, NULL, printf('%!.17g', {column}))",
        ColumnKind.String or ColumnKind.Binary or ColumnKind.DateTime or ColumnKind.Date or ColumnKind.Time => $"IIF({column} IS NULL, NULL, hex({column}))",
        _ => $"CAST({column} AS TEXT)",
    };

    public override string Ordinal(string text, bool isColumn) => $"CAST({text} AS BLOB)";

    // SQLite has no list of rows, only a table of them.
    public override string Keys(bool composite) => composite ? "(VALUES {keys})" : "({keys})";

    public override IReadOnlyList<string> Apply(string on, string column) =>
    [
        $"UPDATE {{live}} AS t SET {column} = j.`new`{{pins}}",
        "FROM {journal} AS j",
    ];

    public override IReadOnlyList<string> ApplyJoin(string on) => [on];
}
