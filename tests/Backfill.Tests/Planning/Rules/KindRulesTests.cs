using Backfill.Planning;
using Backfill.Planning.Rules;
using Backfill.Stores;

namespace Backfill.Tests.Planning.Rules;

public class KindRulesTests
{
    private static readonly ColumnFacts BigIntUnsigned = TestTables.BigIntUnsigned("c");
    private static readonly ColumnFacts MediumIntUnsigned = TestTables.Integer("c", "mediumint unsigned", 0, 16_777_215);
    private static readonly ColumnFacts TinyInt = TestTables.Integer("c", "tinyint", sbyte.MinValue, sbyte.MaxValue);
    private static readonly ColumnFacts IntUnsigned = TestTables.Integer("c", "int unsigned", 0, uint.MaxValue);

    public static TheoryData<ColumnKind, string, bool> Kinds() => new()
    {
        { ColumnKind.UInt64, "bigint unsigned", true },
        { ColumnKind.Int64, "bigint unsigned", false },
        { ColumnKind.Int64, "bigint", true },
        { ColumnKind.UInt64, "bigint", false },
        { ColumnKind.Int32, "mediumint unsigned", true },
        { ColumnKind.UInt32, "int unsigned", true },
        { ColumnKind.Int32, "int unsigned", false },
        { ColumnKind.Int64, "int unsigned", true },
        { ColumnKind.Int16, "mediumint unsigned", false },
        { ColumnKind.SByte, "tinyint", true },
        { ColumnKind.Byte, "tinyint", false },
        { ColumnKind.Boolean, "tinyint(1)", true },
        { ColumnKind.Boolean, "bit(1)", true },
        { ColumnKind.Boolean, "tinyint", false },
        { ColumnKind.Boolean, "bit(8)", false },
        { ColumnKind.UInt64, "bit(8)", true },
        { ColumnKind.UInt64, "bit(1)", false },
        { ColumnKind.UInt32, "bit(8)", false },
        { ColumnKind.TimeOfDay, "time", true },
        { ColumnKind.TimeOfDay, "datetime", false },
        { ColumnKind.SByte, "tinyint(1)", true },
        { ColumnKind.Decimal, "decimal(10,2)", true },
        { ColumnKind.Double, "decimal(10,2)", false },
        { ColumnKind.Single, "float", true },
        { ColumnKind.Double, "float", false },
        { ColumnKind.Double, "double", true },
        { ColumnKind.String, "varchar(20)", true },
        { ColumnKind.String, "enum('a')", true },
        { ColumnKind.String, "json", true },
        { ColumnKind.String, "varbinary(20)", false },
        { ColumnKind.Binary, "varbinary(20)", true },
        { ColumnKind.DateTime, "datetime", true },
        { ColumnKind.DateTime, "timestamp", true },
        { ColumnKind.DateTime, "date", false },
        { ColumnKind.Date, "date", true },
        { ColumnKind.Time, "time", true },
        { ColumnKind.Guid, "binary(16)", true },
        { ColumnKind.Guid, "char(36)", true },
        { ColumnKind.Guid, "char(36) utf16", false },
        { ColumnKind.Guid, "uuid", true },
        { ColumnKind.Guid, "varbinary(20)", false },
        { ColumnKind.Guid, "varchar(20)", false },
        { ColumnKind.String, "uuid", false },
        { ColumnKind.String, "geometry", false },
        { ColumnKind.Boolean, "ANYTHING IN SQLITE", true },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_property_must_hold_every_value_of_its_column(ColumnKind kind, string type, bool accepted)
    {
        var refusal = KindRules.Check(new DeclaredColumn("c", kind), Column(type), "the live table 't'");
        Assert.Equal(accepted, refusal is null);
        Assert.True(accepted || refusal!.Problem.Contains(type, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ColumnKind.Int64, "bigint unsigned", "Declare the property as ulong.")]
    [InlineData(ColumnKind.Byte, "mediumint unsigned", "Declare the property as int.")]
    [InlineData(ColumnKind.Double, "float", "Declare the property as float.")]
    [InlineData(ColumnKind.String, "datetime", "Declare the property as DateTime.")]
    [InlineData(ColumnKind.Boolean, "tinyint", "Declare the property as sbyte.")]
    public void The_remedy_names_the_type_that_fits(ColumnKind kind, string type, string remedy) =>
        Assert.Equal(remedy, KindRules.Check(new DeclaredColumn("c", kind), Column(type), "the live table 't'")!.Remedy);

    private static ColumnFacts Column(string type) => type switch
    {
        "bigint unsigned" => BigIntUnsigned,
        "bigint" => TestTables.BigInt("c"),
        "mediumint unsigned" => MediumIntUnsigned,
        "int unsigned" => IntUnsigned,
        "tinyint" => TinyInt,
        "tinyint(1)" => TestTables.TinyInt1("c"),
        "bit(1)" => TestTables.Of("c", type, ColumnFamily.Bit) with { Precision = 1 },
        "bit(8)" => TestTables.Of("c", type, ColumnFamily.Bit) with { Precision = 8 },
        "decimal(10,2)" => TestTables.Decimal("c", 10, 2),
        "float" => TestTables.Of("c", type, ColumnFamily.Single),
        "double" => TestTables.Of("c", type, ColumnFamily.Double),
        "varchar(20)" => TestTables.Text("c", type, 20),
        "char(36)" => TestTables.Text("c", type, 36),
        "char(36) utf16" => TestTables.Text("c", type, 36) with { Charset = "utf16" },
        "binary(16)" => TestTables.Of("c", type, ColumnFamily.Binary) with { Length = 16 },
        "uuid" => TestTables.Of("c", type, ColumnFamily.Uuid),
        "enum('a')" => TestTables.Of("c", type, ColumnFamily.Enumeration),
        "json" => TestTables.Of("c", type, ColumnFamily.Json),
        "varbinary(20)" => TestTables.Of("c", type, ColumnFamily.Binary) with { Length = 20 },
        "datetime" => TestTables.DateTime("c"),
        "timestamp" => TestTables.Timestamp("c"),
        "date" => TestTables.Of("c", type, ColumnFamily.Date),
        "time" => TestTables.Of("c", type, ColumnFamily.Time),
        "geometry" => TestTables.Of("c", type, ColumnFamily.Other),
        _ => TestTables.Of("c", type, ColumnFamily.Dynamic),
    };
}
