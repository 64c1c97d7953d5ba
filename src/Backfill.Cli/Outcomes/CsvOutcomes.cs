using Backfill.Reporting;

namespace Backfill.Cli.Outcomes;

/// <summary>
/// Every row of a run with its outcome, as a CSV file: run, range and batch, the key, outcome, old, new, reason. A batch reaches the disk before its
/// transaction commits; a resumed run cuts the file behind its last committed batch and goes on.
/// </summary>
internal sealed class CsvOutcomes : IOutcomeSink, IDisposable
{
    private readonly FileStream _file;
    private readonly bool _isInstant;
    private readonly CsvCells _cells = new();
    private long _run;

    private CsvOutcomes(string path, bool isInstant)
    {
        try
        {
            _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WrongUseException($"Nothing was written: the file of --outcomes cannot be opened ({e.Message})");
        }

        _isInstant = isInstant;
    }

    /// <summary>A file of a new run; null when none is wanted.</summary>
    /// <param name="path">Its name, or null.</param>
    /// <param name="isInstant">Whether the column's times are instants (TIMESTAMP) or wall-clock times (DATETIME).</param>
    /// <exception cref="WrongUseException">Something stands there already, or it cannot be opened.</exception>
    public static CsvOutcomes? Create(string? path, bool isInstant)
    {
        if (path is null)
        {
            return null;
        }

        if (File.Exists(path) && new FileInfo(path).Length > 0)
        {
            throw new WrongUseException($"Nothing was written: '{path}' exists already and is not overwritten; name another file with --outcomes.");
        }

        return new CsvOutcomes(path, isInstant);
    }

    /// <summary>The file of a run that is resumed, which may be there already; null when none is wanted.</summary>
    /// <exception cref="WrongUseException">The file is not one of this run, or it cannot be opened.</exception>
    public static CsvOutcomes? Continue(string? path, IReadOnlyList<string> keyColumns, long run, bool isInstant)
    {
        if (path is null)
        {
            return null;
        }

        var outcomes = new CsvOutcomes(path, isInstant);
        try
        {
            if (outcomes._file.Length > 0)
            {
                CsvCut.Check(outcomes._file, path, Header(keyColumns), run);
            }

            return outcomes;
        }
        catch
        {
            outcomes.Dispose();
            throw;
        }
    }

    public void Begin(string name, IReadOnlyList<string> keyColumns, long run, (int RangeNo, long Batch)? committed)
    {
        _run = run;
        var header = Header(keyColumns);
        if (_file.Length > 0)
        {
            _file.SetLength(CsvCut.After(_file, header.Length, committed ?? (0, 0)));
            _file.Seek(0, SeekOrigin.End);
        }
        else
        {
            _file.Write(header);
        }

        _file.Flush(flushToDisk: true);
    }

    public void Add(int rangeNo, long batch, in OutcomeRow row)
    {
        _cells.Number(_run);
        _cells.Number(rangeNo);
        _cells.Number(batch);
        foreach (var part in row.Key.Parts)
        {
            _cells.Text(part);
        }

        _cells.Text(row.Outcome.ToString());
        _cells.Value(row.Old, row.Kind, _isInstant);
        _cells.Value(row.New, row.Kind, _isInstant);
        _cells.Text(row.Reason ?? "");
        _cells.EndRecord();
    }

    public void Flush()
    {
        _file.Write(_cells.Written);
        _file.Flush(flushToDisk: true);
        _cells.Clear();
    }

    public void Discard() => _cells.Clear();

    public void Dispose()
    {
        var isEmpty = _file.Length == 0;
        _file.Dispose();
        if (isEmpty)
        {
            File.Delete(_file.Name);
        }
    }

    private static byte[] Header(IReadOnlyList<string> keyColumns)
    {
        var cells = new CsvCells();
        foreach (var name in (string[])["run", "range", "batch", .. keyColumns, "outcome", "old", "new", "reason"])
        {
            cells.Text(name);
        }

        cells.EndRecord();
        return cells.Written.ToArray();
    }
}
