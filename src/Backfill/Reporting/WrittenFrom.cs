using Backfill.Planning;

namespace Backfill;

/// <summary>How many of the written values are from one backup.</summary>
/// <param name="Archive">Its name; null for the rows that no backup has and that became NULL (<see cref="Otherwise.Null"/>).</param>
/// <param name="Rows">Rows.</param>
public sealed record WrittenFrom(string? Archive, long Rows)
{
    internal static IReadOnlyList<WrittenFrom> Of(RestoreDeclaration declaration, IReadOnlyDictionary<int, long> byArchiveNo) =>
    [
        .. declaration.Archives.Select((name, i) => new WrittenFrom(name, byArchiveNo.GetValueOrDefault(i + 1))),
        .. declaration.Otherwise == Otherwise.Null ? [new WrittenFrom(null, byArchiveNo.GetValueOrDefault(0))] : Array.Empty<WrittenFrom>(),
    ];
}
