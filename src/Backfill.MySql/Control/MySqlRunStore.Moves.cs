using Backfill.MySql.Sessions;
using Backfill.Stores;
using MySqlConnector;

namespace Backfill.MySql.Control;

/// <summary>Moves of a run's state. Each names the epoch that the run is held with, or was seen with, so that a process that has lost it changes nothing.</summary>
internal sealed partial class MySqlRunStore
{
    private const string NotEnded = "`state` IN ('Created', 'Running', 'Paused', 'Interrupted')";
    private const string EndedNow = "`ended_at` = COALESCE(`ended_at`, UTC_TIMESTAMP(6))";

    public Task<TakenRun?> TakeRunAsync(RunFence seen, string owner, CancellationToken cancellationToken) =>
        _session.UseAsync(Doing, session => InTransactionAsync(session, async () =>
        {
            const string Taken = "`state` = 'Running', `epoch` = `epoch` + 1, `owner` = @owner, `taken_at` = UTC_TIMESTAMP(6), `heartbeat` = UTC_TIMESTAMP(6)";
            if (!await ChangeAsync(session, seen, NotEnded, Taken, owner, cancellationToken))
            {
                return null;
            }

            await ShutRangesAsync(session, seen.Run, ", `owner` = @owner, `heartbeat` = UTC_TIMESTAMP(6)", owner, cancellationToken);
            return new TakenRun(seen with { Epoch = seen.Epoch + 1 }, await RangesAsync(session, seen.Run, cancellationToken));
        }), cancellationToken);

    public Task<bool> CancelRunAsync(RunFence seen, CancellationToken cancellationToken) =>
        _session.UseAsync(Doing, session => InTransactionAsync(session, () =>
            ShutAsync(session, seen, "`state` NOT IN ('Done', 'Undone', 'Cancelled')", $"`state` = 'Cancelled', {EndedNow}", cancellationToken)), cancellationToken);

    public Task<bool> BeatAsync(RunFence fence, CancellationToken cancellationToken) =>
        _session.UseAsync(Doing, session => ChangeAsync(session, fence, "`state` = 'Running'", "`heartbeat` = UTC_TIMESTAMP(6)", null, cancellationToken), cancellationToken);

    public Task<bool> MoveRunAsync(RunFence fence, RunState to, CancellationToken cancellationToken) =>
        _session.UseAsync(Doing, session => InTransactionAsync(session, async () =>
        {
            var ends = to is RunState.Done or RunState.Failed or RunState.Cancelled or RunState.Undone;
            if (!await ChangeAsync(session, fence, "`state` = 'Running'", $"`state` = '{to}'{(ends ? $", {EndedNow}" : "")}", null, cancellationToken))
            {
                return false;
            }

            if (to == RunState.Done)
            {
                // Before the columns are free: whoever undoes that run again takes these locks in the same order.
                await using var undone = session.Command(
                    $"""
                    UPDATE {_names.Runs} undone JOIN {_names.Runs} r ON undone.`id` = r.`undoes` SET undone.`state` = 'Undone'
                    WHERE r.`id` = @run AND undone.`state` IN ('Done', 'Failed', 'Cancelled')
                    """, TimeoutSeconds);
                undone.Parameters.AddWithValue("run", fence.Run);
                await undone.ExecuteNonQueryAsync(cancellationToken);
            }

            if (ends)
            {
                await FreeAsync(session, fence.Run, cancellationToken);
            }

            return true;
        }), cancellationToken);

    /// <summary>Shuts out whoever works on a run that is to be undone, and cancels it where it has not ended; false when it is no longer as it was seen.</summary>
    private Task<bool> ShutForUndoAsync(MySqlSession session, RunFence seen, CancellationToken cancellationToken) =>
        ShutAsync(session, seen, "`state` <> 'Undone'", $"`state` = CASE WHEN `state` IN ('Done', 'Failed') THEN `state` ELSE 'Cancelled' END, {EndedNow}", cancellationToken);

    private async Task<bool> ShutAsync(MySqlSession session, RunFence seen, string where, string set, CancellationToken cancellationToken)
    {
        if (!await ChangeAsync(session, seen, where, $"{set}, `epoch` = `epoch` + 1", null, cancellationToken))
        {
            return false;
        }

        await ShutRangesAsync(session, seen.Run, "", null, cancellationToken);
        await FreeAsync(session, seen.Run, cancellationToken);
        return true;
    }

    private async Task<bool> ChangeAsync(MySqlSession session, RunFence fence, string where, string set, string? owner, CancellationToken cancellationToken)
    {
        await using var command = session.Command($"UPDATE {_names.Runs} SET {set} WHERE `id` = @run AND `epoch` = @epoch AND {where}", TimeoutSeconds);
        command.Parameters.AddWithValue("run", fence.Run);
        command.Parameters.AddWithValue("epoch", fence.Epoch);
        command.Parameters.AddWithValue("owner", Short(owner));
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <summary>No checkpoint of whoever has a range of the run hits a row any more; a batch that has made its checkpoint is waited for.</summary>
    private async Task ShutRangesAsync(MySqlSession session, long run, string more, string? owner, CancellationToken cancellationToken)
    {
        await using var command = session.Command($"UPDATE {_names.Ranges} SET `epoch` = `epoch` + 1{more} WHERE `run_id` = @run AND `ended` = 0", TimeoutSeconds);
        command.Parameters.AddWithValue("run", run);
        command.Parameters.AddWithValue("owner", Short(owner));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Commits what answers with more than null or false. An error drops the session, and the server rolls back.</summary>
    private static async Task<T> InTransactionAsync<T>(MySqlSession session, Func<Task<T>> work)
    {
        await using var begin = session.Command("START TRANSACTION", TimeoutSeconds);
        await begin.ExecuteNonQueryAsync(CancellationToken.None);
        var result = await work();
        await EndAsync(session, result is null or false ? "ROLLBACK" : "COMMIT");
        return result;
    }

    private static string? Short(string? owner) => owner is { Length: > 255 } ? owner[..255] : owner;
}
