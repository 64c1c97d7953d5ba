using Backfill.Generators.Tests.Harness;

namespace Backfill.Generators.Tests.Hostile;

/// <summary>Declarations that once cost every other type of the project its code.</summary>
public class NeighbourTests
{
    private const string Body = "{ [Key] public int Id { get; init; } public decimal Total { get; init; } }";

    [Fact]
    public void Types_that_differ_in_letter_case_only()
    {
        var run = Expect.Silent($"[Restore(\"Friday\", nameof(Total))] public partial record Order {Body} [Restore(\"Friday\", nameof(Total))] public partial record ORDER {Body} [Restore(\"Friday\", nameof(Total))] public partial record Other {Body}");
        Assert.Equal(3, run.Files.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Contains("Shop.Other.Restores.g.cs", run.Files.Keys);
        Assert.Equal(3, run.Load().Count);
    }

    [Fact]
    public void Namespaces_that_differ_in_letter_case_only()
    {
        var run = GeneratorRun.Valid($$"""
            using Backfill; using System.ComponentModel.DataAnnotations;
            namespace Shop { [Restore("Friday", nameof(Total))] public partial record Order {{Body}} }
            namespace SHOP { [Restore<Old>("Friday", nameof(Total), nameof(Old.Total))] public partial record Order {{Body}} public record Old {{Body}} }
            """);
        Assert.Equal(2, run.Files.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void A_nested_type_and_a_namespace_that_are_called_alike()
    {
        var run = GeneratorRun.Of([$$"""
            using Backfill; using System.ComponentModel.DataAnnotations;
            namespace Shop { public partial class Studio { [Restore("Friday", nameof(Total))] public partial record Order {{Body}} } }
            namespace Shop.Studio { [Restore("Friday", nameof(Total))] public partial record Order {{Body}} }
            """]);
        Assert.Equal(2, run.Files.Count);
        Assert.Equal(["CS0101"], run.Compiler.Select(d => d.Id).Distinct());
    }

    [Fact]
    public void A_file_keeps_its_name_when_a_twin_goes()
    {
        var source = $"[Restore(\"Friday\", nameof(Total))] public partial record Order {Body}";
        Assert.Equal("Shop.Order.Restores.g.cs", Assert.Single(Expect.Silent(source).Files.Keys));
    }

    [Fact]
    public void A_partial_Where_whose_parts_call_their_parameters_otherwise()
    {
        var run = GeneratorRun.Of([Expect.Usings + """
            [Restore("Friday", nameof(Total), Where = nameof(Which))]
            public partial record Order
            {
                [Key] public int Id { get; init; }
                public decimal Total { get; init; }
                private static partial bool Which(Order live, decimal least, int[] ids);
                private static partial bool Which(Order row, decimal from, int[] numbers) => row.Total >= from && numbers.Contains(row.Id);
            }
            """]);
        Assert.Empty(run.Reported);
        Assert.Equal(["CS8826"], run.Compiler.Select(d => d.Id));
        Assert.Equal(["least", "ids"], Assert.Single(run.Load()).Declaration.Parameters.Select(p => p.Name));
        Assert.Contains("@least", run.File, StringComparison.Ordinal);
        Assert.DoesNotContain("@from)", run.File, StringComparison.Ordinal);
    }
}
