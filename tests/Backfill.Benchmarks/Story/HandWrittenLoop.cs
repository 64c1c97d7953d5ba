using System.Diagnostics;
using MySqlConnector;

namespace Backfill.Benchmarks.Story;

/// <summary>How a loop talks to the servers.</summary>
/// <param name="Prepared">Prepared statements, else the text protocol.</param>
/// <param name="RowsPerTransaction">1 commits each row by itself.</param>
internal sealed record LoopStyle(bool Prepared, int RowsPerTransaction)
{
    /// <summary>What the driver does unless told otherwise, with the one thing that everybody does: not to commit each row by itself.</summary>
    public static LoopStyle Untuned { get; } = new(false, 1000);

    /// <summary>Those a good developer would try.</summary>
    public static IReadOnlyList<LoopStyle> All { get; } = [new(false, 1), new(true, 1), Untuned, new(true, 1000)];

    public override string ToString() =>
        $"{(Prepared ? "prepared statements" : "text protocol")}, {(RowsPerTransaction == 1 ? "autocommit" : $"a transaction per {RowsPerTransaction} rows")}";
}

/// <summary>What Backfill is compared with: one archive query and one update per row, nothing checked, nothing kept.</summary>
internal sealed class HandWrittenLoop(string live, string archive)
{
    private const int Page = 1000;

    /// <summary>Restores up to <paramref name="most"/> rows. Returns the rows written per second.</summary>
    public async Task<double> RunAsync(LoopStyle style, int most)
    {
        await using var liveConnection = await OpenAsync(live);
        await using var archiveConnection = await OpenAsync(archive);
        await using var read = Command(
            liveConnection, "SELECT id FROM subscription_variants WHERE active = 0 AND cancelled_at >= @from AND cancelled_at < @to AND id > @last ORDER BY id LIMIT @page");
        read.Parameters.AddWithValue("from", DamagedTable.StampedFrom);
        read.Parameters.AddWithValue("to", DamagedTable.StampedTo);
        read.Parameters.AddWithValue("page", Page);
        var last = read.Parameters.AddWithValue("last", 0UL);
        await using var look = Command(archiveConnection, "SELECT updated_at, active FROM subscription_variants WHERE id = @id");
        var lookId = look.Parameters.Add("id", MySqlDbType.UInt64);
        await using var write = Command(liveConnection, "UPDATE subscription_variants SET cancelled_at = @value, updated_at = updated_at WHERE id = @id");
        var value = write.Parameters.Add("value", MySqlDbType.DateTime);
        var writeId = write.Parameters.Add("id", MySqlDbType.UInt64);
        if (style.Prepared)
        {
            await look.PrepareAsync();
            await write.PrepareAsync();
        }

        var watch = Stopwatch.StartNew();
        var written = 0;
        MySqlTransaction? transaction = null;
        while (written < most)
        {
            read.Transaction = transaction;
            var ids = await IdsAsync(read);
            foreach (var id in ids.Take(most - written))
            {
                lookId.Value = id;
                var (found, active, updatedAt) = await LookAsync(look);
                if (found && !active)
                {
                    transaction ??= style.RowsPerTransaction > 1 ? await liveConnection.BeginTransactionAsync() : null;
                    value.Value = updatedAt;
                    writeId.Value = id;
                    write.Transaction = transaction;
                    written += await write.ExecuteNonQueryAsync();
                }

                if (transaction is not null && written % style.RowsPerTransaction == 0)
                {
                    await transaction.CommitAsync();
                    transaction = null;
                }
            }

            if (ids.Count < Page)
            {
                break;
            }

            last.Value = ids[^1];
        }

        if (transaction is not null)
        {
            await transaction.CommitAsync();
        }

        return written / watch.Elapsed.TotalSeconds;
    }

    private static async Task<List<ulong>> IdsAsync(MySqlCommand read)
    {
        List<ulong> ids = [];
        await using var reader = await read.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            ids.Add(reader.GetUInt64(0));
        }

        return ids;
    }

    private static async Task<(bool Found, bool Active, DateTime UpdatedAt)> LookAsync(MySqlCommand look)
    {
        await using var reader = await look.ExecuteReaderAsync();
        return await reader.ReadAsync() ? (true, reader.GetBoolean(1), reader.GetDateTime(0)) : default;
    }

    private static async Task<MySqlConnection> OpenAsync(string connectionString)
    {
        var connection = new MySqlConnection(connectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static MySqlCommand Command(MySqlConnection connection, string text) => new(text, connection);
}
