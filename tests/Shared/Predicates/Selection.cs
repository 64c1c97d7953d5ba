using System.Globalization;
using System.Reflection;
using Backfill.Planning;
using Backfill.Reporting;
using CsCheck;

namespace Backfill.Predicates;

/// <summary>Which rows of the probe table a predicate selects, by its method and by its SQL.</summary>
internal static class Selection
{
    public static HashSet<long> InCSharp(Restore restore, object?[][] rows)
    {
        var type = restore.Plan.GetType().DeclaringType!;
        var properties = ProbeTable.Columns.Select(c => type.GetProperty(c.Property)!).ToArray();
        var method = MethodOf(restore.Plan);
        var arguments = restore.Arguments.Parameters.Select((_, i) => restore.Arguments[i]).ToArray();
        HashSet<long> selected = [];
        for (var i = 0; i < rows.Length; i++)
        {
            var row = Activator.CreateInstance(type)!;
            for (var c = 0; c < properties.Length; c++)
            {
                properties[c].SetValue(row, rows[i][c]);
            }

            if (method.Invoke(null, [row, .. arguments]) is true)
            {
                selected.Add(i + 1);
            }
        }

        return selected;
    }

    /// <exception cref="RestoreRefusedException">The method, which a dry run calls too, does not select a row that SQL selects.</exception>
    public static async Task<HashSet<long>> InSqlAsync(Restore restore, BackfillRunner backfill)
    {
        var keys = new Keys();
        await backfill.DryRunAsync(restore, new RunOptions { Outcomes = keys });
        return keys.Selected;
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
