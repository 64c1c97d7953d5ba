using System.Globalization;
using System.Reflection;
using Backfill.Generators.Tests.Harness;
using Backfill.Planning;

namespace Backfill.Generators.Tests;

/// <summary>What each C# condition becomes in SQL.</summary>
public class ConditionTests
{
    [Theory]
    [InlineData("live.Count > 5", "a.`count` > 5")]
    [InlineData("live.Count <= Limit", "a.`count` <= 5")]
    [InlineData("live.Count == least", "a.`count` = @least")]
    [InlineData("live.Count != -1", "a.`count` <> -1")]
    [InlineData("5 < live.Count", "5 < a.`count`")]
    [InlineData("live.Id == ulong.MaxValue", "a.`id` = 18446744073709551615")]
    [InlineData("live.Small > 5", "a.`small` > 5")]
    [InlineData("live.Small == live.Count", "a.`small` = a.`count`")]
    [InlineData("live.Maybe > 5", "(a.`maybe` > 5) IS TRUE")]
    [InlineData("live.Maybe == 5", "a.`maybe` <=> 5")]
    [InlineData("live.Maybe != 5", "NOT (a.`maybe` <=> 5)")]
    [InlineData("!(live.Maybe > 5)", "NOT ((a.`maybe` > 5) IS TRUE)")]
    [InlineData("live.Maybe == live.Count", "a.`maybe` <=> a.`count`")]
    [InlineData("live.Count >= maybeLeast", "(a.`count` >= @maybeLeast) IS TRUE")]
    [InlineData("maybeLeast == null || live.Count >= maybeLeast", "(@maybeLeast IS NULL OR (a.`count` >= @maybeLeast) IS TRUE)")]
    [InlineData("live.Maybe == null", "a.`maybe` IS NULL")]
    [InlineData("null != live.Maybe", "a.`maybe` IS NOT NULL")]
    [InlineData("live.Maybe is null", "a.`maybe` IS NULL")]
    [InlineData("live.Maybe is not null", "a.`maybe` IS NOT NULL")]
    [InlineData("!(live.Maybe is null)", "a.`maybe` IS NOT NULL")]
    [InlineData("live.Maybe.HasValue && live.Maybe.Value < 7", "a.`maybe` IS NOT NULL AND (a.`maybe` < 7) IS TRUE")]
    [InlineData("live.Maybe is > 3 and not 5 or < 0", "(((a.`maybe` > 3) IS TRUE AND NOT (a.`maybe` <=> 5)) OR (a.`maybe` < 0) IS TRUE)")]
    [InlineData("live.Active", "a.`active` <> 0")]
    [InlineData("!live.Active", "a.`active` = 0")]
    [InlineData("live.Active == false", "a.`active` = 0")]
    [InlineData("live.Active != true", "NOT (a.`active` <> 0)")]
    [InlineData("live.Active is true", "a.`active` <> 0")]
    [InlineData("live.Flag == true", "(a.`flag` <> 0) IS TRUE")]
    [InlineData("live.Flag != true", "NOT ((a.`flag` <> 0) IS TRUE)")]
    [InlineData("live.Flag is false", "(a.`flag` = 0) IS TRUE")]
    [InlineData("live.Flag!.Value", "(a.`flag` <> 0) IS TRUE")]
    [InlineData("live.Active == live.Flag", "(a.`active` <> 0) <=> (a.`flag` <> 0)")]
    [InlineData("live.Active == extra", "(a.`active` <> 0) = (@extra <> 0)")]
    [InlineData("extra || live.Active", "(@extra <> 0 OR a.`active` <> 0)")]
    [InlineData("true", "1 = 1")]
    [InlineData("live.Active && 1 > 2", "a.`active` <> 0 AND 1 = 0")]
    [InlineData("live.Day == DayOfWeek.Friday", "a.`day` = 5")]
    [InlineData("live.Day >= DayOfWeek.Friday", "a.`day` >= 5")]
    [InlineData("(int)live.Day == 3", "a.`day` = 3")]
    [InlineData("live.MaybeDay != DayOfWeek.Friday", "NOT (a.`maybe_day` <=> 5)")]
    [InlineData("live.Total > 1.50m", "a.`total` > @value1", "Decimal 1.50")]
    [InlineData("live.Total > 1", "a.`total` > @value1", "Decimal 1")]
    [InlineData("live.Total > live.Count", "a.`total` > a.`count`")]
    [InlineData("live.Number >= 0.1", "a.`number` >= @value1", "Double 0.1")]
    [InlineData("live.Number > live.Count", "a.`number` > a.`count`")]
    [InlineData("live.Ratio > live.Ratio2", "(a.`ratio` > a.`ratio2`) IS TRUE")]
    [InlineData("live.Ratio2 is null", "a.`ratio2` IS NULL")]
    [InlineData("live.Name == \"x\"", "CAST(CONVERT(a.`name` USING utf8mb4) AS BINARY) <=> CAST(@value1 AS BINARY)", "String x")]
    [InlineData("live.Name != title", "NOT (CAST(CONVERT(a.`name` USING utf8mb4) AS BINARY) <=> CAST(@title AS BINARY))")]
    [InlineData("live.Name == live.Nick", "CAST(CONVERT(a.`name` USING utf8mb4) AS BINARY) <=> CAST(CONVERT(a.`nick` USING utf8mb4) AS BINARY)")]
    [InlineData("live.Nick == null", "a.`nick` IS NULL")]
    [InlineData("live.ClosedAt >= since", "(a.`closed_at` >= @since) IS TRUE")]
    [InlineData("live.UpdatedAt < new DateTime(2024, 2, 29, 23, 59, 58)", "a.`updated_at` < @value1", "DateTime 2024-02-29 23:59:58")]
    [InlineData("live.ClosedAt == live.UpdatedAt", "a.`closed_at` <=> a.`updated_at`")]
    [InlineData("live.Birth > new DateOnly(1999, 12, 31)", "a.`birth` > @value1", "Date 1999-12-31")]
    [InlineData("live.Length > new TimeSpan(26, 0, 5)", "a.`length` > @value1", "Time 1.02:00:05")]
    [InlineData("(live.Count > 1 || live.Count < 0) && live.Active || live.Flag == true", "(((a.`count` > 1 OR a.`count` < 0) AND a.`active` <> 0) OR (a.`flag` <> 0) IS TRUE)")]
    public void In_MySQL(string condition, string sql, params string[] constants)
    {
        var plan = Plans.Value[condition];
        Assert.Equal(sql, Translated(plan, SqlDialect.MySql));
        Assert.Equal(constants, plan.Declaration.Constants.Select(c => $"{c.Kind} {c.Text}"));
    }

    [Theory]
    [InlineData("live.Maybe == 5", "a.`maybe` IS 5")]
    [InlineData("live.Maybe != 5", "NOT (a.`maybe` IS 5)")]
    [InlineData("live.Maybe > 5", "(a.`maybe` > 5) IS TRUE")]
    [InlineData("live.Active == live.Flag", "(a.`active` <> 0) IS (a.`flag` <> 0)")]
    [InlineData("live.Name == title", "CAST(a.`name` AS BLOB) IS CAST(@title AS BLOB)")]
    [InlineData("live.Nick != live.Name", "NOT (CAST(a.`nick` AS BLOB) IS CAST(a.`name` AS BLOB))")]
    public void In_SQLite(string condition, string sql) => Assert.Equal(sql, Translated(Plans.Value[condition], SqlDialect.Sqlite));

    // One compilation for all: every condition is a type of its own, and the columns are inherited.
    internal static readonly Lazy<Dictionary<string, RestorePlan>> Plans = new(() =>
    {
        string[] conditions =
        [
            .. typeof(ConditionTests).GetMethods()
                .SelectMany(m => m.GetCustomAttributes<InlineDataAttribute>())
                .Select(data => (string)data.GetData(null!).Single()[0])
                .Distinct(),
        ];
        var types = conditions.Select((condition, i) => $$"""
            [Restore("Friday", nameof(Total), Where = nameof(Which), Name = "{{i}}")]
            public partial class Row{{i}} : Row
            {
                static bool Which(Row{{i}} live, int least, int? maybeLeast, bool extra, string? title, DateTime since) => {{condition}};
            }

            """);
        return Expect.Silent(Columns + string.Concat(types)).Load().ToDictionary(p => conditions[int.Parse(p.Declaration.Name, CultureInfo.InvariantCulture)]);
    });

    private const string Columns = """
        public abstract class Row
        {
            protected const int Limit = 2 + 3;
            [Key] public ulong Id { get; init; }
            public int Count { get; init; }
            public byte Small { get; init; }
            public int? Maybe { get; init; }
            public bool Active { get; init; }
            public bool? Flag { get; init; }
            public DayOfWeek Day { get; init; }
            public DayOfWeek? MaybeDay { get; init; }
            public decimal Total { get; init; }
            public double Number { get; init; }
            public float Ratio { get; init; }
            public float? Ratio2 { get; init; }
            public string Name { get; init; } = "";
            public string? Nick { get; init; }
            public DateTime? ClosedAt { get; init; }
            public DateTime UpdatedAt { get; init; }
            public DateOnly Birth { get; init; }
            public TimeSpan Length { get; init; }
        }


        """;

    private static string Translated(RestorePlan plan, SqlDialect dialect) =>
        string.Join(' ', plan.Statements(dialect).CountArchive.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)).Split(" WHERE ")[1];
}
