using System.Text;
using Backfill.Planning;
using Backfill.Reporting;
using Backfill.Stores;

namespace Backfill.Cli.Outcomes;

/// <summary>
/// Every row of a run with its outcome, as a CSV file: run, range and batch, the key, outcome, old, new, reason. A batch reaches the disk before its
/// transaction commits; a resumed run cuts the file behind its last committed batch and goes on.
/// </summary>
internal sealed class CsvOutcomes : IOutcomeSink, IDisposable
{
    private readonly string _path;
    private readonly bool _continues;
    private readonly bool _isInstant;
    private readonly CsvCells _cells = new();
    private FileStream? _file;
    private long _run;

    private CsvOutcomes(string path, bool continues, bool isInstant)
    {
        _path = path;
        _continues = continues;
        _isInstant = isInstant;
    }

    /// <summary>A file of a new run; null when none is wanted.</summary>
    /// <exception cref="WrongUseException">Something stands there already.</exception>
    public static CsvOutcomes? Create(string? path, TableInspection live, RestoreDeclaration declaration)
    {
        if (path is null)
        {
            return null;
        }

        if (Directory.Exists(path) || (File.Exists(path) && new FileInfo(path).Length > 0))
        {
            throw new WrongUseException($"'{path}' exists already and is not overwritten; name another file with --outcomes. Nothing was written.");
        }

        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
        {
            throw new WrongUseException($"There is no folder '{folder}' for the file of --outcomes. Nothing was written.");
        }

        return new CsvOutcomes(path, continues: false, IsInstant(live, declaration));
    }

    /// <summary>The file of a run that is resumed, which may be there already; null when none is wanted.</summary>
    public static CsvOutcomes? Continue(string? path, TableInspection live, RestoreDeclaration declaration) =>
        path is null ? null : new CsvOutcomes(path, continues: true, IsInstant(live, declaration));

    public void Begin(string name, IReadOnlyList<string> keyColumns, long run, (int RangeNo, long Batch)? committed)
    {
        _run = run;
        var header = Header(keyColumns);
        var exists = _continues && File.Exists(_path) && new FileInfo(_path).Length > 0;
        try
        {
            _file = new FileStream(_path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WrongUseException($"'{_path}' cannot be written: {e.Message}");
        }

        if (exists)
        {
            _file.SetLength(CsvCut.After(_file, _path, header, run, committed ?? (0, 0)));
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
        _file!.Write(_cells.Written);
        _file.Flush(flushToDisk: true);
        _cells.Clear();
    }

    public void Discard() => _cells.Clear();

    public void Dispose() => _file?.Dispose();

    internal static byte[] Header(IReadOnlyList<string> keyColumns)
    {
        var cells = new CsvCells();
        foreach (var name in (string[])["run", "range", "batch", .. keyColumns, "outcome", "old", "new", "reason"])
        {
            cells.Text(name);
        }

        cells.EndRecord();
        return cells.Written.ToArray();
    }

    private static bool IsInstant(TableInspection live, RestoreDeclaration declaration) =>
        live.Columns.TryGetValue(declaration.Target.Name, out var column) && column.Family == ColumnFamily.Timestamp;
}
