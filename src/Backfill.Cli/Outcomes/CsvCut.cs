using System.Buffers.Text;

namespace Backfill.Cli.Outcomes;

/// <summary>Finds where the committed part of a file ends: what stands behind it was rolled back, or is a torn record.</summary>
internal static class CsvCut
{
    /// <summary>Longer than run, range and batch together, which begin each record.</summary>
    private const int PlaceLength = 64;

    /// <exception cref="WrongUseException">The file is not one of this run.</exception>
    public static void Check(Stream file, string path, ReadOnlySpan<byte> header, long run)
    {
        var start = new byte[header.Length + PlaceLength];
        file.Seek(0, SeekOrigin.Begin);
        var read = start.AsSpan(0, file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false));
        if (!read.StartsWith(header))
        {
            throw new WrongUseException($"Nothing was written: '{path}' is not an outcome file of run {run}; name another file with --outcomes.");
        }

        if (read.Length > header.Length && Place(read[header.Length..]).Run is var owner && owner != run)
        {
            throw new WrongUseException($"Nothing was written: '{path}' is the outcome file of run {owner}, not of {run}; name another file with --outcomes.");
        }
    }

    /// <summary>The length to keep.</summary>
    public static long After(Stream file, long headerLength, (int RangeNo, long Batch) committed)
    {
        var keep = headerLength;
        var end = headerLength;
        var buffer = new byte[1 << 16];
        var place = new List<byte>(PlaceLength);
        var quoted = false;
        file.Seek(headerLength, SeekOrigin.Begin);
        for (var read = file.Read(buffer); read > 0; read = file.Read(buffer))
        {
            foreach (var b in buffer.AsSpan(0, read))
            {
                end++;
                quoted ^= b == '"';
                if (place.Count < PlaceLength)
                {
                    place.Add(b);
                }

                if (b != '\n' || quoted)
                {
                    continue;
                }

                var (_, rangeNo, batch) = Place([.. place]);
                if (rangeNo > committed.RangeNo || (rangeNo == committed.RangeNo && batch > committed.Batch))
                {
                    return keep;
                }

                keep = end;
                place.Clear();
            }
        }

        return keep;
    }

    private static (long Run, long RangeNo, long Batch) Place(ReadOnlySpan<byte> record)
    {
        var run = Number(ref record);
        var rangeNo = Number(ref record);
        return (run, rangeNo, Number(ref record));
    }

    private static long Number(ref ReadOnlySpan<byte> rest)
    {
        var value = Utf8Parser.TryParse(rest, out long number, out var used) ? number : -1;
        rest = rest[Math.Min(used + 1, rest.Length)..];
        return value;
    }
}
