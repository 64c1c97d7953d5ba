using System.Text.RegularExpressions;
using Backfill.Generators.Tests.Harness;
using Backfill.Planning;

namespace Backfill.Generators.Tests;

/// <summary>No statement holds a value of the source, and what names put into it stays inside their quotes.</summary>
public partial class HostileTests
{
    private const string Source = """
        [Table("t`; DROP TABLE x; --")]
        [Restore("Friday", nameof(Total), Where = nameof(Which))]
        public partial record Order
        {
            [Key, Column("id` = 1 OR 1 = 1 /*")] public int Id { get; init; }
            [Column("to'tal")] public decimal Total { get; init; }
            [Column("na``me\" #")] public string? Name { get; init; }
            [Column("@value1")] public string? At { get; init; }
            static bool Which(Order live, string[] names) =>
                live.Name is "hostile1'; DROP TABLE x; -- " or "hostile2\\" or "hostile3`" or "hostile4\"" or "hostile5{live}{rows}" or "hostile6@value1" or "hostile7*/"
                || live.At != null && (live.At.StartsWith("hostile8%", StringComparison.Ordinal) || names.Contains(live.At) || new[] { "hostile9\0", "hostile10\n", "hostile11😀" }.Contains(live.At))
                || IsNamed(live, "hostile12'") || live.Total > 12345.678m;
            static bool IsNamed(Order row, string name) => row.Name == (row.At ?? name);
        }
        """;

    private const string OtherArchive = """

        [Table("o`; DROP TABLE y; --")]
        public sealed record Old
        {
            [Key, Column("no` = 1 OR 1 = 1 /*")] public int Id { get; init; }
            [Column("su'm")] public decimal Sum { get; init; }
            [Column("old na``me\" #")] public string? Name { get; init; }
            [Column("@value2")] public string? At { get; init; }
            [Column("-- to`tal")] public decimal Total { get; init; }
        }
        """;

    [Theory]
    [InlineData(SqlDialect.MySql, false)]
    [InlineData(SqlDialect.Sqlite, false)]
    [InlineData(SqlDialect.MySql, true)]
    [InlineData(SqlDialect.Sqlite, true)]
    public void No_value_stands_in_a_statement(SqlDialect dialect, bool otherArchive)
    {
        var source = otherArchive ? Source.Replace("[Restore(\"Friday\", nameof(Total),", "[Restore<Old>(\"Friday\", nameof(Total), nameof(Old.Sum),", StringComparison.Ordinal) + OtherArchive : Source;
        var plan = Assert.Single(Expect.Silent(source).Load());
        Assert.Equal(otherArchive, plan.Declaration.ArchiveTable != plan.Declaration.Table);
        Assert.NotNull(plan.Statements(dialect).CountArchive);
        Assert.Equal(13, plan.Declaration.Constants.Count(c => c.Text.StartsWith("hostile", StringComparison.Ordinal)) + plan.Declaration.Constants.Count(c => c.Text == "12345.678"));
        var restore = plan.With([new[] { "hostile13'", "hostile14{keys}", "@names" }]);
        foreach (var sql in StatementTexts.Of(restore.Statements(dialect)))
        {
            Assert.DoesNotContain("hostile", sql, StringComparison.Ordinal);
            Assert.DoesNotContain("12345", sql, StringComparison.Ordinal);

            // Without its quoted names there is nothing that ends a statement, a text or a line.
            var rest = QuotedName().Replace(sql, "name");
            Assert.DoesNotContain("DROP", rest, StringComparison.Ordinal);
            Assert.Matches(OnlyThis(), rest);
            Assert.DoesNotContain("--", rest, StringComparison.Ordinal);
            Assert.DoesNotContain("/*", rest, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex("`(?:[^`]|``)*`")]
    private static partial Regex QuotedName();

    // The texts are the formats of DATE_FORMAT and printf, and the arguments of replace and rtrim.
    [GeneratedRegex(@"\A(?:[\w\s@{}().,<>=*+-]|'[%\w!.: -]*')*\z")]
    private static partial Regex OnlyThis();
}
