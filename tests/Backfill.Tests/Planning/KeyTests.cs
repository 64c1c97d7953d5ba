using Backfill.Planning;
using Backfill.Stores;
using CsCheck;

namespace Backfill.Tests.Planning;

public class KeyTests
{
    private static readonly TestPlan Plan = new(TestTables.Declaration with { Key = [new("region", ColumnKind.Int64), new("id", ColumnKind.UInt64)] });

    private static readonly IReadOnlyDictionary<string, ColumnFacts> Columns = new[] { TestTables.BigInt("region"), TestTables.BigIntUnsigned("id") }.ToDictionary(c => c.Name);

    [Fact]
    public void Every_key_survives_its_text() =>
        Gen.Select(Gen.Long, Gen.ULong).Sample((region, id) =>
        {
            var key = new TestPlan.Key(region, id);
            var text = CanonicalKey.FromJson(new KeyText().Of(Plan, key).ToJson())!;
            return KeyText.Parse(Plan, text, Columns) == key;
        });

    [Fact]
    public void Keys_are_equal_by_their_parts()
    {
        Assert.Equal(new CanonicalKey(["1", "2"]), new CanonicalKey(["1", "2"]));
        Assert.Equal(new CanonicalKey(["1", "2"]).GetHashCode(), new CanonicalKey(["1", "2"]).GetHashCode());
        Assert.NotEqual(new CanonicalKey(["1", "2"]), new CanonicalKey(["12"]));
        Assert.NotEqual(new CanonicalKey(["1", "2"]), new CanonicalKey(["2", "1"]));
        Assert.False(new CanonicalKey(["1"]).Equals(null));
    }

    [Fact]
    public void Text_in_a_key_survives_JSON() =>
        Gen.String.Where(IsWellFormed).Array[1, 3].Sample(parts => CanonicalKey.FromJson(new CanonicalKey(parts).ToJson())!.Equals(new CanonicalKey(parts)));

    [Fact]
    public void No_text_is_no_key() => Assert.Null(CanonicalKey.FromJson(null));

    [Theory]
    [InlineData("1", "A key of subscription_variants has 2 parts (region, id), not 1.")]
    [InlineData("1,x", "'x' cannot be read as ulong.")]
    [InlineData("1,-1", "'-1' cannot be read as ulong.")]
    [InlineData("9223372036854775808,1", "'9223372036854775808' cannot be read as long.")]
    public void What_is_no_key_is_refused(string parts, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => KeyText.Parse(Plan, new CanonicalKey(parts.Split(',')), Columns)).Message);

    [Fact]
    public void The_least_key_comes_before_every_other() => Assert.Equal("-9223372036854775808, 0", KeyText.Least(Plan.Declaration).ToString());

    private static bool IsWellFormed(string text) => !text.Any(char.IsSurrogate);
}
