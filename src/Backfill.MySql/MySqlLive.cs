using System.ComponentModel;
using Backfill.MySql.Catalogue;
using Backfill.MySql.Control;
using Backfill.MySql.Data;
using Backfill.MySql.Sessions;
using Backfill.Planning;
using Backfill.Stores;
using MySqlConnector;

namespace Backfill.MySql;

/// <summary>A live database on MySQL 8.0.19 and later or MariaDB 10.6 and later.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MySqlLive : ILiveStore
{
    private static readonly string[] ReadingPrivileges = ["SELECT", "TRIGGER"];

    private readonly SessionSource _source;
    private readonly SharedSession _control;
    private readonly ControlNames _names;
    private readonly ServerVersion _version;
    private MySqlSession? _identity;

    private MySqlLive(SessionSource source, string journalSchema, ServerVersion version)
    {
        _source = source;
        _control = new SharedSession(source);
        _names = new ControlNames(journalSchema);
        _version = version;
        Runs = new MySqlRunStore(source, _control, _names);
    }

    /// <inheritdoc/>
    public IRunStore Runs { get; }

    /// <summary>Opens a live database by its connection string, with every option that matters set by us.</summary>
    /// <param name="connectionString"><c>Server=…;Port=3306;User ID=…;Password=…;Database=…</c>.</param>
    /// <param name="journalSchema">The schema of the control tables.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="StoreException">The text is no connection string, names no database, or the server cannot be reached.</exception>
    public static Task<ILiveStore> OpenAsync(string connectionString, string journalSchema = "backfill", CancellationToken cancellationToken = default) =>
        OpenAsync(ConnectionOptions.DataSource(connectionString), owned: true, journalSchema, cancellationToken);

    /// <summary>Opens a live database by a data source of the caller's, who keeps it.</summary>
    /// <param name="dataSource">Tokens, TLS and pools are its own; options that would change what is read or counted are refused.</param>
    /// <param name="journalSchema">The schema of the control tables.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="StoreException">An option that must be changed, or the server cannot be reached.</exception>
    public static Task<ILiveStore> OpenAsync(MySqlDataSource dataSource, string journalSchema = "backfill", CancellationToken cancellationToken = default)
    {
        ConnectionOptions.Check(dataSource);
        return OpenAsync(dataSource, owned: false, journalSchema, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<TableInspection> InspectAsync(RestoreDeclaration declaration, CancellationToken cancellationToken) =>
        _control.UseAsync("inspecting live", async session =>
        {
            var catalogue = await TableCatalogue.ReadAsync(session, declaration.Table, cancellationToken);
            var pins = catalogue.PinsOf(declaration);
            var refusals = await Preflight.WritingAsync(session, catalogue, declaration, pins);
            var ddl = declaration.Key.Concat(declaration.Targets).All(c => catalogue.Columns.ContainsKey(c.Name))
                ? new ControlDdl(_names, declaration, catalogue.Name, catalogue.Columns, pins, new RowSize(catalogue.Server.PageSize))
                : null;
            var control = ddl is null ? null : await ControlCatalogue.InspectAsync(
                session, _names, ddl, catalogue.Grants, LiveGrants(catalogue, [.. declaration.Targets.Select(c => catalogue.Columns[c.Name].Name), .. pins]), catalogue.Account);
            if (control is { HasJournal: false } && ddl?.TooLarge is { } tooLarge)
            {
                refusals.Add(tooLarge);
            }

            var room = await SessionRoom.ReadAsync(session, catalogue, stagesAhead: ddl is not null && AsReadStatements.TakesAsRead(declaration, catalogue.Columns, pins));
            string[] notes = [.. WritingRights.Unseen(catalogue), .. Computations.Notes(catalogue, declaration), .. room.Notes()];
            return Inspections.Of(catalogue, declaration.Table, refusals, notes) with
            {
                Pins = pins,
                Control = control,
                Computed = Computations.Of(catalogue, declaration),
                RunRefusals = [.. WritingRights.Lacking(catalogue, [.. declaration.Targets.Select(c => c.Name), .. pins]), .. room.Lacking()],
                Longest = new SizeLimit(session.MaxAllowedPacket, "max_allowed_packet", "raise it there and run again"),
            };
        }, cancellationToken);

    /// <inheritdoc/>
    public async Task<string> HoldIdentityAsync(CancellationToken cancellationToken)
    {
        // Lower case and short: MySQL ignores case and takes 64 characters, MariaDB does neither (trap 53).
        var token = $"backfill_{Guid.NewGuid():n}";
        _identity ??= await _source.OpenAsync(cancellationToken);
        try
        {
            await using var command = _identity.Command($"SET wait_timeout = 28800; SELECT CAST(GET_LOCK('{token}', 0) AS SIGNED)", 60);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            return await reader.ReadAsync(cancellationToken) && !reader.IsDBNull(0) && reader.GetInt64(0) == 1 ? token : throw new StoreException("The live server did not give a named lock, so it cannot be told from the backup's.");
        }
        catch (Exception e) when (ServerErrors.Is(e))
        {
            throw ServerErrors.Translate(e, "taking a named lock on live");
        }
    }

    /// <inheritdoc/>
    public ILiveTable Bind(Restore restore, TableInspection inspection) => new MySqlLiveTable(_source, _version, restore, inspection, _names);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_identity is { } identity)
        {
            _identity = null;
            await ReleaseAsync(identity);
        }

        await _control.DisposeAsync();
        await _source.DisposeAsync();
    }

    private static async Task<ILiveStore> OpenAsync(MySqlDataSource dataSource, bool owned, string journalSchema, CancellationToken cancellationToken)
    {
        var source = new SessionSource(dataSource, owned, "live", readOnly: false);
        try
        {
            await using var session = await source.OpenAsync(cancellationToken);
            return new MySqlLive(source, journalSchema, session.Version);
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }
    }

    private static IEnumerable<string> LiveGrants(TableCatalogue catalogue, IEnumerable<string> written)
    {
        string[] lacking = [.. written.Where(c => !catalogue.Grants.HasColumn("UPDATE", catalogue.Database, catalogue.Name, c))];
        string[] privileges =
        [
            .. ReadingPrivileges.Where(p => !catalogue.Grants.Has(p, catalogue.Database, catalogue.Name)),
            .. lacking.Length > 0 ? [$"UPDATE ({string.Join(", ", lacking.Select(Quoted.Name))})"] : Array.Empty<string>(),
        ];
        if (privileges.Length > 0)
        {
            yield return $"GRANT {string.Join(", ", privileges)} ON {Quoted.Name(catalogue.Database, catalogue.Name)} TO {catalogue.Account}";
        }
    }

    private static async Task ReleaseAsync(MySqlSession session)
    {
        try
        {
            // A pool keeps the connection, and with it the lock.
            await using var command = session.Command("DO RELEASE_ALL_LOCKS()", 10);
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (Exception e) when (ServerErrors.Is(e) || e is InvalidOperationException)
        {
            // A lost session has lost its locks.
        }

        await session.DisposeAsync();
    }
}
