using System.Data.Common;
using CancelledSubscriptions.Truth;

namespace CancelledSubscriptions.Databases;

/// <summary>Fills an empty table and reads a whole one.</summary>
internal static class Filling
{
    private static readonly string[] LiveColumns =
        ["id", "customer_id", "plan", "quantity", "price_cents", "active", "cancelled_at", "created_at", "updated_at"];

    private static readonly string[] ArchivedColumns = ["id", "customer_id", "plan", "quantity", "price_cents", "active", "created_at", "updated_at"];

    public static void Fill(this DbConnection live, int rowsPerInsert, IEnumerable<LiveRow> rows) =>
        Fill(live, rowsPerInsert, LiveColumns, rows, r => [r.Id, r.CustomerId, r.Plan, r.Quantity, r.PriceCents, r.Active, r.CancelledAt, r.CreatedAt, r.UpdatedAt]);

    public static void Fill(this DbConnection archive, int rowsPerInsert, IEnumerable<ArchivedRow> rows) =>
        Fill(archive, rowsPerInsert, ArchivedColumns, rows, r => [r.Id, r.CustomerId, r.Plan, r.Quantity, r.PriceCents, r.Active, r.CreatedAt, r.UpdatedAt]);

    public static IEnumerable<LiveRow> ReadLiveRows(this DbConnection live)
    {
        using var command = live.Command(
            "SELECT id, customer_id, plan, quantity, price_cents, active, CAST(cancelled_at AS CHAR), CAST(created_at AS CHAR), CAST(updated_at AS CHAR) FROM subscription_variants ORDER BY id");
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            yield return new LiveRow(
                (ulong)row.GetInt64(0), (ulong)row.GetInt64(1), row.GetString(2), row.GetInt32(3), row.GetInt32(4), row.GetBoolean(5),
                row.TimeOrNull(6), row.TimeOrNull(7)!.Value, row.TimeOrNull(8)!.Value);
        }
    }

    public static IEnumerable<ArchivedRow> ReadArchivedRows(this DbConnection archive)
    {
        using var command = archive.Command(
            "SELECT id, customer_id, plan, quantity, price_cents, active, CAST(created_at AS CHAR), CAST(updated_at AS CHAR) FROM subscription_variants ORDER BY id");
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            yield return new ArchivedRow(
                (ulong)row.GetInt64(0), (ulong)row.GetInt64(1), row.GetString(2), row.GetInt32(3), row.GetInt32(4), row.GetBoolean(5),
                row.TimeOrNull(6)!.Value, row.TimeOrNull(7));
        }
    }

    private static void Fill<TRow>(DbConnection connection, int rowsPerInsert, string[] columns, IEnumerable<TRow> rows, Func<TRow, object?[]> values)
    {
        connection.Execute("BEGIN");
        DbCommand? insert = null;
        foreach (var chunk in rows.Chunk(rowsPerInsert))
        {
            if (insert is null || insert.Parameters.Count != chunk.Length * columns.Length)
            {
                insert?.Dispose();
                insert = Insert(connection, columns, chunk.Length);
            }

            var next = 0;
            foreach (var value in chunk.SelectMany(values))
            {
                insert.Parameters[next++].Value = Sql.ToColumn(value);
            }

            insert.ExecuteNonQuery();
        }

        insert?.Dispose();
        connection.Execute("COMMIT");
    }

    private static DbCommand Insert(DbConnection connection, string[] columns, int rows)
    {
        var values = Enumerable.Range(0, rows).Select(row => $"({string.Join(", ", columns.Select((_, column) => $"@p{(row * columns.Length) + column}"))})");
        var insert = connection.Command($"INSERT INTO subscription_variants ({string.Join(", ", columns)}) VALUES {string.Join(", ", values)}");
        for (var i = 0; i < rows * columns.Length; i++)
        {
            insert.AddParameter($"@p{i}", null);
        }

        return insert;
    }
}
