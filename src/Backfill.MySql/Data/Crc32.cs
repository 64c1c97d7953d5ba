namespace Backfill.MySql.Data;

/// <summary>The servers' CRC32().</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[] Table =
        [.. Enumerable.Range(0, 256).Select(b => Enumerable.Range(0, 8).Aggregate((uint)b, (crc, _) => (crc & 1) != 0 ? (crc >> 1) ^ Polynomial : crc >> 1))];

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc = (crc >> 8) ^ Table[(crc ^ b) & 0xFF];
        }

        return ~crc;
    }
}
