using System.Globalization;
using Backfill.Testing.Servers;
using MySqlConnector;

namespace Backfill.Testing.Databases;

/// <summary>A database of one test on one server.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private TestDatabase(TestServer server, string name)
    {
        Server = server;
        Name = name;
        Source = new MySqlDataSource(new MySqlConnectionStringBuilder(server.ConnectionStringFor(name)) { AllowUserVariables = true }.ConnectionString);
    }

    /// <summary>The server it is on.</summary>
    public TestServer Server { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>An administrator's connections, in UTC.</summary>
    public MySqlDataSource Source { get; }

    /// <summary>An administrator's connection string.</summary>
    public string ConnectionString => Server.ConnectionStringFor(Name);

    /// <summary>Makes an empty database.</summary>
    public static async Task<TestDatabase> CreateAsync(TestServer server, string name)
    {
        await using var source = server.DataSource();
        await using var connection = await source.OpenConnectionAsync();
        await RunAsync(connection, $"CREATE DATABASE `{name}` CHARACTER SET utf8mb4");
        return new TestDatabase(server, name);
    }

    /// <summary>An administrator's connection whose session is in UTC: what it writes and reads as a TIMESTAMP is what is stored.</summary>
    public async Task<MySqlConnection> OpenAsync()
    {
        var connection = await Source.OpenConnectionAsync();
        await RunAsync(connection, "SET time_zone = '+00:00'");
        return connection;
    }

    /// <summary>Runs statements separated by semicolons and line ends, and the DELIMITER lines of a client's script.</summary>
    public async Task ScriptAsync(string script)
    {
        await using var connection = await OpenAsync();
        foreach (var statement in SqlScript.Statements(script))
        {
            await RunAsync(connection, statement);
        }
    }

    /// <summary>Runs one statement. Returns the rows it matched.</summary>
    public async Task<int> ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        return await RunAsync(connection, sql);
    }

    /// <summary>The first column of the first row as text, or null.</summary>
    public async Task<string?> ScalarAsync(string sql) => await RowsAsync(sql) is [var row, ..] ? row[0] : null;

    /// <summary>The first column of the first row as a number.</summary>
    public async Task<long> NumberAsync(string sql) => long.Parse(await ScalarAsync(sql) ?? "0", CultureInfo.InvariantCulture);

    /// <summary>Every row as text, null for NULL.</summary>
    public async Task<IReadOnlyList<string?[]>> RowsAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new MySqlCommand(sql, connection) { CommandTimeout = 300 };
        await using var reader = await command.ExecuteReaderAsync();
        List<string?[]> rows = [];
        while (await reader.ReadAsync())
        {
            var row = new string?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture);
            }

            rows.Add(row);
        }

        return rows;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await ExecuteAsync($"DROP DATABASE IF EXISTS `{Name}`");
        await Source.DisposeAsync();
    }

    internal static async Task<int> RunAsync(MySqlConnection connection, string sql)
    {
        await using var command = new MySqlCommand(sql, connection) { CommandTimeout = 300 };
        return await command.ExecuteNonQueryAsync();
    }
}
