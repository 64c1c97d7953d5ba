using Backfill.Planning;
using Backfill.Sqlite.Catalogue;
using Backfill.Sqlite.Sessions;
using Backfill.Stores;

namespace Backfill.Sqlite.Archived;

/// <summary>A backup in a file; every session on it is read-only.</summary>
internal sealed class ArchiveStore(SqliteFile file) : IArchive
{
    /// <inheritdoc/>
    public Task<TableInspection> InspectAsync(RestoreDeclaration declaration, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var session = file.OpenToRead();
        return Task.FromResult(TableCatalogue.Read(session, declaration.ArchiveTable).Inspect(session, file, declaration.ArchiveTable, declaration.ArchivedKey));
    }

    /// <inheritdoc/>
    public Task<bool> SeesAsync(string token, CancellationToken cancellationToken) =>
        Task.FromResult(string.Equals(token, file.Path, OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public IArchiveTable Bind(Restore restore, TableInspection inspection, IReadOnlyList<TimeZoneShift?> shifts) => new ArchiveTable(file, restore, inspection, shifts);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
