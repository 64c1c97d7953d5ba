using System.Globalization;
using Backfill.Planning;

namespace Backfill.Running;

/// <summary>Estimates how much of the key space is done from the first part of the key.</summary>
internal sealed class KeyProgress(CanonicalKey first, CanonicalKey end)
{
    private readonly double? _first = Number(first);
    private readonly double? _end = Number(end);
    private double _last;

    /// <summary>0 to 1, never less than before.</summary>
    public double At(CanonicalKey? key)
    {
        if (key is not null && _first is { } from && _end is { } until && Number(key) is { } here && until > from)
        {
            _last = Math.Clamp((here - from) / (until - from), _last, 1);
        }

        return _last;
    }

    private static double? Number(CanonicalKey key) =>
        Guid.TryParseExact(key.Parts[0], "D", out _) ? uint.Parse(key.Parts[0].AsSpan(0, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
        : double.TryParse(key.Parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
