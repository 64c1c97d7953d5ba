using System.Diagnostics;
using System.Globalization;
using Backfill.Planning;
using Backfill.Predicates;
using CsCheck;
using Xunit;

namespace Backfill.Fuzzed;

/// <summary>Predicates that nobody wrote: SQL selects exactly the rows for which the C# method returns true, or the predicate does not compile for one stated reason.</summary>
internal static class PredicateFuzz
{
    private const int RowCount = 150;

    /// <param name="fill">Replaces the rows of the live table; the first has the key 1.</param>
    /// <param name="backfill">The database under test.</param>
    /// <param name="seed">Makes the same predicates, rows and arguments again.</param>
    /// <param name="count">How many predicates.</param>
    public static async Task HoldsAsync(Func<IReadOnlyList<object?[]>, Task> fill, BackfillRunner backfill, int seed, int count)
    {
        var grammar = new Grammar(new Random(seed));
        var predicates = FuzzedPredicates.WithComparisons([.. Enumerable.Range(0, count).Select(i => (Func<string, string>)(row => grammar.Predicate(row, depth: i % 4)))]);
        Assert.True(predicates.Plans.Count(p => p.Declaration.Comparisons.Count > 0) >= count / 4, $"seed {seed}: too few predicates have comparisons for the test to mean anything.");
        await HoldsAsync(fill, backfill, seed, predicates);
        Assert.True(
            predicates.Plans.Count >= count * 2 / 3,
            $"seed {seed}: of {count} predicates C# refuses {predicates.Invalid} and the generator {predicates.Refused.Count}: {predicates.Refused.Values.FirstOrDefault()}");
    }

    /// <summary>Conditions as large and as deep as they may be are read by every database.</summary>
    public static async Task HoldsAtTheLimitsAsync(Func<IReadOnlyList<object?[]>, Task> fill, BackfillRunner backfill)
    {
        var predicates = FuzzedPredicates.WithComparisons([.. Limits.Conditions.Select(condition => (Func<string, string>)(row => $"private static bool Which({row} live) => {condition};"))]);
        Assert.Empty(predicates.Refused);
        Assert.Equal(Limits.Conditions.Count, predicates.Plans.Count);
        await HoldsAsync(fill, backfill, seed: 1, predicates);
    }

    private static async Task HoldsAsync(Func<IReadOnlyList<object?[]>, Task> fill, BackfillRunner backfill, int seed, FuzzedPredicates predicates)
    {
        Assert.True(predicates.Faults.Count == 0, $"seed {seed}: {string.Join("\n\n", predicates.Faults)}");
        var rows = Generated(ProbeTable.Rows.Array[RowCount], seed);
        await fill(rows);
        List<Difference> differences = [];
        var selected = 0L;
        foreach (var plan in predicates.Plans)
        {
            var restore = plan.With(Generated(Selection.ArgumentsOf(plan), seed));
            var expected = Selection.InCSharp(restore, rows);
            selected += expected.Count;
            if (await Difference.FindAsync(restore, backfill, expected, rows) is { } difference)
            {
                differences.Add(difference);
            }
        }

        // The shortest says most.
        var shortest = differences.Select(d => d.Program(predicates.Sources[d.Type])).MinBy(program => program.Length);
        Assert.True(
            shortest is null,
            $"seed {seed}: {differences.Count} of {predicates.Plans.Count} predicates; a file to put into tests/Shared/Predicates:\n{shortest}");
        Assert.True(selected > predicates.Plans.Count * 10, $"seed {seed}: too few rows are selected for the test to mean anything.");
    }

    /// <summary>Fresh seeds for as many minutes as the environment variable BACKFILL_SOAK_MINUTES says, and at least one.</summary>
    public static async Task SoakAsync(Func<IReadOnlyList<object?[]>, Task> fill, BackfillRunner backfill)
    {
        _ = double.TryParse(Environment.GetEnvironmentVariable("BACKFILL_SOAK_MINUTES"), CultureInfo.InvariantCulture, out var minutes);
        var watch = Stopwatch.StartNew();
        do
        {
            await HoldsAsync(fill, backfill, Random.Shared.Next(), count: 200);
        }
        while (watch.Elapsed < TimeSpan.FromMinutes(minutes));
    }

    private static T Generated<T>(Gen<T> gen, int seed) => gen.Generate(new PCG(1, (ulong)seed), null, out _);
}
