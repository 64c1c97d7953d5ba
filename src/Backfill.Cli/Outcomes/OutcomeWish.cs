namespace Backfill.Cli.Outcomes;

/// <summary>The file of rows that was asked for.</summary>
/// <param name="Path">Its name; null where none is wanted.</param>
/// <param name="ExceptionsOnly">Only rows that a person must look at.</param>
internal sealed record OutcomeWish(string? Path, bool ExceptionsOnly)
{
    public const string Option = "--outcomes";
}
