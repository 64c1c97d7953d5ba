using System.Globalization;

namespace Backfill.MySql.Tests.RandomTables;

/// <summary>Random types of columns, with the extremes of each.</summary>
internal static class Types
{
    /// <summary>A type for a column that is restored, or stands beside.</summary>
    public static ColumnType Value(Random random, Sides sides) => random.Next(15) switch
    {
        0 or 1 => Integer(random),
        2 => Bits(random),
        3 => Decimal(random),
        4 => Real(random),
        5 => Time(random),
        6 or 7 or 8 => Text(random, sides),
        9 => LongText(random, sides),
        10 => Enumeration(random, sides),
        11 => Document(random, sides),
        12 or 13 => Binary(random),
        _ => Guid(random, sides),
    };

    /// <summary>A type for a part of the key, whose index has so many bytes left.</summary>
    public static ColumnType Key(Random random, Sides sides, int bytes)
    {
        while (true)
        {
            var type = random.Next(7) switch
            {
                0 or 1 => Integer(random),
                2 or 3 or 4 => Text(random, sides),
                5 => Binary(random),
                _ => Guid(random, sides),
            };
            if (type.CanBeKey && type.IndexBytes <= bytes)
            {
                return type;
            }
        }
    }

    private static ColumnType Integer(Random random)
    {
        (string Sql, string CSharp, string[] Values)[] types =
        [
            ("TINYINT", "sbyte", ["-128", "-1", "0", "127"]),
            ("TINYINT UNSIGNED", "byte", ["0", "1", "255"]),
            ("SMALLINT", "short", ["-32768", "0", "32767"]),
            ("SMALLINT UNSIGNED", "ushort", ["0", "65535"]),
            ("MEDIUMINT", "int", ["-8388608", "0", "8388607"]),
            ("MEDIUMINT UNSIGNED", "uint", ["0", "16777215"]),
            ("INT", "int", ["-2147483648", "0", "2147483647"]),
            ("INT UNSIGNED", "uint", ["0", "4294967295"]),
            ("BIGINT", "long", ["-9223372036854775808", "-9007199254740993", "0", "9223372036854775807"]),
            ("BIGINT UNSIGNED", "ulong", ["0", "9007199254740993", "9223372036854775808", "18446744073709551615"]),
            ("YEAR", "short", ["0", "1901", "2155"]),
        ];
        var (sql, cSharp, extremes) = types[random.Next(types.Length)];
        return new ColumnType(sql, cSharp, Seeing.Text, r => r.Next(3) == 0 ? extremes[r.Next(extremes.Length)] : $"{(sql == "YEAR" ? 1901 + r.Next(255) : r.Next(128))}") { CanBeKey = true, IndexBytes = 8 };
    }

    private static ColumnType Bits(Random random)
    {
        if (random.Next(3) == 0)
        {
            return new ColumnType("TINYINT(1)", "bool", Seeing.Text, r => $"{r.Next(-128, 128)}");
        }

        var bits = random.Next(3) switch { 0 => 1, 1 => 64, _ => random.Next(2, 64) };
        return new ColumnType($"BIT({bits})", bits == 1 ? "bool" : "ulong", Seeing.Bytes, r => $"b'{string.Concat(Enumerable.Range(0, r.Next(1, bits + 1)).Select(_ => r.Next(2)))}'");
    }

    private static ColumnType Decimal(Random random)
    {
        var digits = random.Next(3) == 0 ? 65 : random.Next(1, 66);
        var scale = Math.Min(digits, random.Next(31));
        return new ColumnType($"DECIMAL({digits},{scale})", "decimal", Seeing.Text, r =>
        {
            string Digits(int count, bool nines) => string.Concat(Enumerable.Range(0, count).Select(_ => nines ? "9" : $"{r.Next(10)}"));
            var nines = r.Next(3) == 0;
            return $"{(r.Next(2) == 0 ? "-" : "")}{Digits(r.Next(nines ? digits - scale : 0, digits - scale + 1), nines)}.{Digits(scale, nines)}0";
        })
        { RowBytes = 32 };
    }

    private static ColumnType Real(Random random) => random.Next(2) == 0
        ? new ColumnType("FLOAT", "float", Seeing.Real, r => r.Next(3) == 0
            ? new[] { "0e0", "-0e0", "-3.402823466e38", "3.402823466e38", "1e-45", "1.17549435e-38", "0.1", "16777.123", "16777217" }[r.Next(9)]
            : BitConverter.Int32BitsToSingle(r.Next()) is var f && float.IsFinite(f) ? f.ToString("E9", CultureInfo.InvariantCulture) : "1.5")
        : new ColumnType("DOUBLE", "double", Seeing.Real, r => r.Next(3) == 0
            ? new[] { "0e0", "-0e0", "-1.7976931348623157e308", "1.7976931348623157e308", "5e-324", "2.2250738585072014e-308", "0.1", "0.30000000000000004", "9007199254740993" }[r.Next(9)]
            : BitConverter.Int64BitsToDouble(r.NextInt64()) is var d && double.IsFinite(d) ? d.ToString("E17", CultureInfo.InvariantCulture) : "1.5");

    private static ColumnType Time(Random random)
    {
        var digits = random.Next(7);
        string Fraction(Random r) => digits == 0 ? "" : $".{string.Concat(Enumerable.Range(0, digits).Select(_ => r.Next(3) == 0 ? 9 : r.Next(10)))}";
        string Clock(Random r) => string.Create(CultureInfo.InvariantCulture, $"{r.Next(24):00}:{r.Next(60):00}:{r.Next(60):00}");
        return random.Next(4) switch
        {
            0 => new ColumnType("DATE", "DateOnly", Seeing.Text, r => r.Next(3) == 0
                ? new[] { "'0000-00-00'", "'2024-00-00'", "'2024-02-00'", "'1000-01-01'", "'9999-12-31'", "'2024-02-29'" }[r.Next(6)] : $"'{r.Next(1000, 9999)}-{r.Next(1, 13):00}-{r.Next(1, 29):00}'"),
            1 => new ColumnType($"DATETIME({digits})", "DateTime", Seeing.Text, r => r.Next(4) == 0
                ? new[] { "'0000-00-00 00:00:00'", "'2024-02-00 12:34:56'", $"'9999-12-31 23:59:59{Fraction(r)}'", "'1000-01-01 00:00:00'" }[r.Next(4)]
                : $"'{r.Next(1000, 9999)}-{r.Next(1, 13):00}-{r.Next(1, 29):00} {Clock(r)}{Fraction(r)}'"),
            2 => new ColumnType($"TIMESTAMP({digits})", "DateTime", Seeing.Text, r => r.Next(4) == 0
                ? new[] { "'0000-00-00 00:00:00'", "'1970-01-01 00:00:01'", "'2038-01-19 03:14:07'", $"'2023-10-29 01:30:00{Fraction(r)}'", $"'2023-10-29 00:30:00{Fraction(r)}'" }[r.Next(5)]
                : $"'{r.Next(1971, 2038)}-{r.Next(1, 13):00}-{r.Next(1, 29):00} {Clock(r)}{Fraction(r)}'"),
            _ => new ColumnType($"TIME({digits})", "TimeSpan", Seeing.Text, r => r.Next(4) == 0
                ? new[] { "'-838:59:59'", "'838:59:59'", "'00:00:00'", $"'-00:00:00{Fraction(r)}'" }[r.Next(4)]
                : $"'{(r.Next(2) == 0 ? "-" : "")}{r.Next(800):000}:{r.Next(60):00}:{r.Next(60):00}{Fraction(r)}'"),
        };
    }

    private static ColumnType Text(Random random, Sides sides)
    {
        var collation = Texts.Collation(random, sides);
        var (charset, each) = (Texts.Charset(collation), Texts.BytesPerCharacter(Texts.Charset(collation)));
        var isChar = random.Next(3) == 0;
        var length = isChar ? random.Next(2) == 0 ? 20 : random.Next(1, 256)
            : random.Next(4) switch { 0 => 20, 1 => 3072 / each, 2 => random.Next(255, 1000), _ => random.Next(5) == 0 ? random.Next(1, 60_000 / each) : 60 };
        var refusal = isChar && collation == "tis620_thai_ci" || (isChar && sides.Live.IsMariaDb && collation.Contains("nopad", StringComparison.Ordinal))
            ? "has another order than comparisons have" : null;
        return new ColumnType($"{(isChar ? "CHAR" : "VARCHAR")}({length}) CHARACTER SET {charset} COLLATE {collation}", "string", Seeing.Bytes, r => Texts.Value(r, charset, length))
        {
            CanBeKey = true,
            KeyRefusal = refusal,
            IndexBytes = length * each,
            RowBytes = (length * each) + 2,
        };
    }

    private static ColumnType LongText(Random random, Sides sides)
    {
        var collation = Texts.Collation(random, sides);
        var charset = Texts.Charset(collation);
        var (name, most) = new[] { ("TINYTEXT", 60), ("TEXT", 10_000), ("MEDIUMTEXT", 20_000), ("LONGTEXT", 80_000) }[random.Next(4)];
        return new ColumnType($"{name} CHARACTER SET {charset} COLLATE {collation}", "string", Seeing.Bytes, r => Texts.Value(r, charset, r.Next(6) == 0 ? most : Math.Min(most, 50)));
    }

    private static ColumnType Enumeration(Random random, Sides sides)
    {
        var collation = Texts.Collation(random, sides);
        var charset = Texts.Charset(collation) is var own && Texts.BytesPerCharacter(own) == 1 ? "latin1" : own;
        var suffix = charset == "latin1" ? "CHARACTER SET latin1" : $"CHARACTER SET {charset} COLLATE {collation}";
        string[] members = ["'new'", "'o''ld'", "'B'", "'x y'"];
        return random.Next(2) == 0
            ? new ColumnType($"ENUM({string.Join(", ", members)}) {suffix}", "string", Seeing.Bytes, r => members[r.Next(members.Length)])
            : new ColumnType($"SET({string.Join(", ", members)}) {suffix}", "string", Seeing.Bytes, r => $"{r.Next(1 << members.Length)}");
    }

    private static ColumnType Document(Random random, Sides sides)
    {
        string[] documents =
        [
            """'{"a": 1, "b": [1.5, null, "ü😀"], "bb": {}}'""", """'{"a": "x", "c": 1e2}'""", "'[]'", "'null'", "'true'", """'"x"'""", "'18446744073709551615'", "'-1'", """'{"a": 0.1}'""",
            """'{"a": "2024-01-01"}'""", """'{ "a" :  "spaces"}'""", """'{"": {"a": []}}'""",
        ];
        string[] typed = ["JSON_OBJECT('a', CAST(1.10 AS DECIMAL(5,2)))", "JSON_OBJECT('a', CAST('2024-01-01 01:02:03.5' AS DATETIME(6)))", "JSON_OBJECT('a', CAST('2024-01-01' AS DATE))", "JSON_OBJECT('a', 9223372036854775808)"];
        string[] all = sides.AreMySql ? [.. documents, .. typed] : documents;
        return new ColumnType("JSON", "string", sides.AreMySql ? Seeing.Document : Seeing.Bytes, r => all[r.Next(all.Length)])
        {
            // MariaDB's JSON is a text like others, and takes MySQL's; the way back is none.
            Refusal = !sides.Live.IsMariaDb && sides.Archive.IsMariaDb ? "cannot hold every value of" : null,
        };
    }

    private static ColumnType Binary(Random random)
    {
        string Bytes(Random r, int most)
        {
            var bytes = new byte[r.Next(6) == 0 ? most : r.Next(Math.Min(most, 20) + 1)];
            r.NextBytes(bytes);
            return $"x'{Convert.ToHexString(bytes)}'";
        }

        var length = random.Next(3) == 0 ? 16 : random.Next(1, 256);
        return random.Next(4) switch
        {
            0 => new ColumnType($"BINARY({length})", "byte[]", Seeing.Bytes, r => Bytes(r, length)) { CanBeKey = true, IndexBytes = length, RowBytes = length },
            1 or 2 => new ColumnType($"VARBINARY({length * 4})", "byte[]", Seeing.Bytes, r => Bytes(r, length * 4)) { CanBeKey = true, IndexBytes = length * 4, RowBytes = length * 4 },
            _ => new[] { ("TINYBLOB", 255), ("BLOB", 20_000), ("MEDIUMBLOB", 70_000), ("LONGBLOB", 70_000) }[random.Next(4)] is var (name, most)
                ? new ColumnType(name, "byte[]", Seeing.Bytes, r => Bytes(r, most)) : throw new InvalidOperationException(),
        };
    }

    private static ColumnType Guid(Random random, Sides sides)
    {
        static string Digits(Random r) => string.Concat(Enumerable.Range(0, 32).Select(_ => r.Next(4) == 0 ? "0" : r.Next(16).ToString("x", CultureInfo.InvariantCulture)));
        static string Dashed(string digits) => $"'{digits[..8]}-{digits[8..12]}-{digits[12..16]}-{digits[16..20]}-{digits[20..]}'";
        return random.Next(sides.AreMariaDb ? 4 : 3) switch
        {
            0 => new ColumnType("BINARY(16)", "Guid", Seeing.Bytes, r => $"x'{Digits(r)}'") { CanBeKey = true, IndexBytes = 16 },
            1 => new ColumnType("CHAR(36) CHARACTER SET ascii COLLATE ascii_general_ci", "Guid", Seeing.Bytes, r => Dashed(r.Next(2) == 0 ? Digits(r).ToUpperInvariant() : Digits(r))) { CanBeKey = true, IndexBytes = 36, RowBytes = 36 },
            2 => new ColumnType("VARCHAR(36) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci", "Guid", Seeing.Bytes, r => Dashed(Digits(r))) { CanBeKey = true, IndexBytes = 144, RowBytes = 144 },
            _ => new ColumnType("UUID", "Guid", Seeing.Text, r => Dashed(Digits(r))) { CanBeKey = true, IndexBytes = 16 },
        };
    }
}
