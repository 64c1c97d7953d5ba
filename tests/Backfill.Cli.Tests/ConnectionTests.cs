using Backfill.Cli.Tests.Harness;

namespace Backfill.Cli.Tests;

/// <summary>Wrong and unreachable connections: one sentence, the right exit code, and never a password.</summary>
public sealed class ConnectionTests : IDisposable
{
    private const string Password = "hunter2-is-secret";

    private readonly Shop _shop = new(rows: 10);

    public void Dispose() => _shop.Dispose();

    [Theory]
    [InlineData("Live", "", 2, "There is no connection string 'Live': set the environment variable ConnectionStrings__Live, or ConnectionStrings:Live in appsettings.json.")]
    [InlineData("Archive", "", 2, "There is no connection string 'Archive': set the environment variable ConnectionStrings__Archive, or ConnectionStrings:Archive in appsettings.json.")]
    [InlineData("Live", "Data Source=live.db;Password=" + Password, 2, "The connection string 'Live' names no database: add Database=NAME; a SQLite file is Sqlite=FILE.")]
    [InlineData("Live", "Database=shop;Password=" + Password, 2, "The connection string 'Live' names neither a server nor a file: it needs Server= (MySQL, MariaDB) or Sqlite=FILE.")]
    [InlineData("Live", "mysql://root:" + Password + "@localhost/shop", 2, "The connection string 'Live' is not well formed: it is KEYWORD=VALUE;KEYWORD=VALUE.")]
    [InlineData("Live", "Sqlite=live.db;Password=" + Password, 2, "The connection string 'Live' has more than Sqlite=FILE; a SQLite file takes nothing else.")]
    [InlineData("Live", "Dump=/backup.sql", 2, "The connection string 'Live' names a dump file, which cannot be read yet: load it into a server or a SQLite file.")]
    [InlineData("Live", "Server=localhost;Password=" + Password, 2, "The connection string 'Live' names no database: add Database=NAME; a SQLite file is Sqlite=FILE.")]
    [InlineData("Live", "Server=localhost;Pasword=" + Password, 2, "The connection string 'Live' has the unknown keyword 'pasword'; did you mean 'Password'?")]
    [InlineData("Live", "Databse=shop;Uid=root;Password=" + Password + ";Host=localhost", 2, "The connection string 'Live' has the unknown keyword 'databse'; did you mean 'Database'?")]
    [InlineData("Live", "Server=localhost;Database=shop;Password=abc;" + Password + "=1", 2, "The connection string 'Live' has an unknown keyword, number 4 of its 4; a value with ; or = in it stands between quotes: Password='a;b'.")]
    [InlineData("Live", "Server=localhost;Prot=3306;Password=" + Password, 2, "The connection string 'Live' has the unknown keyword 'prot'; did you mean 'Port'?")]
    [InlineData("Live", "Server=localhost;Password=" + Password + ";Databse=shop", 2, "The connection string 'Live' has the unknown keyword 'databse'; did you mean 'Database'?")]
    [InlineData("Live", "Server=localhost;Pwd=" + Password + ";Defalt Comand Timeout=5", 2, "The connection string 'Live' has the unknown keyword 'defalt comand timeout'; did you mean 'Default Command Timeout'?")]
    [InlineData("Live", "Server=localhost;Port=many;Database=shop;Password=" + Password, 2, "The connection string 'Live' cannot be read; it looks like Server=HOST;Port=3306;User ID=NAME;Password=…;Database=NAME.")]
    [InlineData("Archive", "Server=localhost;Database=shop;Password=" + Password, 2, "The connection strings 'Live' and 'Archive' must be of one kind: both Server=, or both Sqlite=FILE.")]
    [InlineData("Live", "Sqlite=/nowhere/live.db", 1, "There is no file '/nowhere/live.db'; give the name of an existing SQLite file.")]
    [InlineData("Archive", "Sqlite=/nowhere/archive.db", 1, "There is no file '/nowhere/archive.db'; give the name of an existing SQLite file.")]
    public async Task A_wrong_connection_string_is_one_sentence(string name, string connectionString, int exit, string sentence)
    {
        _shop.Settings["ConnectionStrings:" + name] = connectionString;
        var ran = await _shop.RunAsync(["plan", .. Shop.Stamped]);
        ran.Is(exit);
        Assert.Equal(sentence + "\n", ran.Error);
        Assert.Equal("", ran.Out);
    }

    /// <summary>What stands behind a semicolon that nobody quoted is a piece of the password, however much it looks like a keyword.</summary>
    [Theory]
    [InlineData("pid")]
    [InlineData("pwe")]
    [InlineData("Post")]
    [InlineData("h0st")]
    [InlineData("hosts")]
    [InlineData("Passphras")]
    [InlineData("serv;r")]
    [InlineData("Servér")]
    [InlineData("database1")]
    [InlineData("u d")]
    public async Task A_piece_of_a_password_is_not_repeated(string piece)
    {
        foreach (var keyword in new[] { "Password", "pwd", "Certificate Password", "CertificatePassword" })
        {
            _shop.Settings["ConnectionStrings:Live"] = $"Server=localhost;Database=shop;{keyword}=abc;{piece}=x;Port=3306";
            var ran = await _shop.RunAsync(["plan", .. Shop.Stamped]);
            ran.Is(2);
            Assert.Equal("The connection string 'Live' has an unknown keyword, number 4 of its 5; a value with ; or = in it stands between quotes: Password='a;b'.\n", ran.Error);
        }
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=shop")]
    [InlineData("Database=shop;Uid=root;Data Source=127.0.0.1;Port=1")]
    [InlineData("Initial Catalog=shop;Username=root;Port=1;Address=127.0.0.1")]
    [InlineData("port=1;Pwd=x;DATABASE=shop;Network Address=127.0.0.1")]
    public async Task Keywords_stand_in_any_order_and_have_every_name_that_the_driver_knows(string connectionString)
    {
        _shop.Settings["ConnectionStrings:Live"] = connectionString;
        _shop.Settings["ConnectionStrings:Archive"] = connectionString;
        var ran = await _shop.RunAsync(["plan", .. Shop.Stamped]);
        ran.Is(1);
        Assert.StartsWith("Connecting to live failed", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_of_a_similar_name_is_named()
    {
        _shop.Settings.Remove("ConnectionStrings:Archive");
        _shop.Settings["ConnectionStrings:Archvie"] = $"Server=localhost;Password={Password}";
        var ran = await _shop.RunAsync(["plan", .. Shop.Stamped]);
        ran.Is(2);
        Assert.Equal(
            "There is no connection string 'Archive', but 'Archvie': set the environment variable ConnectionStrings__Archive, or ConnectionStrings:Archive in appsettings.json.\n", ran.Error);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_one_sentence_without_the_password()
    {
        _shop.Settings["ConnectionStrings:Live"] = $"Server=127.0.0.1;Port=1;User ID=root;Password={Password};Database=shop";
        _shop.Settings["ConnectionStrings:Archive"] = _shop.Settings["ConnectionStrings:Live"];
        var before = _shop.Live();
        foreach (var args in new string[][]
        {
            ["plan", .. Shop.Stamped], ["dry-run", .. Shop.Stamped], ["run", .. Shop.Stamped, "--plan", "0123456789ab"], ["resume", "1"], ["verify", "1"],
            ["undo", "1", "--plan", "0123456789ab"], ["status"], ["explain", .. Shop.Stamped, "--key", "1"],
        })
        {
            var ran = await _shop.RunAsync(args);
            ran.Is(1);
            Assert.Equal("", ran.Out);
            Assert.DoesNotContain(Password, ran.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", ran.Error, StringComparison.Ordinal);
            Assert.StartsWith("Connecting to live failed", ran.Error, StringComparison.Ordinal);
        }

        Assert.Equal(before, _shop.Live());
    }

    [Theory]
    [InlineData("plan Server=h;Password=" + Password)]
    [InlineData("plan --password " + Password)]
    [InlineData("plan --live=Server=h;Password=" + Password)]
    [InlineData("--password=" + Password)]
    [InlineData("list " + Password)]
    public async Task A_secret_typed_as_an_argument_is_not_repeated(string commandLine)
    {
        var ran = await _shop.RunAsync(commandLine.Split(' '));
        ran.Is(2);
        Assert.DoesNotContain(Password, ran.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("live.db", "live")]
    [InlineData("archive.db", "backup")]
    public async Task A_missing_table_is_refused_on_its_side(string file, string side)
    {
        _shop.Execute(file, "ALTER TABLE subscription_variants RENAME TO old");
        var ran = await _shop.RunAsync(["plan", .. Shop.Stamped]);
        ran.Is(2);
        Assert.Contains("subscription_variants", ran.Error, StringComparison.Ordinal);
        Assert.Contains(side, ran.Error, StringComparison.Ordinal);
        Assert.Equal("", ran.Out);
    }

    [Fact]
    public async Task A_table_without_a_primary_key_is_refused()
    {
        _shop.Execute("live.db", "CREATE TABLE copied AS SELECT * FROM subscription_variants; DROP TABLE subscription_variants; ALTER TABLE copied RENAME TO subscription_variants;");
        var ran = await _shop.RunAsync(["plan", .. Shop.Stamped]);
        ran.Is(2);
        Assert.Contains("primary key", ran.Error, StringComparison.Ordinal);
    }
}
