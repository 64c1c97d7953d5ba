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
        _session.UseAsync(Doing, session => RangesAsync(session, run, cancellationToken), cancellationToken);

    public Task<RangeRecord?> AddRangeAsync(RunFence fence, int rangeNo, CanonicalKey? after, CanonicalKey until, string owner, CancellationToken cancellationToken) =>
        _session.UseAsync(Doing, session => InTransactionAsync(session, async () =>
        {
            // The run's row is locked, so that whoever takes the run waits, and then finds the range; the epoch read back is ours for the same reason.
            await using var command = session.Command(
                $"""
                INSERT INTO {_names.Ranges} (`run_id`, `range_no`, `epoch`, `batch`, `from_key`, `to_key`, `owner`, `heartbeat`)
                SELECT r.`id`, @range, 1, 0, @after, @until, @owner, UTC_TIMESTAMP(6) FROM {_names.Runs} r WHERE r.`id` = @run AND r.`epoch` = @epoch LOCK IN SHARE MODE
                """, TimeoutSeconds);
            command.Parameters.AddWithValue("run", fence.Run);
            command.Parameters.AddWithValue("epoch", fence.Epoch);
            command.Parameters.AddWithValue("range", rangeNo);
            command.Parameters.AddWithValue("after", (object?)after?.ToJson() ?? DBNull.Value);
            command.Parameters.AddWithValue("until", until.ToJson());
            command.Parameters.AddWithValue("owner", Short(owner));
            try
            {
                return await command.ExecuteNonQueryAsync(cancellationToken) == 1 ? await RangeAsync(session, fence.Run, rangeNo, "", cancellationToken) : null;
            }
            catch (MySqlException e) when (e.Number == (int)MySqlErrorCode.DuplicateKeyEntry)
            {
                return null;
            }
        }), cancellationToken);

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

    private async Task<IReadOnlyList<RangeRecord>> RangesAsync(MySqlSession session, long run, CancellationToken cancellationToken)
    {
        await using var command = session.Command($"SELECT {RangeSql.Columns} FROM {_names.Ranges} WHERE `run_id` = @run ORDER BY `range_no`", TimeoutSeconds);
        command.Parameters.AddWithValue("run", run);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var ranges = new List<RangeRecord>();
        while (await reader.ReadAsync(cancellationToken))
        {
            ranges.Add(RangeSql.Read(reader));
        }

        return ranges;
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
