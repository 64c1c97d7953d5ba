using Backfill.MySql.Sessions;
using Backfill.Stores;
using MySqlConnector;

namespace Backfill.MySql.Control;

internal sealed partial class MySqlRunStore
{
    /// <summary>Claims every column of a run in the open transaction; false when another live run has one of them.</summary>
    private async Task<bool> ClaimAsync(MySqlSession session, long id, NewRun run, CancellationToken cancellationToken)
    {
        try
        {
            // By name, so that two runs that want the same columns wait for each other instead of locking each other out.
            foreach (var (no, name) in run.LiveColumns.Index().OrderBy(c => c.Item, StringComparer.Ordinal))
            {
                await using var command = session.Command(
                    $"INSERT INTO {_names.Columns} (`run_id`, `column_no`, `live_table`, `live_column`, `active`) VALUES (@run, @no, @table, @column, 1)", TimeoutSeconds);
                command.Parameters.AddWithValue("run", id);
                command.Parameters.AddWithValue("no", no + 1);
                command.Parameters.AddWithValue("table", run.LiveTable);
                command.Parameters.AddWithValue("column", name);
                await command.ExecuteNonQueryAsync(cancellationToken);
            }

            return true;
        }
        catch (MySqlException e) when (e.Number == (int)MySqlErrorCode.DuplicateKeyEntry)
        {
            return false;
        }
    }

    /// <summary>An ended run gives up its place among the live runs of its columns, and never takes it back.</summary>
    private async Task FreeAsync(MySqlSession session, long run, CancellationToken cancellationToken)
    {
        await using var command = session.Command($"UPDATE {_names.Columns} SET `active` = NULL WHERE `run_id` = @run", TimeoutSeconds);
        command.Parameters.AddWithValue("run", run);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<Exception> HeldAsync(MySqlSession session, NewRun run, CancellationToken cancellationToken)
    {
        await using var command = session.Command(
            $"SELECT c.`run_id`, c.`live_column` FROM {_names.Columns} c WHERE c.`live_table` = @table AND c.`active` = 1 ORDER BY c.`run_id`, c.`column_no`", TimeoutSeconds);
        command.Parameters.AddWithValue("table", run.LiveTable);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (run.LiveColumns.Contains(reader.GetString(1)))
            {
                return new ColumnHeldException(reader.GetInt64(0), $"{run.LiveTable}.{reader.GetString(1)}");
            }
        }

        return new RestoreRefusedException($"Another run on {run.LiveTable} ended this instant; try again.");
    }
}
