using System.Diagnostics;
using Backfill.MySql.Sessions;
using Backfill.Planning;
using Backfill.Stores;
using MySqlConnector;

namespace Backfill.MySql.Control;

internal sealed partial class MySqlRunStore
{
    private static readonly TimeSpan LongestWaitForLostSession = TimeSpan.FromSeconds(60);

    public Task<IReadOnlyList<RangeRecord>> RangesAsync(long run, CancellationToken cancellationToken) =>
        _session.UseAsync(Doing, async session =>
        {
            await using var command = session.Command($"SELECT {RangeSql.Columns} FROM {_names.Ranges} WHERE `run_id` = @run ORDER BY `range_no`", TimeoutSeconds);
            command.Parameters.AddWithValue("run", run);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var ranges = new List<RangeRecord>();
            while (await reader.ReadAsync(cancellationToken))
            {
                ranges.Add(RangeSql.Read(reader));
            }

            return (IReadOnlyList<RangeRecord>)ranges;
        }, cancellationToken);

    public Task<RangeRecord?> AddRangeAsync(long run, int rangeNo, CanonicalKey? after, CanonicalKey until, string owner, CancellationToken cancellationToken) =>
        _session.UseAsync(Doing, async session =>
        {
            // One transaction, so that the epoch read back is ours and not that of a worker who was quick to take the range over.
            await using var command = session.Command(
                $"""
                START TRANSACTION;
                INSERT INTO {_names.Ranges} (`run_id`, `range_no`, `epoch`, `batch`, `from_key`, `to_key`, `owner`, `heartbeat`)
                VALUES (@run, @range, 1, 0, @after, @until, @owner, UTC_TIMESTAMP(6))
                """, TimeoutSeconds);
            command.Parameters.AddWithValue("run", run);
            command.Parameters.AddWithValue("range", rangeNo);
            command.Parameters.AddWithValue("after", (object?)after?.ToJson() ?? DBNull.Value);
            command.Parameters.AddWithValue("until", until.ToJson());
            command.Parameters.AddWithValue("owner", owner);
            try
            {
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
            catch (MySqlException e) when (e.Number == (int)MySqlErrorCode.DuplicateKeyEntry)
            {
                await EndAsync(session, "ROLLBACK");
                return null;
            }

            var range = await RangeAsync(session, run, rangeNo, "", cancellationToken);
            await EndAsync(session, "COMMIT");
            return range;
        }, cancellationToken);

    public Task<RangeRecord?> TakeRangeAsync(long run, int rangeNo, string owner, CancellationToken cancellationToken) =>
        _session.UseAsync(Doing, async session =>
        {
            await using var command = session.Command(
                $"""
                START TRANSACTION;
                UPDATE {_names.Ranges} SET `epoch` = `epoch` + 1, `owner` = @owner, `heartbeat` = UTC_TIMESTAMP(6)
                WHERE `run_id` = @run AND `range_no` = @range AND `ended` = 0
                """, TimeoutSeconds);
            command.Parameters.AddWithValue("run", run);
            command.Parameters.AddWithValue("range", rangeNo);
            command.Parameters.AddWithValue("owner", owner);
            var range = await command.ExecuteNonQueryAsync(cancellationToken) == 1 ? await RangeAsync(session, run, rangeNo, "", cancellationToken) : null;
            await EndAsync(session, "COMMIT");
            return range;
        }, cancellationToken);

    public async Task<RangeRecord?> ReadFenceAsync(long run, int rangeNo, CancellationToken cancellationToken)
    {
        // A plain read would not see what a lost session is about to commit; the locking read waits for it (trap 48).
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            await using var session = await _source.OpenAsync(cancellationToken);
            try
            {
                return await RangeAsync(session, run, rangeNo, " FOR UPDATE", cancellationToken);
            }
            catch (MySqlException e) when (e.Number == (int)MySqlErrorCode.LockWaitTimeout && Stopwatch.GetElapsedTime(started) < LongestWaitForLostSession)
            {
                continue;
            }
            catch (Exception e) when (ServerErrors.Is(e))
            {
                throw ServerErrors.Translate(e, "asking what the last COMMIT did");
            }
        }
    }

    private static async Task EndAsync(MySqlSession session, string how)
    {
        await using var command = session.Command(how, TimeoutSeconds);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private async Task<RangeRecord?> RangeAsync(MySqlSession session, long run, int rangeNo, string locking, CancellationToken cancellationToken)
    {
        await using var command = session.Command($"SELECT {RangeSql.Columns} FROM {_names.Ranges} WHERE `run_id` = @run AND `range_no` = @range{locking}", TimeoutSeconds);
        command.Parameters.AddWithValue("run", run);
        command.Parameters.AddWithValue("range", rangeNo);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? RangeSql.Read(reader) : null;
    }
}
