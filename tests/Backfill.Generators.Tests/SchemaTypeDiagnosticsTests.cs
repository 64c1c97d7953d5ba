using Backfill.Generators.Tests.Harness;
using static Backfill.Generators.Tests.Harness.ShopSchema;

namespace Backfill.Generators.Tests;

/// <summary>Whether properties and restored columns hold what the schema files say. Each id fires at its exact span and names the line of the schema file, and stays silent one step beside it.</summary>
public class SchemaTypeDiagnosticsTests
{
    [Theory]
    [InlineData("[Restore(\"Friday\", nameof(Many))]", "public int [|Many|] { get; init; }", "`many` bigint", "'Many' cannot show every value of the column 'many', which is bigint in shop.schema.sql; declare it as long")]
    [InlineData("[Restore(\"Friday\", nameof(Many))]", "public long [|Many|] { get; init; }", "`many` bigint(20) unsigned", "declare it as ulong")]
    [InlineData("[Restore(\"Friday\", nameof(Many))]", "public ushort [|Many|] { get; init; }", "`many` smallint", "declare it as short")]
    [InlineData("[Restore(\"Friday\", nameof(Many))]", "public double [|Many|] { get; init; }", "`many` decimal(9,2)", "declare it as decimal")]
    [InlineData("[Restore(\"Friday\", nameof(Many))]", "public bool [|Many|] { get; init; }", "`many` tinyint", "declare it as sbyte")]
    [InlineData("[Restore(\"Friday\", nameof(Many))]", "public string [|Many|] { get; init; } = \"\";", "`many` datetime", "declare it as DateTime")]
    [InlineData("[Restore(\"Friday\", nameof(Many))]", "public Guid [|Many|] { get; init; }", "`many` varchar(40)", "declare it as string")]
    [InlineData("[Restore(\"Friday\", nameof(Many))]", "public long [|Many|] { get; init; }", "`many` bit(12)", "declare it as ulong")]
    [InlineData("[Restore(\"Friday\", nameof(Many))]", "public long [|Many|] { get; init; }", "`many` point", "a column of that type cannot be carried")]
    public void BKF0305_a_type_that_does_not_fit(string restore, string property, string column, string message) =>
        Says("BKF0305", restore, Edited("`stamp` timestamp", $"{column} NOT NULL,\n  `stamp` timestamp"), 9, message, property: property);

    [Fact]
    public void BKF0305_a_key_that_does_not_fit() =>
        Says("BKF0305", "[Restore(\"Friday\", nameof(Total))]", Edited("`id` int", "`id` bigint"), 2, "declare it as long", key: "[Key] public int [|Id|] { get; init; }");

    [Theory]
    [InlineData("public bool Many { get; init; }", "tinyint(1)")]
    [InlineData("public bool Many { get; init; }", "bit(1)")]
    [InlineData("public sbyte Many { get; init; }", "tinyint(1)")]
    [InlineData("public long Many { get; init; }", "int unsigned")]
    [InlineData("public ushort Many { get; init; }", "year(4)")]
    [InlineData("public string Many { get; init; } = \"\";", "enum('a','b')")]
    [InlineData("public string Many { get; init; } = \"\";", "json")]
    [InlineData("public DateTime Many { get; init; }", "timestamp(3)")]
    [InlineData("public byte[] Many { get; init; } = [];", "varbinary(9)")]
    [InlineData("public ulong Many { get; init; }", "bit(12)")]
    [InlineData("public TimeOnly Many { get; init; }", "time(3)")]
    [InlineData("public Guid Many { get; init; }", "binary(16)")]
    [InlineData("public Guid Many { get; init; }", "char(36)")]
    [InlineData("public Guid Many { get; init; }", "uuid")]
    public void BKF0305_stays_silent_on_a_type_that_fits(string property, string type) =>
        Silent("[Restore(\"Friday\", nameof(Many))]", Edited("`stamp` timestamp", $"`many` {type} NOT NULL,\n  `stamp` timestamp"), property);

    [Fact]
    public void Every_kind_of_property_has_a_column_that_it_shows()
    {
        string[] types =
        [
            "tinyint", "tinyint unsigned", "smallint", "smallint unsigned", "int", "int unsigned", "bigint", "bigint unsigned", "tinyint(1)", "decimal(5,2)", "float", "double", "varchar(5)", "datetime", "date", "time",
            "blob", "uuid",
        ];
        var columns = Generators.Schema.SchemaReader.Read($"CREATE TABLE t ({string.Join(", ", types.Select((t, i) => $"c{i} {t}"))})", default).Tables[0].Table.Columns;
        Assert.All(Enum.GetValues<Model.ColumnKind>(), kind => Assert.Contains(columns, c => Checking.ColumnFit.Shows(kind, c)));
    }

    [Theory]
    [InlineData("public decimal [|Least|] { get; init; }")]
    [InlineData("public string [|Least|] { get; init; } = \"\";", "text")]
    public void BKF0306_a_property_that_cannot_be_null(string property, string type = "decimal(5,2)") =>
        Says("BKF0306", "[Restore(\"Friday\", nameof(Least))]", Edited("`stamp` timestamp", $"`least` {type},\n  `stamp` timestamp"), 9, "'Least' cannot be null, but the column 'least' can in shop.schema.sql", property: property);

    [Fact]
    public void BKF0306_stays_silent_on_a_nullable_property_of_a_column_that_cannot_be_null() =>
        Silent("[Restore(\"Friday\", nameof(Least))]", Edited("`stamp` timestamp", "`least` decimal(5,2) NOT NULL,\n  `stamp` timestamp"), "public decimal? Least { get; init; }");

    [Theory]
    [InlineData("public decimal Source { get; init; }", "nameof(Total)", "decimal(10,3)", "The restored column 'total' (decimal(10,2)) cannot hold every value of the source 'source' (decimal(10,3)): it has fewer digits after the point")]
    [InlineData("public decimal Source { get; init; }", "nameof(Total)", "decimal(11,2)", "it has fewer digits before the point")]
    [InlineData("public uint Source { get; init; }", "nameof(Total)", "int unsigned", null)]
    [InlineData("public DateTime Source { get; init; }", "nameof(Second)", "datetime(6)", "it has fewer digits of a second")]
    [InlineData("public string Source { get; init; } = \"\";", "nameof(State)", "varchar(21) CHARACTER SET latin1", "it is shorter")]
    [InlineData("public string Source { get; init; } = \"\";", "nameof(State)", "varchar(20)", "its character set is latin1, not utf8mb4")]
    [InlineData("public DateTime Source { get; init; }", "nameof(Stamp)", "datetime", "one is an instant and the other a wall clock")]
    [InlineData("public ushort Source { get; init; }", "nameof(Count)", "smallint unsigned", null)]
    [InlineData("public string Source { get; init; } = \"\";", "nameof(State)", "enum('open','closed') CHARACTER SET latin1", null)]
    public void BKF0307_source_against_column(string property, string target, string type, string? message)
    {
        var schema = Edited("`stamp` timestamp", $"`source` {type} NOT NULL,\n  `second` datetime NOT NULL,\n  `stamp` timestamp");
        property += " public DateTime Second { get; init; }";
        if (message is not null)
        {
            Says("BKF0307", $"[Restore(\"Friday\", {target}, [|nameof(Source)|])]", schema, 9, message, property: property);
        }
        else if (target != "nameof(Total)")
        {
            Silent($"[Restore(\"Friday\", {target}, nameof(Source))]", schema, property);
        }
    }

    [Theory]
    [InlineData("RestoreNull = true", "RestoreNull")]
    [InlineData("Otherwise = Otherwise.Null", "Otherwise.Null")]
    public void BKF0313_NULL_for_a_column_that_cannot_be_NULL(string option, string writer)
    {
        Says(
            "BKF0313",
            $"[Restore(\"Friday\", [|nameof(Least)|], {option})]",
            Edited("`stamp` timestamp", "`least` decimal(5,2) NOT NULL,\n  `stamp` timestamp"),
            9,
            $"The column 'least' cannot be NULL in shop.schema.sql, and {writer} would write NULL; leave it out",
            property: "public decimal? Least { get; init; }");
        Silent($"[Restore(\"Friday\", nameof(Least), {option})]", Edited("`stamp` timestamp", "`least` decimal(5,2),\n  `stamp` timestamp"), "public decimal? Least { get; init; }");
    }

    [Fact]
    public void BKF0307_stays_silent_on_one_column_for_both() => Silent("[Restore(\"Friday\", nameof(State))]", Table);

    [Fact]
    public void BKF0307_the_backups_own_file_counts() =>
        Says(
            "BKF0307",
            "[Restore(\"Friday\", nameof(Paid), [|nameof(Total)|])]",
            Table,
            3,
            "The restored column 'paid' (decimal(10,2)) cannot hold every value of the source 'total' (decimal(10,4))",
            backup: Edited("`total` decimal(10,2)", "`total` decimal(10,4)"));
}
