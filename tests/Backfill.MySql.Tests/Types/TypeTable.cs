using Backfill.Planning;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Types;

/// <summary>One row per type of column: the C# type that declares it, and values there and back. <c>sql => seen</c> where C# sees another text than SQL has.</summary>
internal static class TypeTable
{
    private static readonly string AllBytes = Convert.ToHexString([.. Enumerable.Range(0, 256).Select(b => (byte)b)]);
    private static readonly string Nines35 = new('9', 35);
    private static readonly string Nines30 = new('9', 30);

    public static IReadOnlyList<TypeRow> Rows { get; } =
    [
        new("TINYINT(1)", OfBool.Restores.All, "0 => False", "1 => True", "-128 => True", "127 => True"),
        new("BIT(1)", OfBool.Restores.All, "b'0' => False", "b'1' => True"),

        new("TINYINT", OfSByte.Restores.All, "-128", "0", "127"),
        new("TINYINT(1)", OfSByte.Restores.All, "-128", "5", "127"),
        new("TINYINT UNSIGNED", OfByte.Restores.All, "0", "255"),
        new("SMALLINT", OfShort.Restores.All, "-32768", "0", "32767"),
        new("SMALLINT UNSIGNED", OfUShort.Restores.All, "0", "65535"),
        new("MEDIUMINT", OfInt.Restores.All, "-8388608", "0", "8388607"),
        new("MEDIUMINT UNSIGNED", OfUInt.Restores.All, "0", "16777215"),
        new("INT", OfInt.Restores.All, "-2147483648", "0", "2147483647"),
        new("INT UNSIGNED", OfUInt.Restores.All, "0", "4294967295"),
        new("INT UNSIGNED", OfLong.Restores.All, "0", "4294967295"),
        new("INT(8) UNSIGNED ZEROFILL", OfUInt.Restores.All, "0", "7"),
        new("BIGINT", OfLong.Restores.All, "-9223372036854775808", "0", "9223372036854775807"),
        new("BIGINT UNSIGNED", OfULong.Restores.All, "0", "9007199254740993", "18446744073709551615"),
        new("BIT(2)", OfULong.Restores.All, "b'0' => 0", "b'11' => 3"),
        new("BIT(64)", OfULong.Restores.All, "b'0' => 0", "x'8000000000000001' => 9223372036854775809", "x'FFFFFFFFFFFFFFFF' => 18446744073709551615"),
        new("YEAR", OfShort.Restores.All, "0", "1901", "2155"),
        new("YEAR", OfUShort.Restores.All, "0", "1901", "2155"),
        new("YEAR", OfInt.Restores.All, "0", "1901", "2155"),

        new("DECIMAL(5,2) UNSIGNED", OfDecimal.Restores.All, "0.00", "999.99"),
        new("DECIMAL(20,0)", OfDecimal.Restores.All, "-99999999999999999999", "0", "99999999999999999999"),
        new("DECIMAL(28,10)", OfDecimal.Restores.All, "-999999999999999999.9999999999", "0.0000000001", "999999999999999999.9999999999"),
        new("DECIMAL(65,30)", UnreadDecimal.Restores.All, $"-{Nines35}.{Nines30}", "0.000000000000000000000000000001", $"{Nines35}.{Nines30}"),
        new("FLOAT", OfFloat.Restores.All, "-3.402823466e38 => -3.4028235E+38", "1e-45 => 1E-45", "1.17549435e-38 => 1.1754944E-38", "0", "16777.123", "0.1", "3.402823466e38 => 3.4028235E+38"),
        new("DOUBLE", OfDouble.Restores.All, "-1.7976931348623157e308 => -1.7976931348623157E+308", "5e-324 => 5E-324", "2.2250738585072014e-308 => 2.2250738585072014E-308", "0", "0.1", "0.30000000000000004", "1.7976931348623157e308 => 1.7976931348623157E+308"),

        new("DATE", OfDateOnly.Restores.All, "'1000-01-01'", "'2024-02-29'", "'9999-12-31'"),
        new("DATE", UnreadDateOnly.Restores.All, "'0000-00-00'", "'2024-00-00'", "'2024-02-00'", "'2024-02-29'"),
        .. Enumerable.Range(0, 7).Select(digits => new TypeRow($"DATETIME({digits})", OfDateTime.Restores.All, "'1000-01-01 00:00:00'", $"'2024-02-29 12:34:56{Fraction(digits, '1')}'", $"'9999-12-31 23:59:59{Fraction(digits, '9')}'")),
        new("DATETIME(6)", UnreadDateTime.Restores.All, "'0000-00-00 00:00:00.000000'", "'2024-00-00 00:00:00.000000'", "'2024-02-00 12:34:56.789000'", "'2024-02-29 00:00:00.000001'"),
        .. Enumerable.Range(0, 7).Select(digits => new TypeRow($"TIMESTAMP({digits})", OfDateTime.Restores.All, "'1970-01-01 00:00:01'", $"'2023-10-29 00:30:00{Fraction(digits, '1')}'", $"'2023-10-29 01:30:00{Fraction(digits, '1')}'", $"'2038-01-19 03:14:07{Fraction(digits, '9')}'")),
        new("TIMESTAMP(6)", UnreadDateTime.Restores.All, "'0000-00-00 00:00:00.000000'", "'2023-10-29 00:30:00.000001'"),
        .. Enumerable.Range(0, 7).Select(digits => new TypeRow($"TIME({digits})", OfTimeSpan.Restores.All, "'-838:59:59' => -34.22:59:59", "'00:00:00'", "'-00:00:01'", $"'12:34:56{Fraction(digits, '1')}' => 12:34:56{(digits == 0 ? "" : Fraction(digits, '1').PadRight(8, '0'))}", "'838:59:59' => 34.22:59:59")),
        new("TIME(6)", OfTimeSpan.Restores.All, "'-838:59:58.999999' => -34.22:59:58.9999990", "'-00:00:00.000001' => -00:00:00.0000010", "'838:59:58.999999' => 34.22:59:58.9999990"),
        new("TIME(6)", OfTimeOnly.Restores.All, "'00:00:00'", "'00:00:00.000001'", "'23:59:59.999999'"),
        new("TIME(0)", UnreadTimeOnly.Restores.All, "'-00:00:01'", "'24:00:00'", "'12:00:00'"),

        new("CHAR(10) CHARACTER SET latin1", OfString.Restores.All, "'kühl€'", "'b  ' => b", "''"),
        new("CHAR(10) CHARACTER SET utf8mb4", OfString.Restores.All, "'😀é'", "'  b'", "''"),
        new("VARCHAR(20) CHARACTER SET ascii", OfString.Restores.All, "'x'", "' x '", "''"),
        new("VARCHAR(20) CHARACTER SET latin1", OfString.Restores.All, "'kühl€'", "'x '", "' '", "''", "'X '"),
        new("VARCHAR(20) CHARACTER SET utf8mb3", OfString.Restores.All, "'kühl€'", "'x '", "''"),
        new("VARCHAR(20) CHARACTER SET utf8mb4", OfString.Restores.All, "'kühl€ 😀'", "'x '", "'X'", "''"),
        new("VARCHAR(20) CHARACTER SET utf16", OfString.Restores.All, "'kühl€ 😀'", "'x '", "''"),
        new("TINYTEXT", OfString.Restores.All, "'ü 😀 '", "''"),
        new("TEXT CHARACTER SET latin1", OfString.Restores.All, "'ü€ '", $"REPEAT('ß', 9000) => {new string('ß', 9000)}", "''"),
        new("TEXT", OfString.Restores.All, "'ü 😀 '", $"REPEAT('😀', 9000) => {string.Concat(Enumerable.Repeat("😀", 9000))}", "''"),
        new("MEDIUMTEXT", OfString.Restores.All, "'ü 😀 '", "''"),
        new("LONGTEXT", OfString.Restores.All, "'ü 😀 '", $"REPEAT('a', 100000) => {new string('a', 100_000)}", "''"),
        new("ENUM('new', 'o''ld', 'grün', '')", OfString.Restores.All, "'new'", "'o''ld' => o'ld", "'grün'", "''"),
        new("SET('a', 'b', 'grün')", OfString.Restores.All, "''", "'a'", "'a,grün'", "'a,b,grün'"),
        new("JSON", OfString.Restores.All, """'{"b": [1.5, null, "ü😀"], "a": {}}' => {"a": {}, "b": [1.5, null, "ü😀"]}""", "'[]'", "'null'", "'1e2' => 100.0", "'18446744073709551615'") { On = ServerProduct.MySql },
        new("JSON", OfString.Restores.All, """'{"b": [1.5, null, "ü😀"],  "a": {}}'""", "'[]'", "'null'", "'1e2'") { On = ServerProduct.MariaDb },

        new("BINARY(4)", OfBytes.Restores.All, "x'00FF5C27' => 00FF5C27", "x'01' => 01000000", "'' => 00000000"),
        new("VARBINARY(300)", OfBytes.Restores.All, $"x'{AllBytes}' => {AllBytes}", "x'00' => 00", "''"),
        new("TINYBLOB", OfBytes.Restores.All, "x'00FF0A0D1A5C27' => 00FF0A0D1A5C27", "''"),
        new("BLOB", OfBytes.Restores.All, $"x'{AllBytes}' => {AllBytes}", "''"),
        new("MEDIUMBLOB", OfBytes.Restores.All, $"REPEAT(x'00', 70000) => {new string('0', 140_000)}", "''"),
        new("LONGBLOB", OfBytes.Restores.All, $"REPEAT(x'80', 65535) => {string.Concat(Enumerable.Repeat("80", 65_535))}", $"REPEAT(x'81', 65536) => {string.Concat(Enumerable.Repeat("81", 65_536))}", $"REPEAT(x'82', 65537) => {string.Concat(Enumerable.Repeat("82", 65_537))}"),

        new("BINARY(16)", OfGuid.Restores.All, "x'00112233445566778899AABBCCDDEEFF' => 00112233-4455-6677-8899-aabbccddeeff", "x'00000000000000000000000000000000' => 00000000-0000-0000-0000-000000000000"),
        new("BINARY(16)", OfBytes.Restores.All, "x'00112233445566778899AABBCCDDEEFF' => 00112233445566778899AABBCCDDEEFF", "x'00000000000000000000000000000000' => 00000000000000000000000000000000"),
        new("CHAR(36)", OfGuid.Restores.All, "'00112233-4455-6677-8899-aabbccddeeff'", "'00112233-4455-6677-8899-AABBccddeeff' => 00112233-4455-6677-8899-aabbccddeeff"),
        new("VARCHAR(36)", OfGuid.Restores.All, "'00112233-4455-6677-8899-aabbccddeeff'", "'ffffffff-ffff-ffff-ffff-ffffffffffff'"),
        new("UUID", OfGuid.Restores.All, "'00112233-4455-6677-8899-aabbccddeeff'", "'abcdef12-0000-1000-8000-00000000000a'", "'00000000-0000-0000-0000-000000000000'") { On = ServerProduct.MariaDb },
    ];

    private static string Fraction(int digits, char digit) => digits == 0 ? "" : $".{new string(digit, digits)}";
}

/// <summary>A type and its values.</summary>
internal sealed record TypeRow(string Type, RestorePlan Plan, IReadOnlyList<(string Sql, string Seen)> Values)
{
    public TypeRow(string type, IReadOnlyList<RestorePlan> plans, params string[] values)
        : this(type, plans[0], [.. values.Select(Parse)])
    {
    }

    /// <summary>The only product that has it, or null.</summary>
    public ServerProduct? On { get; init; }

    /// <summary>Whether C# looks at the values.</summary>
    public bool IsSeen => Plan.Declaration.Guard is not null;

    public override string ToString() => $"{Type} as {Plan.Declaration.Name}";

    private static (string Sql, string Seen) Parse(string value) =>
        value.Split(" => ") is [var sql, var seen] ? (sql, seen) : (value, value.Trim('\''));
}
