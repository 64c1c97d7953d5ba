using System.Reflection;
using Backfill.Planning;
using CsCheck;

namespace Backfill.Predicates;

/// <summary>Each declared predicate, with random arguments, on random rows: SQL selects exactly the rows for which the C# method returns true.</summary>
internal static class PredicateProperty
{
    private const int RowCount = 250;

    /// <summary>Every predicate of <see cref="Probe"/>.</summary>
    public static IReadOnlyList<RestorePlan> Plans { get; } =
    [
        .. typeof(Probe).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Probe))).OrderBy(t => t.Name, StringComparer.Ordinal)
            .SelectMany(t => (IReadOnlyList<RestorePlan>)t.GetNestedType("Restores", BindingFlags.NonPublic)!.GetProperty("All")!.GetValue(null)!),
    ];

    /// <summary>Fails with the seed that makes the same rows and arguments again: set the environment variable CsCheck_Seed to it.</summary>
    /// <param name="fill">Replaces the rows of the live table; the first has the key 1.</param>
    /// <param name="backfill">The database under test.</param>
    public static void Holds(Func<IReadOnlyList<object?[]>, Task> fill, BackfillRunner backfill)
    {
        var arguments = Plans.Aggregate(
            Gen.Const(Array.Empty<object?[]>()),
            (all, plan) => Gen.Select(all, Selection.ArgumentsOf(plan), (before, one) => (object?[][])[.. before, one]));
        Gen.Select(ProbeTable.Rows.Array[RowCount], arguments).Sample(
            (rows, given) => HoldsAsync(fill, backfill, rows, given).GetAwaiter().GetResult(),
            iter: 2,
            threads: 1,
            print: _ => $"{RowCount} rows");
    }

    private static async Task HoldsAsync(Func<IReadOnlyList<object?[]>, Task> fill, BackfillRunner backfill, object?[][] rows, object?[][] arguments)
    {
        await fill(rows);
        var selectedAtAll = 0;
        foreach (var (plan, given) in Plans.Zip(arguments))
        {
            var restore = plan.With(given);
            var expected = Selection.InCSharp(restore, rows);
            Xunit.Assert.Null((await Difference.FindAsync(restore, backfill, expected, rows))?.Sentence);
            selectedAtAll += expected.Count;
        }

        Xunit.Assert.True(selectedAtAll > Plans.Count * 10, "Too few rows are selected for the test to mean anything.");
    }
}
