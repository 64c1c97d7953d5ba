using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Schema;

/// <summary>Random statements that make and change a few tables; a server refuses some of them.</summary>
internal sealed class DdlGrammar(Random random, ServerProduct product)
{
    private static readonly string[] Types =
    [
        "INT", "INTEGER UNSIGNED", "INT1", "INT2 UNSIGNED", "INT3", "MIDDLEINT", "MEDIUMINT", "INT4", "INT8", "INT8 UNSIGNED", "TINYINT", "TINYINT(1)", "BOOL", "BOOLEAN", "SMALLINT(5) ZEROFILL",
        "BIGINT(20) UNSIGNED", "DEC", "DEC(12)", "FIXED(9,3)", "NUMERIC(65,30)", "DECIMAL(0)", "FLOAT", "FLOAT(10)", "FLOAT(24)", "FLOAT(25)", "FLOAT(53)", "FLOAT(7,4)", "FLOAT4", "FLOAT8", "DOUBLE PRECISION",
        "REAL", "DOUBLE(10,2)", "BIT", "BIT(12)", "YEAR", "YEAR(4)", "DATE", "TIME", "TIME(3)", "DATETIME", "DATETIME(6)", "TIMESTAMP NULL", "TIMESTAMP(3) NULL", "DATETIME ON UPDATE CURRENT_TIMESTAMP",
        "DATETIME(6) DEFAULT NOW(6) ON UPDATE NOW(6)", "CHAR", "CHAR(0)", "CHARACTER(7)", "CHARACTER VARYING(20)", "CHAR VARYING(20)", "VARCHARACTER(9)", "NCHAR", "NCHAR(5)", "NATIONAL CHAR(5)",
        "NATIONAL CHARACTER(4)", "NATIONAL VARCHAR(5)", "NATIONAL CHARACTER VARYING(5)", "NATIONAL CHAR VARYING(6)", "NATIONAL VARCHARACTER(6)", "NCHAR VARCHAR(5)", "NCHAR VARCHARACTER(5)", "NCHAR VARYING(5)",
        "NVARCHAR(30)", "VARCHAR(10) ASCII", "VARCHAR(10) UNICODE", "VARCHAR(10) BINARY", "VARCHAR(10) ASCII BINARY", "VARCHAR(10) BINARY ASCII", "CHAR(10) BYTE", "VARCHAR(10) BYTE", "TEXT BYTE",
        "CHAR(4) CHARACTER SET binary", "VARCHAR(9) CHARSET binary", "TEXT CHARACTER SET binary", "LONGTEXT CHARACTER SET binary", "ENUM('a','b ') CHARACTER SET binary", "ENUM('a','it''s','c\\nd')",
        "SET('x','y') CHARACTER SET latin1", "ENUM(N'a', _latin1'b')", "ENUM(x'61', 'z')", "VARCHAR(8) CHARACTER SET latin1", "VARCHAR(8) CHARSET latin1 COLLATE latin1_bin", "VARCHAR(8) COLLATE utf8mb4_bin",
        "VARCHAR(8) BINARY CHARACTER SET latin1", "VARCHAR(8) CHAR SET latin1 BINARY", "VARCHAR(70) CHARACTER SET utf8mb3", "TEXT", "TEXT(10)", "TEXT(63)", "TEXT(64)", "TEXT(100)", "TEXT(300)", "TEXT(20000)",
        "TEXT(70000)", "TEXT(5000000)", "TEXT(255) CHARACTER SET latin1", "TEXT(256) CHARSET latin1", "TEXT(200) CHARACTER SET binary", "BLOB(10)", "BLOB(256)", "BLOB(70000)", "TINYTEXT", "MEDIUMTEXT",
        "LONGTEXT", "LONG", "LONG VARCHAR", "LONG VARCHARACTER", "LONG VARBINARY", "LONG CHAR VARYING", "LONG CHARACTER VARYING", "LONG CHARACTER SET latin1", "LONG VARCHAR CHARACTER SET latin1", "TEXT CHARACTER SET latin1",
        "TINYTEXT CHARACTER SET latin1", "BINARY", "BINARY(16)", "VARBINARY(20)", "TINYBLOB", "BLOB", "LONGBLOB", "JSON", "GEOMETRY", "POINT", "GEOMETRYCOLLECTION", "SERIAL", "BIGINT SERIAL DEFAULT VALUE",
        "INT AS (1 + 1) VIRTUAL", "VARCHAR(9) GENERATED ALWAYS AS (CONCAT('a', ');')) STORED",
    ];

    private static readonly string[] OfMySql = ["VECTOR(3)", "GEOMCOLLECTION", "INT INVISIBLE", "DATETIME DEFAULT (NOW()) ON UPDATE CURRENT_TIMESTAMP", "VARCHAR(9) DEFAULT ('on update')"];

    private static readonly string[] OfMariaDb =
        ["UUID", "INET6", "INET4", "INT INVISIBLE", "INT AS (2) PERSISTENT", "VARCHAR(200) COMPRESSED", "VARCHAR(9) DEFAULT CONCAT('on update', ');')", "VARCHAR(8) COLLATE uca1400_ai_ci", "CHAR(9) CHECK (1 <> 2)"];

    private static readonly string[] Attributes =
    [
        "", "", "", "NOT NULL", "NOT NULL", "NULL", "COMMENT 'PRIMARY KEY (`c1`), c9 int'", "NOT NULL COMMENT 'it''s /* */ -- on update'", "UNIQUE", "UNIQUE KEY", "KEY", "PRIMARY KEY", "NOT NULL AUTO_INCREMENT KEY",
        "AUTO_INCREMENT UNIQUE", "DEFAULT NULL", "REFERENCES t9 (c1) ON DELETE SET NULL ON UPDATE SET NULL",
    ];

    private static readonly string[] Options =
    [
        "", "", "ENGINE=InnoDB", "DEFAULT CHARSET=latin1", "CHARACTER SET utf8mb4 COLLATE utf8mb4_bin", "CHARSET binary", "COLLATE=latin1_bin", "ENGINE=InnoDB, DEFAULT CHARACTER SET = utf8mb3", "DEFAULT COLLATE utf8mb4_bin",
        "COMMENT='CHARSET=latin1'", "CHAR SET latin1",
    ];

    private static readonly string[] Sets = ["latin1", "utf8mb4", "utf8mb3", "binary", "ascii", "utf8mb4 COLLATE utf8mb4_bin", "latin1 COLLATE latin1_bin", "DEFAULT"];

    public string Statement() => random.Next(20) switch
    {
        < 5 => $"CREATE {(product == ServerProduct.MariaDb && Chance(4) ? "OR REPLACE " : "")}TABLE {(Chance(3) ? "IF NOT EXISTS " : "")}{Table()} ({Items()}) {Of(Options)}",
        5 => Chance(2) ? $"CREATE TABLE {(Chance(3) ? "IF NOT EXISTS " : "")}{Table()} LIKE {Table()}" : $"CREATE TABLE {Table()} (LIKE {Table()})",
        6 => $"RENAME TABLE {Table()} TO {Table()}",
        7 => $"RENAME TABLE {Table()} TO tmp, {Table()} TO {Table()}, tmp TO {Table()}",
        8 => $"DROP TABLE {(Chance(9) ? "IF EXISTS " : "")}{Table()}",
        9 => Trigger(),
        10 => Chance(2) ? $"DROP INDEX `PRIMARY` ON {Table()}" : $"ALTER DATABASE CHARACTER SET {Of(Sets)}",
        _ => $"ALTER TABLE {Table()} {string.Join(", ", Enumerable.Range(0, random.Next(1, 4)).Select(_ => Change()))}",
    };

    private string Change() => random.Next(18) switch
    {
        < 4 when Missing() is { Length: > 0 } missing => $"ADD {Word("COLUMN")}{missing}{Name()} {Type()}{Position()}",
        < 4 => $"ADD {Word("COLUMN")}{Column()}{Position()}",
        4 => $"ADD {Word("COLUMN")}({Column()}, {Column()})",
        5 => $"DROP {Word("COLUMN")}{Existing()}{Name()}",
        6 when Existing() is { Length: > 0 } existing => $"MODIFY {Word("COLUMN")}{existing}{Name()} {Type()}{Position()}",
        6 or 7 => $"MODIFY {Word("COLUMN")}{Column()}{Position()}",
        8 when Existing() is { Length: > 0 } existing => $"CHANGE {Word("COLUMN")}{existing}{Name()} {Name()} {Type()}{Position()}",
        8 or 9 => $"CHANGE {Word("COLUMN")}{Name()} {Column()}{Position()}",
        10 => $"RENAME COLUMN {Name()} TO {Name()}",
        11 => $"RENAME COLUMN {Name()} TO {Name()}, RENAME COLUMN {Name()} TO {Name()}",
        12 => $"ADD {(Chance(2) ? "CONSTRAINT pk " : Chance(2) ? "CONSTRAINT " : "")}PRIMARY KEY {(Chance(3) ? "named " : "")}{(Chance(4) ? "USING BTREE " : "")}({Name()}{(Chance(2) ? $", {Name()}" : "")})",
        13 => $"DROP PRIMARY KEY{(Chance(2) ? $", ADD PRIMARY KEY ({Name()})" : "")}",
        14 => $"CONVERT TO {(Chance(2) ? "CHARACTER SET" : "CHARSET")} {Of(Sets)}",
        15 => Of(Options) is { Length: > 0 } option ? option : "FORCE",
        16 => Chance(2) ? $"ALTER COLUMN {Name()} DROP DEFAULT" : $"ADD INDEX i{random.Next(9)} ({Name()})",
        _ => $"RENAME {Of("TO ", "AS ", "= ", "")}{Table()}",
    };

    private string Items()
    {
        List<string> items = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Column())];
        if (Chance(2))
        {
            items.Insert(random.Next(items.Count + 1), $"{(Chance(3) ? "CONSTRAINT `pk` " : "")}PRIMARY KEY {(Chance(4) ? "USING BTREE " : "")}({Name()}{(Chance(3) ? $", {Name()} DESC" : "")})");
        }

        if (Chance(3))
        {
            items.Add($"KEY `k` ({Name()})");
        }

        return string.Join(Chance(2) ? ", " : ",\n  ", items);
    }

    private string Column() => $"{Name()} {Type()} {Of(Attributes)}".TrimEnd();

    // MariaDB makes of JSON a LONGTEXT with a check.
    private string Type() => random.Next(10) == 0 ? Of(product == ServerProduct.MySql ? OfMySql : OfMariaDb) : Cased(Of(Types) is var type && type == "JSON" && product == ServerProduct.MariaDb ? "LONGTEXT" : type);

    private string Trigger() => Chance(3)
        ? $"DROP TRIGGER {(Chance(9) ? "IF EXISTS " : "")}r{random.Next(3)}"
        : $"CREATE TRIGGER r{random.Next(3)} {Of("BEFORE", "AFTER")} {Of("UPDATE", "INSERT")} ON {Table()} FOR EACH ROW SET @a = 'BEFORE UPDATE ON t1'";

    private string Position() => Chance(4) ? " FIRST" : Chance(3) ? $" AFTER {Name()}" : "";

    private string Table() => $"t{random.Next(4)}" is var name && Chance(2) ? $"`{name}`" : name;

    private string Name() => $"c{random.Next(6)}" is var name && Chance(2) ? $"`{name}`" : Chance(8) ? name.ToUpperInvariant() : name;

    private string Word(string word) => Chance(2) ? $"{word} " : "";

    private string Missing() => product == ServerProduct.MariaDb && Chance(3) ? "IF NOT EXISTS " : "";

    private string Existing() => product == ServerProduct.MariaDb && Chance(3) ? "IF EXISTS " : "";

    private string Cased(string type) => Chance(2) || type.Contains('\'') ? type : type.ToLowerInvariant();

    private string Of(params string[] choices) => choices[random.Next(choices.Length)];

    private bool Chance(int of) => random.Next(of) == 0;
}
