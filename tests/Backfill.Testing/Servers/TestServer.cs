using MySqlConnector;

namespace Backfill.Testing.Servers;

/// <summary>A server that the tests may do anything with.</summary>
/// <param name="Product">What it is.</param>
/// <param name="ConnectionString">An administrator's connection string, without a database.</param>
public sealed record TestServer(ServerProduct Product, string ConnectionString)
{
    /// <summary>The host it listens on.</summary>
    public string Host => new MySqlConnectionStringBuilder(ConnectionString).Server;

    /// <summary>The port it listens on.</summary>
    public int Port => (int)new MySqlConnectionStringBuilder(ConnectionString).Port;

    /// <summary>A data source for another database, account or port of this server.</summary>
    public MySqlDataSource DataSource(string? database = null, string? user = null, string? password = null, int? port = null) =>
        new(ConnectionStringFor(database, user, password, port));

    /// <summary>A connection string for another database, account or port of this server.</summary>
    public string ConnectionStringFor(string? database = null, string? user = null, string? password = null, int? port = null)
    {
        var builder = new MySqlConnectionStringBuilder(ConnectionString);
        builder.Database = database ?? builder.Database;

        // Every test has databases of its own, and a pool per connection string would keep sessions of each until the server has no more.
        builder.Pooling = false;
        builder.Port = port is { } other ? (uint)other : builder.Port;
        if (user is not null)
        {
            builder.UserID = user;
            builder.Password = password ?? "";
        }

        return builder.ConnectionString;
    }
}
