using Backfill.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backfill.Generators.Tests.Keystrokes;

/// <summary>Whatever is changed elsewhere and changes what is generated is seen, and binds again no type that it does not concern.</summary>
public class OtherFileTests
{
    private const string Order = "Shop.Order.Restores.g.cs";
    private const string Bill = "Shop.Bill.Restores.g.cs";

    [Theory]
    [InlineData("a type of a member of a base class", "Entity.cs", "int Number", "long Number", Order)]
    [InlineData("a getter in a base class", "Entity.cs", "Number % 2", "Other % 2", Order)]
    [InlineData("an attribute in a base class", "Entity.cs", "public int Number", "[Column(\"nr\")] public int Number", Order)]
    [InlineData("the value of an enum member", "Status.cs", "Closed = 2", "Closed = 3", Order)]
    [InlineData("the name of an enum member in a text", "Status.cs", "Closed = 2", "Closed = 2, Lost = 4", Order)]
    [InlineData("what an enum is made of", "Status.cs", "enum Status", "enum Status : ulong", Order)]
    [InlineData("a constant", "Limits.cs", "5", "6", Order)]
    [InlineData("a constant by a global using", "Globals.cs", "3", "4", Order)]
    [InlineData("a constant by a using static", "Backups.cs", "Friday", "Monday", Order)]
    [InlineData("the body of a method that is called", "Rules.cs", "row.Number", "row.Other", Order)]
    [InlineData("the body of an extension method", "Extensions.cs", "row.Odd", "row.Other == 1", Order)]
    [InlineData("the condition, in another part", "Order.Where.cs", "Limits.Most", "Limits.Most + 1", Order)]
    [InlineData("a type of the backup", "OldBill.cs", "\"old\"", "\"older\"", Bill)]
    [InlineData("the base of a type of the backup", "OldEntity.cs", "public int Id", "[Column(\"nr\")] public int Id", Bill)]
    [InlineData("an extension method that nobody names", "Taking.cs", "Deconstruct", "Construct", Bill)]
    public void An_edit(string what, string path, string before, string after, string changed) => Changes(what, changed, project => project.Replace(path, before, after));

    [Theory]
    [InlineData("a type in a nearer namespace", "namespace Shop; static class Limits { public const decimal Most = 7; }", Order)]
    [InlineData("a type around", "namespace Shop { namespace Vendor { static class Limits { public const decimal Most = 8; } } }", null)]
    [InlineData("a namespace called as a type", "namespace Shop.Limits { class Any; }", Order)]
    [InlineData("an alias for every file", "global using Limits = Shop.Lower; namespace Shop { static class Lower { public const decimal Most = 2; } }", Order)]
    [InlineData("an extension method that fits better", "namespace Shop; static class Nearer { public static bool IsOdd(this Order row) => row.Kind > 1; }", Order)]
    [InlineData("an extension block that fits better", "namespace Shop; static class Nearer { extension(Order row) { public bool IsOdd() => row.Kind > 1; } }", Order)]
    [InlineData("an overload that fits better", "namespace Shop; static partial class Rules { public static bool MayBe(object row) => true; }", null)]
    [InlineData("a member in another part", "namespace Shop; partial record Order { class TotalPlan; }", Order)]
    [InlineData("an attribute on another part", "namespace Shop; [System.ComponentModel.DataAnnotations.Schema.Table(\"bills\")] partial record Order;", Order)]
    [InlineData("a restore on another part", "namespace Shop; [Backfill.Restore(\"Friday\", nameof(Kind))] partial record Order;", Order)]
    [InlineData("a restore by an alias", "using R = Backfill.RestoreAttribute; namespace Shop; [R(\"Friday\", nameof(Nr))] partial record Other { [System.ComponentModel.DataAnnotations.Key] public int Id { get; init; } public int Nr { get; init; } }", "Shop.Other.Restores.g.cs")]
    [InlineData("a restore by an alias for every file", "global using R = Backfill.RestoreAttribute; namespace Shop; [R(\"Friday\", nameof(Nr))] partial record Other { [System.ComponentModel.DataAnnotations.Key] public int Id { get; init; } public int Nr { get; init; } }", "Shop.Other.Restores.g.cs")]
    [InlineData("an attribute of the same name", "namespace System.ComponentModel.DataAnnotations.Schema { class ColumnAttribute : Attribute { } }", Order)]
    [InlineData("a type of System", "namespace System { public struct DateOnly; public class Attribute; }", Order)]
    public void A_file_that_is_added_and_removed(string what, string text, string? changed)
    {
        Changes(what, changed, project => project.Write("Added.cs", text));
        var project = ShopFiles.Project();
        project.Write("Added.cs", text);
        project.Run();
        project.Remove("Added.cs");
        project.Run();
        project.AssertNothingIsStale(what);
    }

    [Fact]
    public void A_name_that_was_missing()
    {
        var project = ShopFiles.Project();
        project.Remove("Limits.cs");
        project.Run();
        Assert.Contains("The declaration does not compile", project.Made[Order], StringComparison.Ordinal);
        project.Write("Late.cs", "namespace Vendor; public static class Limits { public const decimal Most = 9; }");
        project.Run();
        Assert.Contains("live.Total > Limits.Most", project.Made[Order], StringComparison.Ordinal);
        project.AssertNothingIsStale();
    }

    [Fact]
    public void Nullable_reference_types() => Changes("nullable", Order, project => project.Nullable(NullableContextOptions.Disable));

    [Fact]
    public void The_language_version() => Changes("version", Order, project => project.Version(LanguageVersion.CSharp11));

    [Fact]
    public void The_schema() => Changes("schema", Order, project => project.Schema(ShopFiles.Schema.Replace("datetime NULL", "datetime NULL ON UPDATE CURRENT_TIMESTAMP", StringComparison.Ordinal)));

    [Fact]
    public void The_naming() => Changes("naming", Bill, project => project.Naming(null));

    [Fact]
    public void A_library()
    {
        static MetadataReference Library(int most) => GeneratorRun.Library($"namespace Vendor; public static class Limits {{ public const decimal Most = {most}; }}");
        var project = ShopFiles.Project();
        project.Remove("Limits.cs");
        project.Refer(Library(11));
        project.Run();
        var before = project.Made[Order];
        project.Refer(Library(12));
        project.Run();
        Assert.NotEqual(before, project.Made[Order]);
        project.AssertNothingIsStale();
    }

    // What the analyzer says is compared too: with what was made it must be what a build says.
    private static void Changes(string what, string? changed, Action<EditedProject> edit)
    {
        var project = ShopFiles.Project();
        Assert.Equal(["Bill", "Lonely", "Order"], project.Run());
        Assert.Empty(project.Said());
        var before = project.Made;
        edit(project);
        project.Run();
        project.AssertNothingIsStale(what);
        if (changed is not null)
        {
            Assert.False(before.GetValueOrDefault(changed) == project.Made.GetValueOrDefault(changed), what);
        }

        var fresh = ShopFiles.Project();
        edit(fresh);
        fresh.Run();
        Assert.Equal(fresh.Said(), project.Said());
    }
}
