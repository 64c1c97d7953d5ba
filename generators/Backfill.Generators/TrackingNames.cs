namespace Backfill.Generators;

/// <summary>The names of the pipeline's steps, for the tests that prove they are cached.</summary>
internal static class TrackingNames
{
    public const string Targets = nameof(Targets);
    public const string Naming = nameof(Naming);
    public const string Files = nameof(Files);

    public static IReadOnlyList<string> All { get; } = [Targets, Naming, Files];
}
