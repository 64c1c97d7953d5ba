using System.Globalization;
using Backfill.Planning;
using Backfill.Reporting;

namespace Backfill.Sqlite.Tests.Kit;

/// <summary>A sink that survives its process: lines of range, batch, key and outcome, cut where it is told to go on.</summary>
internal sealed class OutcomeFile(string path) : IOutcomeSink
{
    private readonly List<string> _batch = [];

    /// <summary>Key and outcome of each line.</summary>
    public static List<KeyValuePair<long, Outcome>> Read(string path) => [.. File.ReadLines(path)
        .Select(line => line.Split(';'))
        .Select(part => KeyValuePair.Create(long.Parse(part[2], CultureInfo.InvariantCulture), Enum.Parse<Outcome>(part[3])))];

    public void Begin(RestoreDeclaration declaration, long run, (int RangeNo, long Batch)? committed)
    {
        var kept = committed is { } last && File.Exists(path)
            ? File.ReadAllLines(path).Where(line => (int.Parse(line.Split(';')[0], CultureInfo.InvariantCulture), long.Parse(line.Split(';')[1], CultureInfo.InvariantCulture)).CompareTo(last) <= 0)
            : [];
        File.WriteAllLines(path, [.. kept]);
    }

    public void Add(int rangeNo, long batch, in OutcomeRow row) => _batch.Add(FormattableString.Invariant($"{rangeNo};{batch};{row.Key};{row.Outcome}"));

    public void Flush()
    {
        File.AppendAllLines(path, _batch);
        _batch.Clear();
    }

    public void Discard() => _batch.Clear();
}
