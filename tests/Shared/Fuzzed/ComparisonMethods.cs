using System.Text.RegularExpressions;

namespace Backfill.Fuzzed;

/// <summary>Methods that are made of nothing but the texts of a predicate's comparisons.</summary>
internal static class ComparisonMethods
{
    /// <summary>The name of the method that asks a comparison alone; it takes what the predicate takes.</summary>
    public static string NameOf(int comparison) => $"Comparison{comparison}";

    /// <param name="methods">The predicate and those that it calls.</param>
    /// <param name="comparisons">The texts, those of all sides.</param>
    public static string Of(string methods, IEnumerable<string> comparisons) => string.Join("\n    ", comparisons.SelectMany((text, i) => Of(methods, text, i)));

    // 'a > b, in Inner(row, x), in Outer(live, y)': a method that calls a copy of Outer, which calls a copy of Inner.
    private static IEnumerable<string> Of(string methods, string text, int i)
    {
        var parts = text.Split(", in ");
        var (signature, name) = (SignatureOf(methods, "Which"), NameOf(i));
        foreach (var call in parts.Skip(1).Reverse())
        {
            var arguments = call.IndexOf('(', StringComparison.Ordinal);
            yield return $"private static bool {name}({signature}) => {name}_{call[arguments..]};";
            (signature, name) = (SignatureOf(methods, call[..arguments]), name + "_");
        }

        // Without what stands before it in the predicate, '.Value' would throw where SQL compares with NULL.
        yield return $"private static bool {name}({signature}) => {parts[0].Replace(".Value ", " ", StringComparison.Ordinal)};";
    }

    private static string SignatureOf(string methods, string name) => Regex.Match(methods, $@"bool {name}\((.*?)\) => ").Groups[1].Value;
}
