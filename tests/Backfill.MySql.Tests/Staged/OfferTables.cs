using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Staged;

/// <summary>Offers on both sides: bad labels in live, good ones in the archive, and two columns that move by themselves.</summary>
internal static class OfferTables
{
    public const string Ddl = """
        CREATE TABLE offers (id INT NOT NULL PRIMARY KEY, label VARCHAR(20) NULL, kind ENUM('a', 'b') NOT NULL DEFAULT 'a', active TINYINT(1) NOT NULL DEFAULT 1, note VARCHAR(20) NULL,
          published_at DATETIME NULL, updated_at DATETIME NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
          seen_at TIMESTAMP(6) NULL DEFAULT '2024-05-02 03:04:05.678901' ON UPDATE CURRENT_TIMESTAMP(6)) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci;
        """;

    public static async Task<DatabasePair> CreateAsync(ServerProduct product, int rows = 3)
    {
        var databases = await DatabasePair.CreateAsync(product, Ddl);
        foreach (var (database, label) in new[] { (databases.Live, "bad"), (databases.Archive, "good") })
        {
            await database.ExecuteAsync($"INSERT INTO offers (id, label, updated_at) VALUES {string.Join(", ", Enumerable.Range(1, rows).Select(id => $"({id}, '{label}', '2024-05-01')"))}");
        }

        return databases;
    }
}
