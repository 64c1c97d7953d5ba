using Backfill.Generators.Tests.Hostile.Grammar;

namespace Backfill.Generators.Tests.Hostile;

/// <summary>Declarations made by a grammar: whatever stands in one, its code is right or exactly one diagnostic is said, and the others have theirs.</summary>
public class DeclarationGrammarTests
{
    private static readonly Element[] Elements = [.. TypeElements.All, .. MemberElements.All, .. MethodElements.All];
    private static readonly Element[] Named = [.. Words.Elements];

    [Fact]
    public void Every_element_alone() => Show(Judge.Faults([.. Elements.Select((e, i) => Sketched(e, i, null))]));

    [Fact]
    public void Names() => Show(Judge.Faults(Picked(Named, 250, new Random(7))));

    [Fact]
    public void Elements_in_other_surroundings() => Show(Judge.Faults(Picked(Elements, 150, new Random(11))));

    [Fact]
    [Trait("Category", "Soak")]
    public void Soak()
    {
        var minutes = double.Parse(Environment.GetEnvironmentVariable("BACKFILL_SOAK_MINUTES") ?? "1", System.Globalization.CultureInfo.InvariantCulture);
        var until = DateTime.UtcNow.AddMinutes(minutes);
        for (var seed = 1; DateTime.UtcNow < until; seed++)
        {
            var faults = Judge.Faults(Picked([.. Elements, .. Named], 400, new Random(seed)));
            Assert.True(faults.Count == 0, $"seed {seed}: {string.Join("\n", faults)}");
        }
    }

    private static void Show(IReadOnlyList<string> faults) => Assert.True(faults.Count == 0, "\n" + string.Join("\n", faults));

    private static (string Name, Sketch Sketch)[] Picked(Element[] from, int count, Random random) =>
        [.. Enumerable.Range(0, count).Select(i => Sketched(from[random.Next(from.Length)], i, random))];

    private static (string Name, Sketch Sketch) Sketched(Element element, int number, Random? random)
    {
        var sketch = new Sketch { Namespace = $"H{number}" };
        if (random is not null)
        {
            sketch.IsNullableDisabled = random.Next(5) == 0;
            sketch.Outer = random.Next(5) == 0 ? ["public static partial class Around"] : [];
            (sketch.HasWhere, sketch.HasGuard, sketch.HasValue) = (random.Next(2) == 0, random.Next(2) == 0, random.Next(3) == 0);
            sketch.Namespace += random.Next(6) switch { 0 => ".System", 1 => ".Backfill", _ => string.Empty };
        }

        element.Spoil(sketch);
        return ($"H{number} {element.Name}", sketch);
    }
}
