using Microsoft.Data.Sqlite;

namespace Backfill.Package.Tests.Feed;

/// <summary>The README's table in two SQLite files: 3 rows stamped by the bad job, one still active in the backup, one that no job touched.</summary>
internal sealed class Shop
{
    public static readonly string[] Stamped = ["--stamped-from", "2026-03-09", "--stamped-to", "2026-03-10"];

    private readonly string _live;

    public Shop(Consumer consumer, string name)
    {
        _live = consumer.PathOf($"{name}-live.db");
        var archive = consumer.PathOf($"{name}-archive.db");
        Execute(_live, Table + """
            INSERT INTO subscription_variants VALUES
                (1, 0, '2026-03-09 20:00:00', '2026-03-09 20:00:00'), (2, 0, '2026-03-09 20:00:00', '2026-03-09 20:00:00'),
                (3, 0, '2026-03-09 20:00:00', '2026-03-09 20:00:00'), (4, 1, NULL, '2026-01-04 10:00:00');
            """);
        Execute(archive, Table + """
            INSERT INTO subscription_variants VALUES
                (1, 0, NULL, '2025-06-01 10:00:00'), (2, 0, NULL, '2025-07-02 11:30:00'),
                (3, 1, NULL, '2025-08-03 12:00:00'), (4, 1, NULL, '2026-01-04 10:00:00');
            """);
        consumer.Environment["ConnectionStrings__Live"] = $"Sqlite={_live}";
        consumer.Environment["ConnectionStrings__Archive"] = $"Sqlite={archive}";
    }

    /// <summary>The two rows that were inactive in the backup have its date; nothing else has moved.</summary>
    public void IsRestored() => Assert.Equal(
        [
            "1|0|2025-06-01 10:00:00|2026-03-09 20:00:00", "2|0|2025-07-02 11:30:00|2026-03-09 20:00:00",
            "3|0|2026-03-09 20:00:00|2026-03-09 20:00:00", "4|1|NULL|2026-01-04 10:00:00",
        ],
        Rows());

    private const string Table = "CREATE TABLE subscription_variants (id INTEGER PRIMARY KEY, active INTEGER NOT NULL, cancelled_at TEXT, updated_at TEXT NOT NULL);";

    private List<string> Rows()
    {
        using var connection = Open(_live);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM subscription_variants ORDER BY id";
        using var reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "NULL" : reader.GetString(i))));
        }

        return rows;
    }

    private static void Execute(string file, string sql)
    {
        using var connection = Open(file);
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }
}
