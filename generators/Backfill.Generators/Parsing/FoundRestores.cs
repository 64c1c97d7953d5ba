namespace Backfill.Generators.Parsing;

/// <summary>What the restores before this one have taken.</summary>
internal sealed class FoundRestores
{
    /// <summary>The restored properties.</summary>
    public HashSet<string> Targets { get; } = [];

    /// <summary>The names on the command line, which does not look at case.</summary>
    public HashSet<string> Names { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The entry points.</summary>
    public HashSet<string> Members { get; } = [];
}
