using System.ComponentModel;

namespace Backfill.Stores;

/// <summary>
/// Bytes that MySQL and MariaDB do not both take as text of one character set. Measured: each single byte, each pair that begins above 7F, and half
/// surrogates, in every character set that both have.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum RefusedText
{
    /// <summary>None.</summary>
    None,

    /// <summary>Bytes above 7F: MySQL in ascii.</summary>
    BeyondAscii,

    /// <summary>Half a surrogate pair: MySQL in utf8mb3, utf8mb4, utf32 and JSON.</summary>
    HalfSurrogates,

    /// <summary>The half-width kana 8EA0, which no standard has: MariaDB in ujis and eucjpms.</summary>
    UndefinedKana,
}
