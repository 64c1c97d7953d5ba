using Backfill.Generators.Tests.Harness;

namespace Backfill.Generators.Tests;

/// <summary>The order of the key is that of the declaration, wherever its parts stand and however much is above them.</summary>
public class KeyOrderTests
{
    private const string First = "public partial record Order { [Key] public int Tenant { get; init; } [Key] public int Branch { get; init; } }";
    private const string Second = "[Restore(\"Friday\", nameof(Total))] public partial record Order { [Key] public int Id { get; init; } public decimal Total { get; init; } }";

    [Theory]
    [InlineData(0, 0)]
    [InlineData(900, 0)]
    [InlineData(0, 900)]
    public void Blank_lines_in_another_file(int before, int after)
    {
        var (above, below) = (new string('\n', before), new string('\n', after));
        Assert.Equal(["Tenant", "Branch", "Id"], KeyOf(Expect.Usings + above + First, Expect.Usings + below + Second));
    }

    [Fact]
    public void What_is_inherited_comes_first() => Assert.Equal(["Tenant", "Branch", "Id"], KeyOf(Expect.Usings + """
        [Restore("Friday", nameof(Total))] public partial class Order : Ours { [Key] public int Id { get; init; } public decimal Total { get; init; } }
        public class Ours : Theirs { [Key] public int Branch { get; init; } }
        public class Theirs { [Key] public int Tenant { get; init; } }
        """));

    [Fact]
    public void What_PrimaryKey_says_comes_before_all() => Assert.Equal(["Id", "Tenant"], KeyOf(Expect.Usings + """
        public sealed class PrimaryKeyAttribute(string first, params string[] more) : Attribute { public string First => first; public string[] More => more; }
        [PrimaryKey(nameof(Id), nameof(Tenant))]
        [Restore("Friday", nameof(Total))] public partial class Order : Base { public int Id { get; init; } public decimal Total { get; init; } }
        public class Base { public int Tenant { get; init; } }
        """));

    [Fact]
    public void What_Column_says_comes_before_the_declaration() => Assert.Equal(["Id", "Tenant"], KeyOf(Expect.Usings + """
        [Restore("Friday", nameof(Total))]
        public partial class Order { [Key, Column(Order = 2)] public int Tenant { get; init; } [Key, Column(Order = 1)] public int Id { get; init; } public decimal Total { get; init; } }
        """));

    private static IEnumerable<string> KeyOf(params string[] sources)
    {
        var run = GeneratorRun.Of(sources, naming: null);
        Assert.Empty(run.Reported);
        Assert.Empty(run.Compiler);
        return Assert.Single(run.Load()).Declaration.Key.Select(k => k.Name);
    }
}
