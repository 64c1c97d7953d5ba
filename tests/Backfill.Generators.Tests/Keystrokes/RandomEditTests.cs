using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Tests.Keystrokes;

/// <summary>Edits at random, of every file in every way: after each the driver that saw all of them has what one has that sees only the last.</summary>
public class RandomEditTests
{
    private const int Edits = 80;

    private static readonly (string Before, string After)[] Changes =
    [
        ("Number", "Other"), ("decimal", "int"), ("5", "6"), ("Friday", "Monday"), ("Closed = 2", "Closed = 3"), ("enum Status", "enum Status : ulong"), ("Limits", "Bounds"),
        ("Most", "Least"), ("MayBe", "Perhaps"), ("IsOdd", "IsEven"), ("Deconstruct", "Construct"), ("namespace Shop", "namespace Shop.Inner"), ("namespace Vendor", "namespace Shop.Vendor"),
        ("record", "class"), ("partial record", "record"), ("public int Id", "[Column(\"nr\")] public int Id"), ("[Key]", ""), ("using Vendor;", "using Vendor; using Limits = Shop.Lower;"),
        ("using System;", "using System; global using Shop.Inner;"), ("live.Total", "live.Missing"), ("static", "/* static */"), ("{", "{ #nullable disable\n"), (";", "; // Here.\n"), ("}", "} }"),
    ];

    private static readonly (string Path, string Text)[] Files =
    [
        .. ShopFiles.All,
        ("A.cs", "namespace Shop; static class Limits { public const decimal Most = 7; }"),
        ("B.cs", "namespace Shop.Limits { class Any; }"),
        ("C.cs", "global using Limits = Shop.Lower;"),
        ("D.cs", "namespace Shop { static class Lower { public const decimal Most = 2; } }"),
        ("E.cs", "namespace Shop; static class Nearer { public static bool IsOdd(this Order row) => row.Kind > 1; }"),
        ("F.cs", "namespace Shop; [System.ComponentModel.DataAnnotations.Schema.Table(\"bills\")] partial record Order;"),
        ("G.cs", "namespace Shop; [Backfill.Restore(\"Friday\", nameof(Kind))] partial record Order;"),
        ("H.cs", "namespace System.ComponentModel.DataAnnotations.Schema { class ColumnAttribute(string name) : Attribute { public string TypeName { get; set; } = name; } }"),
        ("I.cs", "global using R = Backfill.RestoreAttribute;"),
        ("J.cs", "namespace Shop; [R(\"Friday\", nameof(Nr))] partial record Other { [System.ComponentModel.DataAnnotations.Key] public int Id { get; init; } public int Nr { get; init; } }"),
        ("K.cs", "namespace Shop; static class Nearer2 { extension(OldBill bill) { public void Deconstruct(out decimal amount, out decimal tax) => (amount, tax) = (bill.Tax, 1); } }"),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Nothing_is_ever_stale(int seed)
    {
        var random = new Random(seed);
        var project = ShopFiles.Project();
        var (read, changed) = (project.Run().Count, 0);
        for (var edit = 0; edit < Edits; edit++)
        {
            var before = project.Made;
            var what = $"seed {seed}, edit {edit}: {Edit(project, random)}";
            read += project.Run().Count;
            project.AssertNothingIsStale(what);
            changed += before.Count == project.Made.Count && before.All(f => project.Made.GetValueOrDefault(f.Key) == f.Value) ? 0 : 1;
        }

        // Neither may the test see only edits without effect, nor may everything be bound each time.
        Assert.InRange(changed, Edits / 8, Edits);
        Assert.InRange(read, changed, Edits * 2);
    }

    private static string Edit(EditedProject project, Random random)
    {
        var (path, text) = Files[random.Next(Files.Length)];
        switch (random.Next(12))
        {
            case 0:
                project.Remove(path);
                return $"{path} removed";
            case 1:
                var nullable = random.Next(2) == 0 ? NullableContextOptions.Disable : NullableContextOptions.Enable;
                project.Nullable(nullable);
                return $"nullable {nullable}";
            case 2:
                project.Naming(random.Next(2) == 0 ? null : "snake_case");
                return "naming";
            case 3:
                project.Schema(ShopFiles.Schema.Replace("decimal(12,2)", random.Next(2) == 0 ? "bigint" : "double", StringComparison.Ordinal));
                return "schema";
            case < 8:
                project.Write(path, text);
                return $"{path} as it was";
            default:
                var (before, after) = Changes[random.Next(Changes.Length)];
                project.Write(path, text.Replace(before, after, StringComparison.Ordinal));
                return $"{path}: '{before}' is '{after}'";
        }
    }
}
