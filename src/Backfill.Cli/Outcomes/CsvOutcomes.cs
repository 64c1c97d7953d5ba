using Backfill.Planning;
using Backfill.Reporting;

namespace Backfill.Cli.Outcomes;

/// <summary>
/// Every row of a run with its outcome, as a CSV file: run, range and batch, the key, outcome, old, new (old_amount, new_amount, … where several
/// columns are restored), reason. A batch reaches the disk before its
/// transaction commits; a resumed run cuts the file behind its last committed batch and goes on.
/// </summary>
internal sealed class CsvOutcomes : IOutcomeSink, IDisposable
{
    private readonly FileStream _file;
    private readonly IReadOnlyList<bool> _areInstants;
    private readonly CsvCells _cells = new();
    private long _run;
    private ColumnKind[] _kinds = [];

    private CsvOutcomes(string path, IReadOnlyList<bool> areInstants)
    {
        try
        {
            _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WrongUseException($"Nothing was written: the file of --outcomes cannot be opened ({e.Message})");
        }

        _areInstants = areInstants;
    }

    /// <summary>A file of a new run; null when none is wanted.</summary>
    /// <param name="path">Its name, or null.</param>
    /// <param name="areInstants">For each restored column whether its times are instants (TIMESTAMP) or wall-clock times (DATETIME).</param>
    /// <exception cref="WrongUseException">Something stands there already, or it cannot be opened.</exception>
    public static CsvOutcomes? Create(string? path, IReadOnlyList<bool> areInstants)
    {
        if (path is null)
        {
            return null;
        }

        if (File.Exists(path) && new FileInfo(path).Length > 0)
        {
            throw new WrongUseException($"Nothing was written: '{path}' exists already and is not overwritten; name another file with --outcomes.");
        }

        return new CsvOutcomes(path, areInstants);
    }

    /// <summary>The file of a run that is resumed, which may be there already; null when none is wanted.</summary>
    /// <exception cref="WrongUseException">The file is not one of this run, or it cannot be opened.</exception>
    public static CsvOutcomes? Continue(string? path, RestoreDeclaration declaration, long run, IReadOnlyList<bool> areInstants)
    {
        if (path is null)
        {
            return null;
        }

        var outcomes = new CsvOutcomes(path, areInstants);
        try
        {
            if (outcomes._file.Length > 0)
            {
                CsvCut.Check(outcomes._file, path, Header(declaration), run);
            }

            return outcomes;
        }
        catch
        {
            outcomes.Dispose();
            throw;
        }
    }

    public void Begin(RestoreDeclaration declaration, long run, (int RangeNo, long Batch)? committed)
    {
        _run = run;
        _kinds = [.. declaration.Targets.Select(c => c.Kind)];
        var header = Header(declaration);
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
        for (var column = 0; column < _kinds.Length; column++)
        {
            _cells.Value(row.Old[column], _kinds[column], _areInstants[column]);
            _cells.Value(row.New[column], _kinds[column], _areInstants[column]);
        }

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

    private static byte[] Header(RestoreDeclaration declaration)
    {
        var cells = new CsvCells();
        var values = declaration.RestoredColumns.SelectMany((_, i) => new[] { declaration.OldName(i), declaration.NewName(i) });
        foreach (var name in (string[])["run", "range", "batch", .. declaration.Key.Select(k => k.Name), "outcome", .. values, "reason"])
        {
            cells.Text(name);
        }

        cells.EndRecord();
        return cells.Written.ToArray();
    }
}
