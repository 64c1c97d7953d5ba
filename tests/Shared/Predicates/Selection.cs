using System.Globalization;
using System.Reflection;
using Backfill.Fuzzed;
using Backfill.Planning;
using Backfill.Reporting;
using CsCheck;

namespace Backfill.Predicates;

/// <summary>Which rows of the probe table a predicate selects, by its method and by its SQL.</summary>
internal static class Selection
{
    private const string Which = "Which";

    public static HashSet<long> InCSharp(Restore restore, object?[][] rows) => InCSharp(restore, MethodOf(restore.Plan), rows);

    /// <summary>The comparisons of the predicate, where its type has a method for each; else null.</summary>
    /// <param name="restore">The restore.</param>
    /// <param name="selected">What the predicate selects.</param>
    /// <param name="rows">All rows.</param>
    public static IReadOnlyList<ComparisonCounts>? ComparedInCSharp(Restore restore, HashSet<long> selected, object?[][] rows)
    {
        var sides = restore.Plan.Declaration.Comparisons;
        if (MethodOf(restore.Plan, ComparisonMethods.NameOf(0)) is null)
        {
            return null;
        }

        var place = 0;
        List<ComparisonCounts> counts = [];
        foreach (var (side, i) in sides.Select((side, i) => (side, i)))
        {
            HashSet<long>[] fulfilling = [.. side.Select(_ => InCSharp(restore, MethodOf(restore.Plan, ComparisonMethods.NameOf(place++))!, rows))];
            for (var c = 0; c < side.Count; c++)
            {
                var others = fulfilling.Where((_, other) => other != c);
                var kept = side.Count == 1 ? [] : others.Aggregate((all, other) => [.. all.Intersect(other)]).Except(fulfilling[c]).Except(selected);
                counts.Add(new ComparisonCounts(side[c], i + 1, fulfilling[c].Count, kept.Count()));
            }
        }

        return counts;
    }

    /// <exception cref="RestoreRefusedException">The method, which a dry run calls too, does not select a row that SQL selects.</exception>
    public static async Task<(HashSet<long> Selected, IReadOnlyList<ComparisonCounts> Comparisons)> InSqlAsync(Restore restore, BackfillRunner backfill)
    {
        var keys = new Keys();
        var dryRun = await backfill.DryRunAsync(restore, new RunOptions { Outcomes = keys });
        return (keys.Selected, dryRun.Comparisons);
    }

    /// <summary>What the predicate looks at in a row.</summary>
    public static string Describe(Restore restore, object?[][] rows, long key)
    {
        var columns = ProbeTable.Columns.Select((c, i) => (c.Name, Value: rows[key - 1][i])).Where(c => restore.Plan.Declaration.WhereColumns.Contains(c.Name));
        return string.Join(", ", columns.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Name} = {c.Value ?? "null"}")));
    }

    public static Gen<object?[]> ArgumentsOf(RestorePlan plan) => plan.Declaration.Parameters.Zip(MethodOf(plan).GetParameters().Skip(1)).Aggregate(
        Gen.Const(Array.Empty<object?>()),
        (all, parameter) => Gen.Select(all, Values.Of(parameter.First, TypeOf(parameter.Second.ParameterType)), (before, one) => (object?[])[.. before, one]));

    private static HashSet<long> InCSharp(Restore restore, MethodInfo method, object?[][] rows)
    {
        var type = restore.Plan.GetType().DeclaringType!;
        var properties = ProbeTable.Columns.Select(c => type.GetProperty(c.Property)!).ToArray();
        var arguments = restore.Arguments.Parameters.Select((_, i) => restore.Arguments[i]).ToArray();
        HashSet<long> selected = [];
        for (var i = 0; i < rows.Length; i++)
        {
            var row = Activator.CreateInstance(type)!;
            for (var c = 0; c < properties.Length; c++)
            {
                properties[c].SetValue(row, rows[i][c]);
            }

            if (Holds(method, [row, .. arguments]))
            {
                selected.Add(i + 1);
            }
        }

        return selected;
    }

    // A comparison alone may look at what is null, where the one before it would have kept it from that.
    private static bool Holds(MethodInfo method, object?[] arguments)
    {
        try
        {
            return method.Invoke(null, arguments) is true;
        }
        catch (TargetInvocationException error) when (error.InnerException is NullReferenceException && method.Name != Which)
        {
            return false;
        }
    }

    private static MethodInfo MethodOf(RestorePlan plan) => MethodOf(plan, Which)!;

    private static MethodInfo? MethodOf(RestorePlan plan, string name) => plan.GetType().DeclaringType!.GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static);

    private static Type TypeOf(Type parameter)
    {
        var value = parameter.GetElementType() ?? (parameter.IsGenericType ? parameter.GetGenericArguments()[0] : parameter);
        return Nullable.GetUnderlyingType(value) ?? value;
    }

    private sealed class Keys : IOutcomeSink
    {
        public HashSet<long> Selected { get; } = [];

        public void Begin(RestoreDeclaration declaration, long run, (int RangeNo, long Batch)? committed)
        {
        }

        public void Add(int rangeNo, long batch, in OutcomeRow row) => Selected.Add(long.Parse(row.Key.Parts[0], CultureInfo.InvariantCulture));

        public void Flush()
        {
        }

        public void Discard()
        {
        }
    }
}
