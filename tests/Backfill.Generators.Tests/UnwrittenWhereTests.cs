using Backfill.Generators.Tests.Harness;
using Backfill.Planning;

namespace Backfill.Generators.Tests;

/// <summary>A <c>Where</c> that is still to be written: it compiles, selects every row to be looked at, and says so in the declaration, by which a run is refused.</summary>
public class UnwrittenWhereTests
{
    private const string Where = ", Where = nameof(IsDamaged)";

    private const string Thrown = "throw new NotImplementedException()";

    [Theory]
    [InlineData($"static bool IsDamaged(Order live) => {Thrown};", "")]
    [InlineData("static bool IsDamaged(Order live) => throw new System.NotImplementedException(\"later\");", "")]
    [InlineData($$"""static bool IsDamaged(Order live) { {{Thrown}}; }""", "")]
    [InlineData($"static bool IsDamaged(in Order live, DateTime from, List<int> ids, object anything) => {Thrown};", "")]
    [InlineData("private static partial bool IsDamaged(Order live);", $"private static partial bool IsDamaged(Order live) => {Thrown};")]
    public void It_is_no_condition_and_takes_nothing(string method, string otherPart)
    {
        var plan = Plan(method, otherPart);
        var declaration = plan.Declaration;
        Assert.Equal(("IsDamaged", null), (declaration.UnwrittenWhere, declaration.Where));
        Assert.Empty(declaration.Parameters);
        Assert.Empty(declaration.WhereColumns);
        Assert.Equal(Plan("", "", where: "").Statements(SqlDialect.MySql), plan.Statements(SqlDialect.MySql));
        Assert.Equal(Plan("", "", where: "").Statements(SqlDialect.Sqlite), plan.Statements(SqlDialect.Sqlite));
    }

    [Fact]
    public void One_that_is_written_is_not_called_so()
    {
        Assert.Null(Plan("static bool IsDamaged(Order live) => live.Total == 5;", "").Declaration.UnwrittenWhere);
        Assert.Null(Plan("", "", where: "").Declaration.UnwrittenWhere);
    }

    /// <summary>What does anything else is a mistake, and no code is generated.</summary>
    [Theory]
    [InlineData("static bool IsDamaged(Order live) => throw new NotSupportedException();")]
    [InlineData("static bool IsDamaged(Order live) => throw new Later(); sealed class Later : NotImplementedException;")]
    [InlineData("static bool IsDamaged(Order live) { if (live.Total == 5) { throw new NotImplementedException(); } return true; }")]
    [InlineData("static bool IsDamaged(Order live) => live.Total == 5 || (true ? throw new NotImplementedException() : true);")]
    public void Another_body_is_an_error(string method)
    {
        var run = GeneratorRun.Of([Source(method, Where)]);
        Assert.Contains("BKF0204", run.Reported.Select(d => d.Id));
        Assert.DoesNotContain("UnwrittenWhere", run.File, StringComparison.Ordinal);
    }

    private static RestorePlan Plan(string method, string otherPart, string where = Where)
    {
        var run = GeneratorRun.Of([Source(method, where), $$"""namespace Shop; partial record Order { {{otherPart}} }"""]);
        Assert.Empty(run.Reported);
        Assert.Empty(run.Compiler);
        return Assert.Single(run.Load());
    }

    private static string Source(string method, string where) => $$"""
        using System.ComponentModel.DataAnnotations;
        using Backfill;
        namespace Shop;
        [Restore("Friday", nameof(Total){{where}})]
        public partial record Order
        {
            [Key] public int Id { get; init; }
            public decimal Total { get; init; }
            {{method}}
        }
        """;
}
