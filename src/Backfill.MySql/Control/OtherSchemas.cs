using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Backfill.MySql.Catalogue;
using Backfill.MySql.Sessions;
using Backfill.Stores;
using MySqlConnector;

namespace Backfill.MySql.Control;

/// <summary>
/// Runs that are recorded in other schemas of the same server (<c>--journal-schema</c>): no key of ours keeps them from a column that one of ours has. Whoever records a run takes a named lock
/// on the live table first, and then looks at every schema that the account may see.
/// </summary>
internal sealed class OtherSchemas(MySqlSession session, string ours)
{
    private const int TimeoutSeconds = 60;
    private const int PatienceSeconds = 30;
    private const int DatabaseAccessDenied = 1044;
    private const int UnknownDatabase = 1049;
    private const int TableAccessDenied = 1142;
    private const int ColumnAccessDenied = 1143;
    private const int NoSuchTable = 1146;

    /// <summary>Records a run while nobody else records one on its table.</summary>
    public async Task<T> AloneAsync<T>(NewRun run, Func<Task<T>> record, CancellationToken cancellationToken)
    {
        // Lower case and short: MySQL ignores case and takes 64 characters, MariaDB does neither (trap 53).
        var name = $"backfill_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(run.LiveTable.ToLowerInvariant())))[..40]}";
        if (await NumberAsync($"SELECT CAST(COALESCE(GET_LOCK('{name}', {PatienceSeconds}), 0) AS SIGNED)", cancellationToken) != 1)
        {
            throw new StoreException($"Another run on {run.LiveTable} is being recorded, and has been for {PatienceSeconds} seconds; try again.");
        }

        try
        {
            await DemandFreeAsync(run, cancellationToken);
            return await record();
        }
        finally
        {
            await UnlockAsync(name);
        }
    }

    private async Task DemandFreeAsync(NewRun run, CancellationToken cancellationToken)
    {
        foreach (var schema in await SchemasAsync(cancellationToken))
        {
            foreach (var (other, column) in await ActiveAsync(schema, run.LiveTable, cancellationToken))
            {
                if (run.LiveColumns.Contains(column, StringComparer.OrdinalIgnoreCase))
                {
                    throw new ColumnHeldException(other, $"{run.LiveTable}.{column}") { JournalSchema = schema, Release = await ReleaseAsync(schema, other) };
                }
            }
        }
    }

    /// <summary>The statement that does what no command of this version can; null where they can.</summary>
    private async Task<string?> ReleaseAsync(string schema, long run)
    {
        var names = new ControlNames(schema);
        return new SharedTables(names).Differences(await CatalogueQueries.ControlColumnsAsync(session, schema)).Any()
            ? string.Create(CultureInfo.InvariantCulture, $"UPDATE {names.Columns} SET `active` = NULL WHERE `run_id` = {run};")
            : null;
    }

    private async Task<IReadOnlyList<string>> SchemasAsync(CancellationToken cancellationToken)
    {
        await using var command = session.Command(
            """
            SELECT TABLE_SCHEMA FROM information_schema.COLUMNS
            WHERE TABLE_NAME = 'backfill_column' AND TABLE_SCHEMA <> @ours AND COLUMN_NAME IN ('run_id', 'live_table', 'live_column', 'active') GROUP BY TABLE_SCHEMA HAVING COUNT(*) = 4
            """, TimeoutSeconds);
        command.Parameters.AddWithValue("ours", ours);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<string> schemas = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            schemas.Add(reader.GetString(0));
        }

        return schemas;
    }

    private async Task<IReadOnlyList<(long Run, string Column)>> ActiveAsync(string schema, string table, CancellationToken cancellationToken)
    {
        await using var command = session.Command(
            $"SELECT `run_id`, `live_column` FROM {Quoted.Name(schema, "backfill_column")} WHERE LOWER(`live_table`) = @table AND `active` = 1 ORDER BY `run_id`", TimeoutSeconds);
        command.Parameters.AddWithValue("table", table.ToLowerInvariant());
        try
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            List<(long, string)> active = [];
            while (await reader.ReadAsync(cancellationToken))
            {
                active.Add((reader.GetInt64(0), reader.GetString(1)));
            }

            return active;
        }
        catch (MySqlException e) when (e.Number is DatabaseAccessDenied or UnknownDatabase or TableAccessDenied or ColumnAccessDenied or NoSuchTable)
        {
            // A schema of which the account sees the catalogue only, or that was dropped this instant.
            return [];
        }
    }

    private async Task<long> NumberAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = session.Command(sql, TimeoutSeconds);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? reader.GetInt64(0) : 0;
    }

    private async Task UnlockAsync(string name)
    {
        try
        {
            await using var command = session.Command($"DO RELEASE_LOCK('{name}')", TimeoutSeconds);
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (Exception e) when (ServerErrors.Is(e) || e is InvalidOperationException)
        {
            // A lost session has lost its locks.
        }
    }
}
