namespace Backfill.Generators.Parsing;

/// <summary>What the restores before this one have taken.</summary>
internal sealed class FoundRestores
{
    /// <summary>The restored properties, by their groups.</summary>
    public HashSet<(string? Group, string Property)> Targets { get; } = [];

    public bool Restores(string property) => Targets.Any(t => t.Property == property);

    /// <summary>The names on the command line, which does not look at case.</summary>
    public HashSet<string> Names { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The entry points.</summary>
    public HashSet<string> Members { get; } = [];
}
