using System.Globalization;
using Backfill.Planning;
using Backfill.Reporting;

namespace Backfill.Tests.Reporting;

public class DistributionCounterTests
{
    [Fact]
    public void Times_are_counted_by_day_the_most_frequent_first()
    {
        var found = Count(ColumnKind.DateTime, "2025-03-01 10:00:00", "2025-03-02 11:00:00", "2025-03-01 23:59:59.999999", null);
        Assert.Equal([KeyValuePair.Create("2025-03-01", 2L), KeyValuePair.Create("2025-03-02", 1L), KeyValuePair.Create("NULL", 1L)], found.Buckets);
        Assert.Equal((3, 4L, false), (found.Distinct, found.Total, found.Capped));
    }

    [Fact]
    public void The_text_NULL_is_not_SQL_NULL() =>
        Assert.Equal(["'NULL'", "NULL"], Count(ColumnKind.String, "NULL", null).Buckets.Select(b => b.Key).Order(StringComparer.Ordinal));

    [Fact]
    public void A_long_text_is_counted_by_its_beginning()
    {
        var found = Count(ColumnKind.String, new string('ä', 41) + "1", new string('ä', 41) + "2");
        Assert.Equal(new string('ä', 40), Assert.Single(found.Buckets).Key);
    }

    [Fact]
    public void A_long_text_with_a_character_of_two_units_at_the_end_does_not_fail() =>
        Assert.Equal(new string('a', 39), Assert.Single(Count(ColumnKind.String, new string('a', 39) + "😀😀").Buckets).Key);

    [Fact]
    public void Bytes_are_shown_as_hexadecimal_digits()
    {
        var counter = new DistributionCounter(ColumnKind.Binary);
        counter.Add(Field.From(new byte[] { 0xDE, 0xAD }));
        counter.Add(Field.From(new byte[100]));
        Assert.Equal([new string('0', 40), "DEAD"], counter.ToDistribution().Buckets.Select(b => b.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Memory_is_capped_and_the_cap_is_told()
    {
        var counter = new DistributionCounter(ColumnKind.Int32);
        for (var i = 0; i < 10_001; i++)
        {
            counter.Add(Field.From(i.ToString(CultureInfo.InvariantCulture)));
        }

        counter.Add(Field.From("0"));
        var found = counter.ToDistribution();
        Assert.Equal((10_000, 10_002L, true), (found.Distinct, found.Total, found.Capped));
        Assert.Equal(20, found.Buckets.Count);
        Assert.Equal(KeyValuePair.Create("0", 2L), found.Buckets[0]);
    }

    [Fact]
    public void A_known_bucket_allocates_nothing()
    {
        var counter = new DistributionCounter(ColumnKind.DateTime);
        var value = Field.From("2025-03-01 10:00:00");
        counter.Add(value);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            counter.Add(value);
        }

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1000, "Counting a value again allocates.");
    }

    private static Distribution Count(ColumnKind kind, params string?[] values)
    {
        var counter = new DistributionCounter(kind);
        foreach (var value in values)
        {
            counter.Add(Field.From(value));
        }

        return counter.ToDistribution();
    }
}
