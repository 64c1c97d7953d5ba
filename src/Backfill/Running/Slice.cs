using Backfill.Planning;

namespace Backfill.Running;

/// <summary>The keys of one range: those after <paramref name="After"/> (from the first key on where it is null) up to <paramref name="Until"/>.</summary>
internal sealed record Slice(int RangeNo, CanonicalKey? After, CanonicalKey Until);
