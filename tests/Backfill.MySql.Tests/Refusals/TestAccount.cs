using Backfill.Testing.Databases;

namespace Backfill.MySql.Tests.Refusals;

/// <summary>An account of one test, without any right.</summary>
internal sealed class TestAccount : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly string _name;
    private readonly string _password;

    private TestAccount(TestDatabase database, string name, string password)
    {
        _database = database;
        _name = name;
        _password = password;
    }

    public string ConnectionString => _database.Server.ConnectionStringFor(_database.Name, _name, _password);

    public static async Task<TestAccount> CreateAsync(TestDatabase database, string password)
    {
        var account = new TestAccount(database, $"u_{database.Name}", password);
        await database.ExecuteAsync($"CREATE USER {account} IDENTIFIED BY '{password}'");
        return account;
    }

    /// <summary>As GRANT wants it.</summary>
    public override string ToString() => $"'{_name}'@'%'";

    public async ValueTask DisposeAsync() => await _database.ExecuteAsync($"DROP USER IF EXISTS {this}");
}
