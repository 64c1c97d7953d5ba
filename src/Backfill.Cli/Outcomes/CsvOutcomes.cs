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
    private readonly bool _isNew;
    private readonly bool _exceptionsOnly;
    private readonly IReadOnlyList<bool> _areInstants;
    private readonly CsvCells _cells = new();
    private bool _begun;
    private long _run;
    private ColumnKind[] _kinds = [];

    private CsvOutcomes(FileStream file, bool isNew, IReadOnlyList<bool> areInstants, bool exceptionsOnly) =>
        (_file, _isNew, _areInstants, _exceptionsOnly) = (file, isNew, areInstants, exceptionsOnly);

    /// <summary>A file of a new run; null when none is wanted.</summary>
    /// <param name="wish">What was asked for.</param>
    /// <param name="declaration">The restore.</param>
    /// <param name="areInstants">For each restored column whether its times are instants (TIMESTAMP) or wall-clock times (DATETIME).</param>
    /// <exception cref="WrongUseException">Something stands there already, or it cannot be made.</exception>
    public static CsvOutcomes? Create(OutcomeWish wish, RestoreDeclaration declaration, IReadOnlyList<bool> areInstants)
    {
        if (wish.Path is not { } path)
        {
            return null;
        }

        // The heading at once: a process that is killed before its first batch leaves a file that a resumed run knows again.
        var file = ValueFile.Create(path, OutcomeWish.Option);
        file.Write(Header(declaration));
        file.Flush(flushToDisk: true);
        return new CsvOutcomes(file, isNew: true, areInstants, wish.ExceptionsOnly);
    }

    /// <summary>The file of a run that is resumed, which may be there already; null when none is wanted.</summary>
    /// <exception cref="WrongUseException">The file is not one of this run, or it cannot be opened.</exception>
    public static CsvOutcomes? Continue(OutcomeWish wish, RestoreDeclaration declaration, long run, IReadOnlyList<bool> areInstants)
    {
        if (wish.Path is not { } path || !ValueFile.Exists(path))
        {
            return Create(wish, declaration, areInstants);
        }

        var outcomes = new CsvOutcomes(ValueFile.Open(path, OutcomeWish.Option), isNew: false, areInstants, wish.ExceptionsOnly);
        try
        {
            CsvCut.Check(outcomes._file, path, Header(declaration), run);
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
        _begun = true;
        _run = run;
        _kinds = [.. declaration.Targets.Select(c => c.Kind)];
        if (!_isNew)
        {
            _file.SetLength(CsvCut.After(_file, Header(declaration).Length, committed ?? (0, 0)));
            _file.Seek(0, SeekOrigin.End);
            _file.Flush(flushToDisk: true);
        }
    }

    public void Add(int rangeNo, long batch, in OutcomeRow row)
    {
        if (_exceptionsOnly && row.Outcome is Outcome.Restored or Outcome.SameAsArchive)
        {
            return;
        }

        _cells.Number(_run);
        _cells.Number(rangeNo);
        _cells.Number(batch);
        foreach (var part in row.Key.Parts)
        {
            _cells.Key(part);
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
        _file.Dispose();
        if (_isNew && !_begun)
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
