using System.Globalization;
using Backfill.Testing.Databases;

namespace Backfill.Benchmarks.Story;

/// <summary>The table after the accident, on two servers: the archive has the true values, live has the day of the first run in 3 of 10 rows.</summary>
internal sealed class DamagedTable(DatabasePair databases, int rows)
{
    private const string Name = "subscription_variants";

    private const string Ddl = $"""
        CREATE TABLE {Name} (
          id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
          subscription_id BIGINT UNSIGNED NOT NULL,
          sku VARCHAR(40) NOT NULL,
          title VARCHAR(120) NULL,
          price DECIMAL(10,2) NOT NULL,
          quantity INT NOT NULL DEFAULT 1,
          active TINYINT(1) NOT NULL,
          cancelled_at DATETIME NULL,
          created_at DATETIME NOT NULL,
          updated_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
          KEY by_subscription (subscription_id), KEY by_sku (sku)
        )
        """;

    private const string Digits = """
        CREATE TABLE digits (d INT PRIMARY KEY);
        INSERT INTO digits VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8),(9);
        """;

    /// <summary>When the bad job stamped its rows.</summary>
    public static readonly DateTime StampedFrom = new(2024, 5, 13);

    public static readonly DateTime StampedTo = new(2024, 5, 14);

    private const string Stamp = "'2024-05-13 02:00:00' + INTERVAL id DIV 100 SECOND";

    /// <summary>Damaged rows.</summary>
    public int Damaged => rows / 10 * 3;

    /// <summary>Makes both tables, the rows by the servers themselves.</summary>
    public async Task CreateAsync()
    {
        await Task.WhenAll(FillAsync(databases.Archive), FillAsync(databases.Live));
        await databases.Live.ExecuteAsync($"UPDATE {Name} SET cancelled_at = {Stamp}, updated_at = '2024-05-13 09:00:00' WHERE active = 0");
        await Task.WhenAll(databases.Archive.RowsAsync($"ANALYZE TABLE {Name}"), databases.Live.RowsAsync($"ANALYZE TABLE {Name}"));
    }

    /// <summary>The damage again, after the loop has mended some rows.</summary>
    public Task DamageAgainAsync() => databases.Live.ExecuteAsync(
        $"UPDATE {Name} SET cancelled_at = {Stamp}, updated_at = updated_at WHERE active = 0 AND cancelled_at < {Text(StampedFrom)}");

    /// <summary>One number for all values of the live table.</summary>
    public Task<string?> LiveAsync() => SumAsync(databases.Live, "CONCAT_WS('|', id, subscription_id, sku, title, price, quantity, active, IFNULL(cancelled_at, '-'), created_at, updated_at)");

    /// <summary>One number for all values of the live table but those of the restored column.</summary>
    public Task<string?> OtherColumnsAsync() => SumAsync(databases.Live, "CONCAT_WS('|', id, subscription_id, sku, title, price, quantity, active, created_at, updated_at)");

    /// <summary>One number for the restored column.</summary>
    public Task<string?> RestoredAsync() => SumAsync(databases.Live, "CONCAT_WS('|', id, IFNULL(cancelled_at, '-'))");

    /// <summary>What <see cref="RestoredAsync"/> must be, from the archive.</summary>
    public Task<string?> TruthAsync() => SumAsync(databases.Archive, "CONCAT_WS('|', id, IF(active = 0, updated_at, '-'))");

    private static Task<string?> SumAsync(TestDatabase database, string value) =>
        database.ScalarAsync($"SELECT CONCAT(SUM(CRC32({value})), ' ', BIT_XOR(CRC32({value}) * 2654435761)) FROM {Name}");

    private static string Text(DateTime time) => time.ToString("\\'yyyy-MM-dd HH:mm:ss\\'", CultureInfo.InvariantCulture);

    private async Task FillAsync(TestDatabase database)
    {
        await database.ExecuteAsync(Ddl);
        await database.ScriptAsync(Digits);
        const int step = 100_000;
        for (var from = 0; from < rows; from += step)
        {
            await database.ExecuteAsync($"""
                INSERT INTO {Name} (id, subscription_id, sku, title, price, quantity, active, cancelled_at, created_at, updated_at)
                SELECT n, n DIV 3 + 1, CONCAT('SKU-', LPAD(n % 9973, 6, '0')), CONCAT('Variant ', n % 17, ' of subscription ', n DIV 3 + 1), (n % 10000) / 100, n % 4 + 1,
                  n % 10 >= 3, NULL, '2023-01-01' + INTERVAL n % 40000000 SECOND, '2023-01-02' + INTERVAL n * 29 % 40000000 SECOND
                FROM (SELECT {from} + a.d + b.d * 10 + c.d * 100 + e.d * 1000 + f.d * 10000 + 1 AS n FROM digits f, digits e, digits c, digits b, digits a) numbers
                WHERE n <= {rows}
                """);
        }
    }
}
