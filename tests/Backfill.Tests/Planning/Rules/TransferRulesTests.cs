using Backfill.Planning.Rules;
using Backfill.Stores;
using static Backfill.Tests.TestTables;

namespace Backfill.Tests.Planning.Rules;

public class TransferRulesTests
{
    public static TheoryData<string, ColumnFacts, ColumnFacts> Exact() => new()
    {
        { "the same integers", BigInt("s"), BigInt("t") },
        { "a wider integer", Integer("s", "int", int.MinValue, int.MaxValue), BigInt("t") },
        { "a decimal wide enough for an integer", Integer("s", "int unsigned", 0, uint.MaxValue), Decimal("t", 12, 2) },
        { "more digits after the point", Decimal("s", 10, 2), Decimal("t", 12, 4) },
        { "a finer time", DateTime("s"), DateTime("t", 6) },
        { "a longer text", Text("s", "varchar(20)", 20), Text("t", "varchar(50)", 50) },
        { "any text into utf8mb4", Text("s", "varchar(20)", 20, "latin1"), Text("t", "varchar(20)", 20) },
        { "ascii into anything", Text("s", "varchar(20)", 20, "ascii"), Text("t", "varchar(20)", 20, "latin1") },
        { "the two names of one character set", Text("s", "varchar(20)", 20, "utf8"), Text("t", "varchar(20)", 20, "utf8mb3") },
        { "a short text into TEXT", Text("s", "varchar(200)", 200), Text("t", "text", 65535) },
        { "the same TEXT", Text("s", "text", 65535), Text("t", "text", 65535) },
        { "an enumeration into text", Of("s", "enum('a','bb')", ColumnFamily.Enumeration) with { Length = 2, Charset = "utf8mb4" }, Text("t", "varchar(2)", 2) },
        { "the same enumeration", Of("s", "enum('a')", ColumnFamily.Enumeration), Of("t", "enum('a')", ColumnFamily.Enumeration) },
        { "one bit into a whole number", Of("s", "bit(1)", ColumnFamily.Bit) with { Precision = 1 }, TinyInt1("t") },
        { "float into double", Of("s", "float", ColumnFamily.Single), Of("t", "double", ColumnFamily.Double) },
        { "JSON of one product", Of("s", "json", ColumnFamily.Json), Of("t", "json", ColumnFamily.Json) },
        { "a longer binary", Of("s", "binary(16)", ColumnFamily.Binary) with { Length = 16 }, Of("t", "varbinary(20)", ColumnFamily.Binary) with { Length = 20 } },
        { "NULL into NOT NULL, which becomes NullInArchive", DateTime("s"), DateTime("t") with { Nullable = false } },
        { "whatever SQLite holds", Of("s", "TEXT", ColumnFamily.Dynamic), BigInt("t") },
        { "anything into SQLite", BigIntUnsigned("s"), Of("t", "INTEGER", ColumnFamily.Dynamic) },
    };

    public static TheoryData<string, ColumnFacts, ColumnFacts> Lossy() => new()
    {
        { "its range is smaller", BigIntUnsigned("s"), BigInt("t") },
        { "its range is smaller", TinyInt1("s"), Of("t", "bit(1)", ColumnFamily.Bit) with { Precision = 1 } },
        { "it has fewer digits", Integer("s", "int unsigned", 0, uint.MaxValue), Decimal("t", 11, 2) },
        { "it has fewer bits", Of("s", "bit(8)", ColumnFamily.Bit) with { Precision = 8 }, Of("t", "bit(1)", ColumnFamily.Bit) with { Precision = 1 } },
        { "it has fewer digits after the point", Decimal("s", 10, 4), Decimal("t", 12, 2) },
        { "it has fewer digits before the point", Decimal("s", 10, 2), Decimal("t", 10, 4) },
        { "it has fewer digits of a second", DateTime("s", 6), DateTime("t") },
        { "it is shorter", Text("s", "varchar(50)", 50), Text("t", "varchar(20)", 20) },
        { "it is shorter", Text("s", "varchar(20000)", 20000), Text("t", "text", 65535) },
        { "it drops spaces at the end", Text("s", "varchar(20)", 20), Text("t", "char(20)", 20) },
        { "its character set is latin1, not utf8mb4", Text("s", "varchar(20)", 20), Text("t", "varchar(20)", 20, "latin1") },
        { "its members are others", Of("s", "enum('a')", ColumnFamily.Enumeration), Of("t", "enum('a','b')", ColumnFamily.Enumeration) },
        { "it is of another kind", Text("s", "varchar(20)", 20), Of("t", "enum('a')", ColumnFamily.Enumeration) },
        { "it is of another kind", Of("s", "double", ColumnFamily.Double), Of("t", "float", ColumnFamily.Single) },
        { "it is of another kind", Decimal("s", 10, 0), BigInt("t") },
        { "it pads with zero bytes", Of("s", "varbinary(16)", ColumnFamily.Binary) with { Length = 16 }, Of("t", "binary(16)", ColumnFamily.Binary) with { Length = 16 } },
    };

    [Theory]
    [MemberData(nameof(Exact))]
    public void Is_accepted(string what, ColumnFacts source, ColumnFacts target)
    {
        Assert.NotEmpty(what);
        Assert.Empty(Check(source, target));
    }

    [Theory]
    [MemberData(nameof(Lossy))]
    public void Is_refused(string problem, ColumnFacts source, ColumnFacts target)
    {
        var refusal = Assert.Single(Check(source, target));
        Assert.Equal($"The restored column 't' ({target.Type}) cannot hold every value of 's' ({source.Type}) in the backup \"Archive\": {problem}.", refusal.Problem);
    }

    [Fact]
    public void JSON_between_products_is_refused()
    {
        var json = Of("s", "json", ColumnFamily.Json);
        Assert.Single(Check(json, json with { Name = "t" }, "MariaDB"));
    }

    private static IEnumerable<Refusal> Check(ColumnFacts source, ColumnFacts target, string archiveProduct = "MySQL") => TransferRules.Check(
        Declaration with { RestoredColumns = [new(new(target.Name, default), new(source.Name, default))] },
        Live.With(target),
        Side((Archive with { Server = Archive.Server with { Product = archiveProduct } }).With(source)));
}
