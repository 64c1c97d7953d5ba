using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backfill.Generators.Parsing;

/// <summary>Tells comparisons of strings unit by unit from those by a culture or without regard to case.</summary>
internal static class TextComparison
{
    private const int Ordinal = 4;

    /// <summary>Why the call does not compare as bytes do, and what to write instead; null when it does, or compares nothing.</summary>
    public static string? WhyNot(IOperation operation)
    {
        if (operation is not IInvocationOperation { TargetMethod: { ContainingType.SpecialType: SpecialType.System_String } method } call)
        {
            return null;
        }

        var comparison = call.Arguments.FirstOrDefault(a => a.Parameter?.Type.Named() == "System.StringComparison");
        return method.Name switch
        {
            "ToLower" or "ToUpper" or "ToLowerInvariant" or "ToUpperInvariant" =>
                $"{method.Name} changes letters by other tables than a database has; compare the text as it is stored, in each of its spellings",
            "Compare" or "CompareTo" or "CompareOrdinal" => "the order of texts in C# is not that of a database; compare with ==, or decide in Guard",
            _ when comparison is not null => comparison.Value.ConstantValue is { HasValue: true, Value: Ordinal }
                ? null
                : "only StringComparison.Ordinal means the same in SQL; for several spellings write each of them",
            "StartsWith" or "EndsWith" when method.Parameters is not [{ Type.SpecialType: SpecialType.System_Char }] =>
                $"{method.Name} without a StringComparison goes by the culture of the machine; add StringComparison.Ordinal",
            _ => null,
        };
    }
}
