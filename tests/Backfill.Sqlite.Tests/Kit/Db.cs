using Microsoft.Data.Sqlite;

namespace Backfill.Sqlite.Tests.Kit;

/// <summary>Plain SQL on a file, independent of the store under test. Each call opens and closes its own connection.</summary>
internal static class Db
{
    /// <summary>Runs statements; makes the file when it is not there.</summary>
    public static int Run(string file, string sql)
    {
        using var connection = Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    /// <summary>Rows as text, one string per column; null for NULL.</summary>
    public static List<string?[]> Rows(string file, string sql)
    {
        using var connection = Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string?[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetString(i))]);
        }

        return rows;
    }

    /// <summary>The first value of the first row.</summary>
    public static string? One(string file, string sql) => Rows(file, sql)[0][0];

    /// <summary>A connection that waits long for locks, and not at all for the disk: what the tests themselves write need not outlive the machine.</summary>
    public static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 20 }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous = OFF";
        command.ExecuteNonQuery();
        return connection;
    }
}
