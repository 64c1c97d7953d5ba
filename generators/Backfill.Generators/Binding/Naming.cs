using System.Text;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Backfill.Generators.Binding;

/// <summary>What a column or table is called that no attribute names: the MSBuild property <c>BackfillNaming</c>.</summary>
internal enum Naming
{
    AsDeclared,
    SnakeCase,
}

internal static class Namings
{
    public static Naming Read(AnalyzerConfigOptions options) =>
        options.TryGetValue("build_property.BackfillNaming", out var text) && text.Trim().Equals("snake_case", StringComparison.OrdinalIgnoreCase)
            ? Naming.SnakeCase
            : Naming.AsDeclared;

    public static string Apply(this Naming naming, string name) => naming == Naming.SnakeCase ? SnakeCase(name) : name;

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            text.Append(startsWord ? "_" : string.Empty).Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
