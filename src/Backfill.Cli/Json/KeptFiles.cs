namespace Backfill.Cli.Json;

/// <summary>Files that the program keeps, for <c>schema --json</c> and <c>sql --json</c>.</summary>
/// <param name="Path">The file or folder.</param>
/// <param name="Changed">How many files of a folder were not so before; null where that is not known.</param>
/// <param name="Difference">The first difference; null where there is none.</param>
internal sealed record KeptFiles(string Path, int? Changed, string? Difference);
