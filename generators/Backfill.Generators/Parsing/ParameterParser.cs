using System.Text;
using Backfill.Generators.Diagnostics;
using Backfill.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Parsing;

/// <summary>Reads the parameters of <c>Where</c>, which become parameters of SQL and options of the command line.</summary>
internal static class ParameterParser
{
    /// <summary>The options that some command has already; a test holds them against the command line itself.</summary>
    public static readonly HashSet<string> Options = new(StringComparer.OrdinalIgnoreCase)
    {
        "batch", "ddl", "help", "journal-schema", "check", "write", "json", "key", "limit", "outcomes", "max-failure-ratio", "outcomes-only", "plan", "take-over", "version",
    };

    private static readonly string[] SqlParameters = ["run", "undone", "batch", "skip"];

    private static readonly string[] NumberedSqlParameters = ["from_", "until_", "value"];

    public static IReadOnlyList<Parameter> Parse(IReadOnlyList<IParameterSymbol> symbols, Compilation compilation, Problems problems)
    {
        List<Parameter> parameters = [];
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var symbol in symbols)
        {
            if (WhyTaken(symbol.Name, names) is { } reason)
            {
                problems.Add(DiagnosticDescriptors.ParameterClash, symbol.Location(), symbol.Name, reason);
            }

            names.Add(KebabCase(symbol.Name));
            if ((ParameterType.WhyNot(symbol) ?? (Nameable.IsAliased(symbol.Type, compilation) ? Nameable.Alias : null)) is { } problem)
            {
                problems.Add(DiagnosticDescriptors.UnsupportedParameter, symbol.Location(), symbol.Name, symbol.Type.Shown(), problem);
            }
            else
            {
                parameters.Add(ParameterType.Read(symbol));
            }
        }

        foreach (var list in parameters.Where(p => p.List is not null))
        {
            // Each value of a list is a parameter of SQL with a name of its own.
            foreach (var symbol in symbols.Where(s => IsNumbered(s.Name, list.Name + "_item") || s.Name.Equals(list.Name + "_has_null", StringComparison.OrdinalIgnoreCase)))
            {
                problems.Add(DiagnosticDescriptors.ParameterClash, symbol.Location(), symbol.Name, $"@{symbol.Name} is a value of the list '{list.Name}' in the generated statements");
            }
        }

        return parameters;
    }

    /// <summary>The name of the option, as the command line forms it.</summary>
    public static string KebabCase(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = char.IsUpper(name[i]) && i > 0 && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            text.Append(startsWord && name[i - 1] != '_' ? "-" : string.Empty).Append(name[i] == '_' ? '-' : char.ToLowerInvariant(name[i]));
        }

        return text.ToString().Trim('-');
    }

    private static string? WhyTaken(string name, HashSet<string> names)
    {
        if (name.Any(c => c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_')))
        {
            return "in SQL and on the command line only a-z, A-Z, 0-9 and _ are possible";
        }

        if (KebabCase(name).Length == 0)
        {
            return "nothing of it would be left on the command line";
        }

        if (Options.Contains(KebabCase(name)))
        {
            return $"--{KebabCase(name)} is an option of the command line already";
        }

        if (SqlParameters.Contains(name, StringComparer.OrdinalIgnoreCase) || NumberedSqlParameters.Any(p => IsNumbered(name, p)))
        {
            return $"@{name} is a parameter of the generated statements";
        }

        return names.Contains(KebabCase(name)) ? $"another parameter is --{KebabCase(name)} on the command line too" : null;
    }

    private static bool IsNumbered(string name, string prefix) =>
        name.Length > prefix.Length && name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && name.Skip(prefix.Length).All(char.IsDigit);
}
