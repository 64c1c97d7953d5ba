using Backfill.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Tests;

/// <summary>An exception in any step costs the one type its code, and says so once; every other type keeps its code.</summary>
public class InternalErrorTests
{
    private const string Two = """
        [Restore("Friday", nameof(Total))] public partial record Good { [Key] public int Id { get; init; } public decimal Total { get; init; } }
        [Restore("Friday", nameof(Total))] public partial record Bad { [Key] public int Id { get; init; } public decimal Total { get; init; } }
        """;

    private static readonly InvalidOperationException Fault = new("No such thing\r\nat all");

    public static TheoryData<string> StepNames => ["Read", "Find", "Bind", "Write"];

    [Theory]
    [MemberData(nameof(StepNames))]
    public void A_step_that_throws_for_one_type(string step)
    {
        var run = GeneratorRun.Of([Expect.Usings + Two], steps: ThrowingIn(step));
        Assert.Empty(run.Compiler);
        var said = Assert.Single(run.Reported);
        Assert.Equal("BKF0099", said.Id);
        Assert.Contains("InvalidOperationException", said.GetMessage(), StringComparison.Ordinal);
        Assert.EndsWith(": No such thing at all", said.GetMessage(), StringComparison.Ordinal);
        Assert.Equal("Bad", said.Location.SourceTree!.ToString().Substring(said.Location.SourceSpan.Start, said.Location.SourceSpan.Length));
        Assert.Contains("[global::System.Obsolete(\"BKF0099: ", run.Files["Shop.Bad.Restores.g.cs"], StringComparison.Ordinal);
        Assert.Contains("class TotalPlan", run.Files["Shop.Good.Restores.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_calls_the_stub_gets_the_sentence()
    {
        var run = GeneratorRun.Of([Expect.Usings + Two + " class Program { static object Call() => Bad.Restores.Total(); static object Fine() => Good.Restores.Total(); }"], steps: ThrowingIn("Bind"));
        var error = Assert.Single(run.Compiler);
        Assert.Contains("BKF0099: Internal error of Backfill, please report it with this declaration: ", error.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_schema_file_that_cannot_be_read_is_not_taken_for_one_that_is_not_there()
    {
        var run = GeneratorRun.Of([Expect.Usings + Two], files: [new ProjectFile("shop.schema.sql", null!)]);
        Assert.Empty(run.Compiler);
        Assert.Equal(["BKF0099", "BKF0099"], run.Reported.Select(d => d.Id));
        Assert.All(run.Files.Values, file => Assert.Contains("[global::System.Obsolete(\"BKF0099: ", file, StringComparison.Ordinal));
    }

    [Fact]
    public void A_cancelled_reading_is_no_error() => Assert.False(Diagnostics.InternalError.Is(new TaskCanceledException()));

    private static Steps ThrowingIn(string step)
    {
        var real = Steps.OfBackfill;
        return step switch
        {
            "Read" => real with { Read = (type, compilation, bodyOf, problems, cancellation) => type.Name == "Bad" ? throw Fault : real.Read(type, compilation, bodyOf, problems, cancellation) },
            "Find" => real with { Find = (target, naming, files) => target.Type.Name == "Bad" ? throw Fault : real.Find(target, naming, files) },
            "Bind" => real with { Bind = type => type.Target.Type.Name == "Bad" ? throw Fault : real.Bind(type) },
            _ => real with { Write = file => file.Type.Name == "Bad" ? throw Fault : real.Write(file) },
        };
    }
}
