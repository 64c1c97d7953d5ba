using Backfill.Planning;
using Backfill.Sqlite.Catalogue;
using Backfill.Sqlite.Runs;
using Backfill.Sqlite.Sessions;
using Backfill.Stores;

namespace Backfill.Sqlite.Live;

/// <summary>A live database in a file.</summary>
internal sealed class LiveStore(SqliteFile file) : ILiveStore
{
    /// <inheritdoc/>
    public IRunStore Runs { get; } = new RunStore(file);

    /// <inheritdoc/>
    public Task<TableInspection> InspectAsync(RestoreDeclaration declaration, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var session = file.OpenToRead();
        var table = TableCatalogue.Read(session, declaration.Table);
        var inspection = table.Inspect(session, file, declaration.Table, declaration.Key);
        if (!inspection.Exists)
        {
            return Task.FromResult(inspection);
        }

        var complete = declaration.Key.Concat(declaration.Targets).All(c => table.Columns.ContainsKey(c.Name));
        return Task.FromResult(inspection with
        {
            Refusals = [.. inspection.Refusals, .. LiveRefusals.Find(session, file, table, declaration)],
            RunRefusals = [.. LiveRefusals.OfRun(file)],
            Notes =
            [
                "SQLite moves no column by itself: nothing has to be pinned.",
                $"SQLite has no schemas: the control tables (backfill_…) stand in the live file {file.Name} itself.",
            ],

            // A row of the journal holds every column twice, and verify writes each value in twice as many digits.
            Longest = new SizeLimit(session.MostBytes / 2 / declaration.RestoredColumns.Count, "SQLITE_MAX_LENGTH, for a row before and after", "copy that row by hand"),
            Control = complete ? ControlSchema.Of(session, table, declaration) : null,
        });
    }

    /// <inheritdoc/>
    public Task<string> HoldIdentityAsync(CancellationToken cancellationToken) => Task.FromResult(file.Path);

    /// <inheritdoc/>
    public ILiveTable Bind(Restore restore, TableInspection inspection) => new LiveTable(file, restore, inspection);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
