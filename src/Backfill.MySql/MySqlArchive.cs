using System.ComponentModel;
using Backfill.MySql.Catalogue;
using Backfill.MySql.Data;
using Backfill.MySql.Sessions;
using Backfill.Planning;
using Backfill.Stores;
using MySqlConnector;

namespace Backfill.MySql;

/// <summary>A backup loaded into a MySQL or MariaDB server. Every session on it may only read.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MySqlArchive : IArchive
{
    private readonly SessionSource _source;
    private readonly SharedSession _control;
    private readonly ServerVersion _version;

    private MySqlArchive(SessionSource source, ServerVersion version)
    {
        _source = source;
        _control = new SharedSession(source);
        _version = version;
    }

    /// <summary>Opens a backup by its connection string, with every option that matters set by us.</summary>
    /// <param name="connectionString"><c>Server=…;Port=3306;User ID=…;Password=…;Database=…</c>.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="StoreException">The text is no connection string, names no database, or the server cannot be reached.</exception>
    public static Task<IArchive> OpenAsync(string connectionString, CancellationToken cancellationToken = default) =>
        OpenAsync(ConnectionOptions.DataSource(connectionString), owned: true, cancellationToken);

    /// <summary>Opens a backup by a data source of the caller's, who keeps it.</summary>
    /// <param name="dataSource">Tokens, TLS and pools are its own; options that would change what is read are refused.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="StoreException">An option that must be changed, or the server cannot be reached.</exception>
    public static Task<IArchive> OpenAsync(MySqlDataSource dataSource, CancellationToken cancellationToken = default)
    {
        ConnectionOptions.Check(dataSource);
        return OpenAsync(dataSource, owned: false, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<TableInspection> InspectAsync(RestoreDeclaration declaration, CancellationToken cancellationToken) =>
        _control.UseAsync("inspecting the backup", async session =>
        {
            var catalogue = await TableCatalogue.ReadAsync(session, declaration.ArchiveTable, cancellationToken);
            var refusals = Preflight.Reading(catalogue, "the backup");
            if (catalogue.Server is { Version.IsMariaDb: true, Identity.ReplicatesFrom: { } source })
            {
                // MariaDB names its source by host only, which says nothing sure about which server it is.
                refusals.Add(new Refusal($"The backup's server is a running replica of {source}; a backup must not move.", "STOP SLAVE on the backup's server, or restore from a copy."));
            }

            return Inspections.Of(catalogue, declaration.ArchiveTable, refusals, catalogue.Server.ReplicationUnseen
                ? [$"Whether the backup's server replicates from live could not be seen; GRANT {(catalogue.Server.Version.IsMariaDb ? "SLAVE MONITOR" : "REPLICATION CLIENT")} ON *.* TO {catalogue.Account} to have it checked."]
                : []);
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> SeesAsync(string token, CancellationToken cancellationToken) =>
        _control.UseAsync("asking the backup for a named lock", async session =>
        {
            await using var command = session.Command("SELECT IS_USED_LOCK(@token) IS NOT NULL", 60);
            command.Parameters.AddWithValue("token", token);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            return await reader.ReadAsync(cancellationToken) && reader.GetInt64(0) == 1;
        }, cancellationToken);

    /// <inheritdoc/>
    public IArchiveTable Bind(Restore restore, TableInspection inspection, IReadOnlyList<TimeZoneShift?> shifts) => new MySqlArchiveTable(_source, _version, restore, inspection, shifts);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _control.DisposeAsync();
        await _source.DisposeAsync();
    }

    private static async Task<IArchive> OpenAsync(MySqlDataSource dataSource, bool owned, CancellationToken cancellationToken)
    {
        var source = new SessionSource(dataSource, owned, "the backup", readOnly: true);
        try
        {
            await using var session = await source.OpenAsync(cancellationToken);
            return new MySqlArchive(source, session.Version);
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }
    }
}
