using Backfill.Planning;
using Backfill.Reporting;

namespace Backfill.Cli.Outcomes;

/// <summary>
/// Every row that a run wrote with how it stands, as a CSV file: the key, standing, before, written, live, backup (before_amount, … where several columns
/// are restored).
/// </summary>
internal sealed class CsvStandings : IStandingSink, IDisposable
{
    private const int MostInMemory = 1 << 16;

    private readonly FileStream _file;
    private readonly CsvCells _cells = new();
    private readonly bool _exceptionsOnly;
    private bool _ended;

    private CsvStandings(FileStream file, bool exceptionsOnly) => (_file, _exceptionsOnly) = (file, exceptionsOnly);

    /// <summary>A new file; null when none is wanted.</summary>
    /// <exception cref="WrongUseException">Something stands there already, or it cannot be made.</exception>
    public static CsvStandings? Create(OutcomeWish wish, RestoreDeclaration declaration)
    {
        if (wish.Path is not { } path)
        {
            return null;
        }

        var standings = new CsvStandings(ValueFile.Create(path, OutcomeWish.Option), wish.ExceptionsOnly);
        standings.WriteHeader(declaration);
        return standings;
    }

    public bool Wants(Standing standing) => !_exceptionsOnly || standing != Standing.Holds;

    public void Add(VerifiedRow row)
    {
        foreach (var part in row.Key.Parts)
        {
            _cells.Key(part);
        }

        _cells.Text(row.Standing.ToString());
        foreach (var value in row.Values)
        {
            _cells.Shown(value.Old);
            _cells.Shown(value.New);
            if (row.Standing == Standing.Deleted)
            {
                _cells.Text("");
            }
            else
            {
                _cells.Shown(value.LiveText);
            }

            _cells.Shown(value.ArchiveText);
        }

        _cells.EndRecord();
        if (_cells.Written.Length >= MostInMemory)
        {
            Flush();
        }
    }

    /// <summary>The last row was added: the file is whole, and stays.</summary>
    public void End()
    {
        Flush();
        _file.Flush(flushToDisk: true);
        _ended = true;
    }

    public void Dispose()
    {
        _file.Dispose();
        if (!_ended)
        {
            File.Delete(_file.Name);
        }
    }

    private void Flush()
    {
        _file.Write(_cells.Written);
        _cells.Clear();
    }

    private void WriteHeader(RestoreDeclaration declaration)
    {
        var columns = declaration.RestoredColumns.Count == 1 ? [""] : declaration.Targets.Select(c => "_" + c.Name);
        foreach (var name in (string[])[.. declaration.Key.Select(k => k.Name), "standing", .. columns.SelectMany(c => new[] { "before" + c, "written" + c, "live" + c, "backup" + c })])
        {
            _cells.Text(name);
        }

        _cells.EndRecord();
    }
}
