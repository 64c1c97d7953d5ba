using System.Text;
using Backfill.Testing.Databases;

namespace Backfill.Testing.Story;

/// <summary>Makes the table of the story and fills it.</summary>
public static class StoryTables
{
    /// <summary>The table's name.</summary>
    public const string Name = "subscription_variants";

    /// <summary>Three columns move by themselves; the declaration knows one of them.</summary>
    public const string Ddl = """
        CREATE TABLE subscription_variants (
          id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
          active TINYINT(1) NOT NULL,
          cancelled_at DATETIME NULL,
          updated_at DATETIME NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
          note VARCHAR(40) NOT NULL,
          price DECIMAL(10,2) NOT NULL,
          seen_at TIMESTAMP(6) NULL DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP(6),
          billed_at DATETIME(3) NULL DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP(3),
          KEY (updated_at)
        ) ENGINE=InnoDB;
        """;

    /// <summary>Fills live and backup with the rows from 1 on.</summary>
    public static async Task FillAsync(DatabasePair databases, int rows)
    {
        await Task.WhenAll(
            FillAsync(databases.Live, Enumerable.Range(1, rows).Select(id => new StoryRow((ulong)id).LiveValues)),
            FillAsync(databases.Archive, Enumerable.Range(1, rows).Select(id => new StoryRow((ulong)id)).Where(row => row.IsInBackup).Select(row => row.BackupValues)));
    }

    private static async Task FillAsync(TestDatabase database, IEnumerable<string> rows)
    {
        await database.ScriptAsync(Ddl);
        await using var connection = await database.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var chunk in rows.Chunk(2000))
        {
            await using var insert = connection.CreateCommand();
            insert.Transaction = transaction;
            insert.CommandText = new StringBuilder($"INSERT INTO {Name} VALUES ").AppendJoin(", ", chunk).ToString();
            await insert.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
        await database.ExecuteAsync($"ANALYZE TABLE {Name}");
    }
}
