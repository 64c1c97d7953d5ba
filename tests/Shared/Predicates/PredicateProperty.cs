using System.Globalization;
using System.Reflection;
using Backfill.Planning;
using Backfill.Reporting;
using Backfill.Stores;
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
            (all, plan) => Gen.Select(all, ArgumentsOf(plan), (before, one) => (object?[][])[.. before, one]));
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
            var expected = InCSharp(restore, rows);
            var name = $"{plan.Declaration.Name}({string.Join(", ", restore.Arguments.ToText().Select(a => $"{a.Key}: {a.Value ?? "null"}"))})";
            var actual = await InSqlAsync(restore, backfill, name);
            Describe(name, "SQL misses", expected.Except(actual), plan, rows);
            Describe(name, "SQL selects wrongly", actual.Except(expected), plan, rows);
            selectedAtAll += actual.Count;
        }

        Xunit.Assert.True(selectedAtAll > Plans.Count * 10, "Too few rows are selected for the test to mean anything.");
    }

    private static void Describe(string name, string what, IEnumerable<long> keys, RestorePlan plan, object?[][] rows)
    {
        if (keys.Order().Select(k => (long?)k).FirstOrDefault() is { } key)
        {
            var columns = ProbeTable.Columns.Select((c, i) => (c.Name, Value: rows[key - 1][i])).Where(c => plan.Declaration.WhereColumns.Contains(c.Name));
            Xunit.Assert.Fail($"{name}: {what} {string.Join(", ", columns.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Name} = {c.Value ?? "null"}")))}; {plan.Declaration.Where}");
        }
    }

    private static HashSet<long> InCSharp(Restore restore, object?[][] rows)
    {
        var type = restore.Plan.GetType().DeclaringType!;
        var method = MethodOf(restore.Plan);
        var arguments = restore.Arguments.Parameters.Select((_, i) => restore.Arguments[i]).ToArray();
        HashSet<long> selected = [];
        for (var i = 0; i < rows.Length; i++)
        {
            var row = Activator.CreateInstance(type)!;
            for (var c = 0; c < ProbeTable.Columns.Count; c++)
            {
                type.GetProperty(ProbeTable.Columns[c].Property)!.SetValue(row, rows[i][c]);
            }

            if (method.Invoke(null, [row, .. arguments]) is true)
            {
                selected.Add(i + 1);
            }
        }

        return selected;
    }

    private static async Task<HashSet<long>> InSqlAsync(Restore restore, BackfillRunner backfill, string name)
    {
        var keys = new Keys();
        try
        {
            await backfill.DryRunAsync(restore, new RunOptions { Outcomes = keys });
        }
        catch (RestoreRefusedException error)
        {
            // The dry run calls the method too.
            Xunit.Assert.Fail($"{name}: {error.Message}; {restore.Plan.Declaration.Where}");
        }

        return keys.Selected;
    }

    private static Gen<object?[]> ArgumentsOf(RestorePlan plan) => plan.Declaration.Parameters.Zip(MethodOf(plan).GetParameters().Skip(1)).Aggregate(
        Gen.Const(Array.Empty<object?>()),
        (all, parameter) => Gen.Select(all, Values.Of(parameter.First, TypeOf(parameter.Second.ParameterType)), (before, one) => (object?[])[.. before, one]));

    private static MethodInfo MethodOf(RestorePlan plan) => plan.GetType().DeclaringType!.GetMethod("Which", BindingFlags.NonPublic | BindingFlags.Static)!;

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
