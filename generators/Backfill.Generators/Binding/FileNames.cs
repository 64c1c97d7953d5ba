using Backfill.Generators.Model;

namespace Backfill.Generators.Binding;

/// <summary>What generated files are called. The compiler does not look at case where it compares them, and C# does.</summary>
internal static class FileNames
{
    /// <summary>The names that more than one type would have.</summary>
    public static EquatableArray<string> Shared(IEnumerable<string> metadataNames) =>
    [
        .. metadataNames.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1).Select(same => same.Key.ToUpperInvariant()).OrderBy(n => n, StringComparer.Ordinal),
    ];

    public static string Of(TypeDeclaration type, EquatableArray<string> shared)
    {
        var own = shared.Contains(type.MetadataName.ToUpperInvariant()) ? $".{Hash($"{type.Namespace}/{string.Join("/", type.Parts)}"):x8}" : string.Empty;
        return $"{type.MetadataName}{own}.Restores.g.cs";
    }

    // FNV-1a: the same in every process, which string.GetHashCode is not.
    private static uint Hash(string text) => text.Aggregate(2166136261, static (hash, c) => unchecked((hash ^ c) * 16777619));
}
