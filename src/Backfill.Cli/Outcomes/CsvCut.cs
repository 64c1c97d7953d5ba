using System.Buffers.Text;

namespace Backfill.Cli.Outcomes;

/// <summary>Finds where the committed part of a file ends: what stands behind it was rolled back, or is a torn record.</summary>
internal static class CsvCut
{
    /// <summary>The length to keep.</summary>
    /// <exception cref="WrongUseException">The file is not one of this run.</exception>
    public static long After(Stream file, string path, ReadOnlySpan<byte> header, long run, (int RangeNo, long Batch) committed)
    {
        file.Seek(0, SeekOrigin.Begin);
        var start = new byte[header.Length];
        if (file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length || !header.SequenceEqual(start))
        {
            throw new WrongUseException($"'{path}' is not an outcome file of run {run}, and is not overwritten; name another file with --outcomes.");
        }

        long keep = header.Length;
        long end = header.Length;
        var buffer = new byte[1 << 16];
        var record = new List<byte>(64);
        var quoted = false;
        for (var read = file.Read(buffer); read > 0; read = file.Read(buffer))
        {
            foreach (var b in buffer.AsSpan(0, read))
            {
                end++;
                quoted ^= b == '"';
                if (record.Count < 64)
                {
                    record.Add(b);
                }

                if (b != '\n' || quoted)
                {
                    continue;
                }

                var (owner, rangeNo, batch) = Place([.. record]);
                if (owner != run)
                {
                    throw new WrongUseException($"'{path}' is the outcome file of run {owner}, not {run}; name another file with --outcomes.");
                }

                if (rangeNo > committed.RangeNo || (rangeNo == committed.RangeNo && batch > committed.Batch))
                {
                    return keep;
                }

                keep = end;
                record.Clear();
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
