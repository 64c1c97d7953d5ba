using System.ComponentModel;
using Backfill.Planning;

namespace Backfill.Stores;

/// <summary>The live database: the one that is written. Implemented once per product; owns sessions, dialect and catalogue.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILiveStore : IAsyncDisposable
{
    /// <summary>The control tables.</summary>
    IRunStore Runs { get; }

    /// <summary>Reads the catalogue for a restore. Finds, never throws, what speaks against the restore: <see cref="TableInspection.Refusals"/>.</summary>
    /// <exception cref="StoreException">The server cannot be reached or refuses the session.</exception>
    Task<TableInspection> InspectAsync(RestoreDeclaration declaration, CancellationToken cancellationToken);

    /// <summary>Takes a lock that only this server can show, for <see cref="IArchive.SeesAsync"/>; held until the store is disposed.</summary>
    Task<string> HoldIdentityAsync(CancellationToken cancellationToken);

    /// <summary>The table with every slot filled, ready to be read and written. Opens its sessions when first used.</summary>
    ILiveTable Bind(Restore restore, TableInspection inspection);
}

/// <summary>A backup: only ever read.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IArchive : IAsyncDisposable
{
    /// <summary>Reads the catalogue for a restore; columns that the backup lacks are simply not in <see cref="TableInspection.Columns"/>.</summary>
    /// <exception cref="StoreException">The server cannot be reached or refuses the session.</exception>
    Task<TableInspection> InspectAsync(RestoreDeclaration declaration, CancellationToken cancellationToken);

    /// <summary>Whether the token of <see cref="ILiveStore.HoldIdentityAsync"/> is held here: then both are one server.</summary>
    Task<bool> SeesAsync(string token, CancellationToken cancellationToken);

    /// <summary>The table with every slot filled.</summary>
    /// <param name="restore">The restore.</param>
    /// <param name="inspection">What <see cref="InspectAsync"/> found.</param>
    /// <param name="shifts">For each restored column how its source's value moves to the target's zone, or null.</param>
    IArchiveTable Bind(Restore restore, TableInspection inspection, IReadOnlyList<TimeZoneShift?> shifts);
}

/// <summary>The archived table of one restore.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IArchiveTable : IAsyncDisposable
{
    /// <summary>The statements by name, as they will run.</summary>
    IReadOnlyList<KeyValuePair<string, string>> Statements { get; }

    /// <summary><see cref="Statements.ReadArchive"/> for the given keys, in one query.</summary>
    Task ReadAsync(IRowSource keys, FieldArena arena, IRowSink rows, CancellationToken cancellationToken);

    /// <summary><see cref="Statements.ReadArchiveText"/> for the given keys, in one query.</summary>
    Task ReadTextAsync(IRowSource keys, FieldArena arena, IRowSink rows, CancellationToken cancellationToken);

    /// <summary>The greatest value of each of these columns of times, as text, or null where there is none: how old the backup is. It reads the whole table, or an index of the column.</summary>
    Task<IReadOnlyList<string?>> NewestAsync(IReadOnlyList<DeclaredColumn> columns, CancellationToken cancellationToken);

    /// <summary><see cref="Statements.CountArchive"/>; null where the backup lacks a column that <c>Where</c> reads, or there is no <c>Where</c>.</summary>
    Task<long?> CountSelectedAsync(CancellationToken cancellationToken);
}
