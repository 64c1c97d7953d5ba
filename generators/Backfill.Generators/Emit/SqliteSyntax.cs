using Backfill.Generators.Model;

namespace Backfill.Generators.Emit;

/// <summary>SQLite: no locks to ask for, no column that moves by itself, values as they are.</summary>
internal sealed class SqliteSyntax : SqlSyntax
{
    public override string Dialect => "Sqlite";

    public override string Is => "IS";

    public override string If => "IIF";

    public override string OrderedJoin => "CROSS JOIN";

    public override string ByPrimaryKey => string.Empty;

    public override string ForUpdate => string.Empty;

    public override string SkipToOne => "LIMIT 1 OFFSET @skip";

    public override string Read(string column, ColumnKind kind) => column;

    public override string Bytes(string column, ColumnKind kind) => kind is ColumnKind.String or ColumnKind.Binary or ColumnKind.Guid ? $"CAST({column} AS BLOB)" : column;

    public override string Seen(string column, ColumnKind kind) => Bytes(column, kind);

    public override string Text(string column, ColumnKind kind) => kind switch
    {
        // hex(NULL) is the empty text, and printf makes 0 of it.
        ColumnKind.Decimal or ColumnKind.Single or ColumnKind.Double => $"IIF({column} IS NULL, NULL, printf('%!.17g', {column}))",
        ColumnKind.String or ColumnKind.Binary or ColumnKind.Guid or ColumnKind.DateTime or ColumnKind.Date or ColumnKind.Time or ColumnKind.TimeOfDay => $"IIF({column} IS NULL, NULL, hex({column}))",
        _ => $"CAST({column} AS TEXT)",
    };

    public override string Exact(string text, ColumnKind kind, bool isColumn) => kind switch
    {
        ColumnKind.String => $"CAST({text} AS BLOB)",
        ColumnKind.Boolean => $"({text} <> 0)",
        ColumnKind.Guid when isColumn => $"IIF(typeof({text}) = 'blob', hex({text}), upper(replace({text}, '-', '')))",

        // A parameter is bound as text, and a column without a type may hold text, where '10' is less than '9'.
        ColumnKind.Decimal => $"CAST({text} AS NUMERIC)",

        // 12:00:00 and 12:00:00.000 are one time; without the zeros at their end, as parameters are bound, all times are in their order.
        ColumnKind.DateTime when isColumn => $"rtrim({text}, '.0')",
        ColumnKind.Time or ColumnKind.TimeOfDay when isColumn => Ticks(text),
        _ => text,
    };

    public override string StartsWith(string bytes, string part) => HasAt("1", bytes, part);

    public override string EndsWith(string bytes, string part) => HasAt($"length({bytes}) - length({part}) + 1", bytes, part);

    // Any part of an empty blob is NULL to substr, and not an empty blob.
    private static string HasAt(string start, string bytes, string part) =>
        $"IIF(length({bytes}) = 0, length({part}) = 0, substr({bytes}, {start}, length({part})) = {part})";

    // Of two blobs instr counts bytes, and in a file of UTF-16 half a character could match.
    public override string Contains(string bytes, string part) => $"instr(CAST({bytes} AS TEXT), CAST({part} AS TEXT)) > 0";

    // SQLite has no list of rows, only a table of them.
    public override string Keys(bool composite) => composite ? "(VALUES {keys})" : "({keys})";

    public override IReadOnlyList<string> Apply(string on, IEnumerable<(string Column, string Value)> written) =>
    [
        $"UPDATE {{live}} AS t SET {string.Join(", ", written.Select(w => $"{w.Column} = {w.Value}"))}{{pins}}",
        "FROM {journal} AS j",
    ];

    public override IReadOnlyList<string> ApplyJoin(string on) => [on];

    // [-]hhh:mm:ss[.fffffff] as a number: as text, -1 hour is not less than 1 hour and 100 hours are less than 20.
    private static string Ticks(string time)
    {
        var colon = $"instr({time}, ':')";
        var sign = $"CASE substr({time}, 1, 1) WHEN '-' THEN -1 ELSE 1 END";
        var minutes = $"(abs(CAST({time} AS INTEGER)) * 60 + CAST(substr({time}, {colon} + 1, 2) AS INTEGER))";
        var seconds = $"({minutes} * 60 + CAST(substr({time}, {colon} + 4, 2) AS INTEGER))";
        return $"({sign} * ({seconds} * 10000000 + CAST(substr(substr({time}, {colon} + 7) || '0000000', 1, 7) AS INTEGER)))";
    }
}
