using Backfill.Generators.Model;

namespace Backfill.Generators.Emit;

/// <summary>MySQL and MariaDB.</summary>
internal sealed class MySqlSyntax : SqlSyntax
{
    /// <summary>More bytes of a value are told from others by their digest. HEX doubles them, and beyond max_allowed_packet MariaDB's is NULL.</summary>
    private const int LongBytes = 65536;

    public override string Dialect => "MySql";

    public override string Is => "<=>";

    public override string If => "IF";

    public override string OrderedJoin => "STRAIGHT_JOIN";

    public override string ByPrimaryKey => " FORCE INDEX (PRIMARY)";

    public override string ForUpdate => " FOR UPDATE";

    public override string SkipToOne => "LIMIT @skip, 1";

    public override string Read(string column, ColumnKind kind) => kind switch
    {
        // TINYINT, BIGINT and BIT alike become a number.
        ColumnKind.Boolean or ColumnKind.UInt64 => $"CAST({column} + 0 AS BINARY)",

        // A FLOAT's own text has 6 digits.
        ColumnKind.Single => $"CAST(CAST({column} AS DOUBLE) AS BINARY)",
        ColumnKind.Binary => column,

        // The bytes of its own character set, which a detour over another one would change. Of text beyond max_allowed_packet MariaDB's CAST makes NULL.
        ColumnKind.String => $"CONVERT({column} USING binary)",
        _ => $"CAST({column} AS BINARY)",
    };

    public override string ReadKey(string column, ColumnKind kind) => kind == ColumnKind.UInt64 ? $"CAST({column} AS BINARY)" : Read(column, kind);

    public override string Bytes(string column, ColumnKind kind) => Read(column, kind);

    public override string Seen(string column, ColumnKind kind) => $"CAST({column} AS BINARY)";

    public override string Text(string column, ColumnKind kind) => kind switch
    {
        ColumnKind.DateTime => $"DATE_FORMAT({column}, '%Y-%m-%d %H:%i:%s.%f')",
        ColumnKind.Date => $"DATE_FORMAT({column}, '%Y-%m-%d')",
        ColumnKind.Time or ColumnKind.TimeOfDay => $"TIME_FORMAT({column}, '%H:%i:%s.%f')",
        ColumnKind.Decimal => $"CONCAT(CAST({column} AS DECIMAL(65,30)))",
        ColumnKind.Single => Power($"CAST({column} AS DOUBLE)"),
        ColumnKind.Double => Power(column),
        ColumnKind.String or ColumnKind.Binary => $"IF(LENGTH({column}) > {LongBytes}, CONCAT(LENGTH({column}), ':', SHA2({Read(column, kind)}, 256)), HEX({column}))",
        ColumnKind.Guid => $"HEX({column})",
        _ => $"CONCAT({column} + 0)",
    };

    public override string WholeText(string column, ColumnKind kind) => kind is ColumnKind.String or ColumnKind.Binary
        ? $"IF(LENGTH({column}) > {LongBytes}, CONCAT(':', {Read(column, kind)}), HEX({column}))"
        : Text(column, kind);

    public override string Texts => "{texts}";

    public override string? Digest(string column, ColumnKind kind) => kind is ColumnKind.String or ColumnKind.Binary ? $"COALESCE(SUM(CRC32({Read(column, kind)}) + 1), 0)" : null;

    public override string Exact(string text, ColumnKind kind, bool isColumn) => kind switch
    {
        ColumnKind.String => isColumn ? $"CONVERT(CONVERT({text} USING utf8mb4) USING binary)" : $"CAST({text} AS BINARY)",
        ColumnKind.Boolean => $"({text} <> 0)",

        // Its digits, as parameters are bound: a column keeps sixteen bytes, or text in either letter case.
        ColumnKind.Guid when isColumn => $"IF(LENGTH({text}) = 16, HEX({text}), UPPER(REPLACE({text}, '-', '')))",
        _ => text,
    };

    public override string StartsWith(string bytes, string part) => $"LEFT({bytes}, LENGTH({part})) = {part}";

    public override string EndsWith(string bytes, string part) => $"RIGHT({bytes}, LENGTH({part})) = {part}";

    public override string Contains(string bytes, string part) => $"LOCATE({part}, {bytes}) > 0";

    public override string Keys(bool composite) => "({keys})";

    public override IReadOnlyList<string> Apply(string on, IEnumerable<(string Column, string Value)> written) =>
    [
        $"UPDATE {{journal}} j STRAIGHT_JOIN {{live}} t FORCE INDEX (PRIMARY) ON {on}",
        Set(written),
    ];

    public override IReadOnlyList<string> ApplyByKeys(string on, IEnumerable<(string Column, string Value)> written) =>
    [
        $"UPDATE {{live}} t FORCE INDEX (PRIMARY) STRAIGHT_JOIN {{journal}} j FORCE INDEX (PRIMARY) ON {on}",
        Set(written),
    ];

    public override IReadOnlyList<string> ApplyJoin(string on) => [];

    public override bool StagesAsRead => true;

    // A whole number and a power of two, each exact: products differ in how many digits of a DOUBLE they write. Scaled in two steps, either of which stays within the range.
    private static string Power(string number)
    {
        var scale = $"(54 - FLOOR(LOG2(NULLIF(ABS({number}), 0))))";
        return $"IF({number} = 0, IF(ATAN2({number}, -1) < 0, '-0', '0'), "
            + $"CONCAT(CAST({number} * POW(2, {scale} DIV 2) * POW(2, {scale} - {scale} DIV 2) AS SIGNED), 'p', -{scale}))";
    }

    private static string Set(IEnumerable<(string Column, string Value)> written) => $"SET {string.Join(", ", written.Select(w => $"t.{w.Column} = {w.Value}"))}{{pins}}";

    public override string Pins(IEnumerable<string> columns) => string.Concat(columns.Select(c => $", t.{Quote(c)} = t.{Quote(c)}"));
}
