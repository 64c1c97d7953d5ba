namespace Backfill.Generators;

/// <summary>The names of the pipeline's steps, for the tests that prove they are cached.</summary>
internal static class TrackingNames
{
    public const string Targets = nameof(Targets);
    public const string Naming = nameof(Naming);
    public const string SchemaTexts = nameof(SchemaTexts);
    public const string Migrations = nameof(Migrations);
    public const string SchemaFiles = nameof(SchemaFiles);
    public const string Tables = nameof(Tables);
    public const string Files = nameof(Files);
    public const string SharedNames = nameof(SharedNames);

    public static IReadOnlyList<string> All { get; } = [Targets, Naming, SchemaTexts, Migrations, SchemaFiles, Tables, Files, SharedNames];
}
