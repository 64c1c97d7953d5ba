using System.Globalization;
using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.Predicates;

/// <summary>A row on which SQL and C# do not agree.</summary>
/// <param name="Type">The type that declares the predicate.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Restore">The restore with its arguments.</param>
/// <param name="Row">The values of the columns that the predicate looks at.</param>
internal sealed record Difference(string Type, string What, Restore Restore, string Row)
{
    public static async Task<Difference?> FindAsync(Restore restore, BackfillRunner backfill, HashSet<long> expected, object?[][] rows)
    {
        string what;
        IEnumerable<long> keys;
        try
        {
            var (actual, compared) = await Selection.InSqlAsync(restore, backfill);
            if (Selection.ComparedInCSharp(restore, expected, rows) is { } counts && counts.Zip(compared).FirstOrDefault(c => c.First != c.Second) is { First: not null } other)
            {
                return new(restore.Plan.GetType().DeclaringType!.Name, $"SQL counts {other.Second} where C# counts {other.First}", restore, "");
            }

            (what, keys) = expected.Except(actual).Any() ? ("SQL misses", expected.Except(actual)) : ("SQL selects wrongly", actual.Except(expected));
        }
        catch (RestoreRefusedException error)
        {
            // The dry run calls the method too.
            (what, keys) = (error.Message, Enumerable.Range(1, rows.Length).Select(k => (long)k).Where(k => error.Message.Contains(string.Create(CultureInfo.InvariantCulture, $"the key {k} "), StringComparison.Ordinal)).DefaultIfEmpty(1));
        }

        return keys.Order().Select(k => (long?)k).FirstOrDefault() is { } key ? new(restore.Plan.GetType().DeclaringType!.Name, what, restore, Selection.Describe(restore, rows, key)) : null;
    }

    public string Sentence =>
        $"{Restore.Plan.Declaration.Name}({string.Join(", ", Restore.Arguments.ToText().Select(a => $"{a.Key}: {a.Value ?? "null"}"))}): {What} {Row}; {Restore.Plan.Declaration.Where}";

    /// <summary>The predicate with the row and the arguments, as a file of its own.</summary>
    public string Program(string source) => $"""
        // {Sentence.Replace("\n", "\\n", StringComparison.Ordinal)}
        using System.ComponentModel.DataAnnotations.Schema;

        namespace Backfill.Predicates;

        {source}
        """;
}
