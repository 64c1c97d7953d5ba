using System.Text.Json;
using Backfill.Package.Tests.Feed;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.Package.Tests;

/// <summary>The tool, installed as a user installs it.</summary>
[Collection(Packed.Name)]
public sealed class ToolTests(LocalFeed feed)
{
    private const string Schema = """
        CREATE TABLE invoices (
            id BIGINT UNSIGNED PRIMARY KEY,
            customer VARCHAR(100) NOT NULL,
            paid_at DATETIME(6) NULL,
            updated_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP);
        CREATE TABLE `order` (
            `2nd part` INT NOT NULL, `class` SMALLINT UNSIGNED NOT NULL, `Order` TINYINT(1) NOT NULL, `order``s "name" \\` ENUM('a''b', 'c') NOT NULL,
            `string` BINARY(16), `Restores` DECIMAL(65,30), `größe` TIME(3), `%` YEAR, `---` JSON, `a-b` BIT(1), `a b` BIT(9), `ts` TIMESTAMP(6) NULL,
            `set` SET('x', 'y'), `twice` INT UNSIGNED AS (`class` * 2) STORED, `spot` POINT, `real` DOUBLE NOT NULL, `d` DATE, `f` FLOAT, `blob` LONGBLOB NOT NULL,
            `equals` BIGINT NOT NULL, `datetime` DATETIME ON UPDATE CURRENT_TIMESTAMP, UNIQUE (`Order`), PRIMARY KEY (`class`, `2nd part`));
        CREATE TABLE code (code VARCHAR(20) CHARACTER SET latin1 NOT NULL, id BINARY(16) NOT NULL, note TEXT, PRIMARY KEY (code, id));
        CREATE TABLE no_key (a INT);
        CREATE TABLE prefixed (name VARCHAR(50), price INT, PRIMARY KEY (name(10)));
        CREATE TABLE size (size ENUM('S', 'M') PRIMARY KEY, price INT);
        INSERT INTO invoices (id, customer, paid_at, updated_at) VALUES (1, 'Ada', '2026-03-01 09:30:00', '2026-01-01'), (2, 'Grace', NULL, '2026-01-01');
        """;

    [Theory]
    [InlineData(ServerProduct.MySql)]
    [InlineData(ServerProduct.MariaDb)]
    public async Task New_writes_a_program_that_plans_as_it_is(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, Schema);
        var consumer = await InstallAsync($"tool-{product}");
        consumer.Environment["ConnectionStrings__Live"] = databases.Live.ConnectionString;
        consumer.Environment["ConnectionStrings__Archive"] = databases.Archive.ConnectionString;

        await NewAsync(consumer, "order");
        Assert.Contains("Order.OrderSName", (await consumer.DotnetAsync("Order.cs", "list")).Is(0).HasNoWarning().Out, StringComparison.Ordinal);
        (await consumer.DotnetAsync("Order.cs", "plan", "--journal-schema", databases.JournalSchema)).Is(0);

        await NewAsync(consumer, "code");
        (await consumer.DotnetAsync("Code.cs", "plan", "--journal-schema", databases.JournalSchema)).Is(0).HasNoWarning();

        if (product == ServerProduct.MariaDb)
        {
            foreach (var database in new[] { databases.Live, databases.Archive })
            {
                await database.ExecuteAsync("CREATE TABLE visits (id UUID PRIMARY KEY, visitor UUID NULL, address INET6 NULL, address4 INET4 NULL)");
            }

            await NewAsync(consumer, "visits");
            var program = consumer.Read("Visits.cs");
            Assert.Contains("public Guid Id { get; init; }", program, StringComparison.Ordinal);
            Assert.Contains("public Guid? Visitor { get; init; }", program, StringComparison.Ordinal);
            Assert.Contains("// address is inet6, which Backfill cannot carry.", program, StringComparison.Ordinal);
            (await consumer.DotnetAsync("Visits.cs", "plan", "--journal-schema", databases.JournalSchema)).Is(0).HasNoWarning();
        }

        await NewAsync(consumer, "invoices", "--column", "paid_at", "--output", "fix.cs");
        Assert.Equal(ExpectedProgram(databases.Live.Name, consumer.Read("fix.cs")), consumer.Read("fix.cs"));
        (await consumer.DotnetAsync("fix.cs", "plan", "--journal-schema", databases.JournalSchema)).Is(0).HasNoWarning();
        (await consumer.RunAsync("tools/backfill", "sql", "fix.cs", "--write", "sql")).Is(0);
        (await consumer.RunAsync("tools/backfill", "sql", "fix.cs", "--check", "sql")).Is(0);
        consumer.Write("fix.cs", consumer.Read("fix.cs").Replace("nameof(PaidAt)", "nameof(Customer)", StringComparison.Ordinal));
        Assert.Contains("sql/Invoices.Customer.mysql.sql is missing", (await consumer.RunAsync("tools/backfill", "sql", "fix.cs", "--check", "sql")).Is(3).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_cannot_do_it_says_in_one_sentence_and_leaves_files_alone()
    {
        await using var databases = await DatabasePair.CreateAsync(ServerProduct.MariaDb, Schema);
        var consumer = await InstallAsync("tool");
        async Task RefusesAsync(string sentence, params string[] arguments)
        {
            var ran = (await consumer.RunAsync("tools/backfill", arguments)).Is(2);
            Assert.Contains(sentence, ran.Error, StringComparison.Ordinal);
            Assert.Single(ran.Error.TrimEnd().Split('\n'));
        }

        await RefusesAsync("There is no connection string 'Shop'", "new", "invoices", "--connection-name", "Shop");
        consumer.Environment["ConnectionStrings__File"] = "Sqlite=live.db";
        await RefusesAsync("MySQL and MariaDB only", "new", "invoices", "--connection-name", "File");
        consumer.Environment["ConnectionStrings__Live"] = databases.Live.ConnectionString;
        await RefusesAsync($"There is no table 'invoice' in {databases.Live.Name}, or this account may not see it; did you mean 'invoices'?", "new", "invoice");
        await RefusesAsync($"There is no table 'customers' in {databases.Live.Name}, or this account may not see it.", "new", "customers");
        await RefusesAsync("There is no connection string 'Lvie', but 'Live': set the environment variable ConnectionStrings__Lvie", "new", "invoices", "--connection-name", "Lvie");
        await RefusesAsync("new needs TABLE: The table, in the database that the connection string names.", "new");
        await RefusesAsync("There is no command 'nwe'; did you mean new?", "nwe", "invoices");
        await RefusesAsync("new has no option --colum; did you mean --column?", "new", "invoices", "--colum", "paid_at");
        await RefusesAsync("new has no option --where; tools/backfill new --help lists those it has.", "new", "invoices", "--where", "1");
        await RefusesAsync("new was given more than it takes; tools/backfill new --help shows how it is used.", "new", "invoices", "paid_at");
        await RefusesAsync("no_key has no primary key", "new", "no_key");
        await RefusesAsync("The primary key of prefixed has only the first 10 characters of 'name'", "new", "prefixed");
        await databases.Live.ExecuteAsync("CREATE TABLE reached (address INET6 PRIMARY KEY, name TEXT)");
        await RefusesAsync("The key column 'address' of reached is inet6: rows cannot be matched by it", "new", "reached");
        await RefusesAsync("The key column 'size' of size is enum('S','M')", "new", "size");
        await RefusesAsync("invoices has no column 'payed_at'; did you mean 'paid_at'?", "new", "invoices", "--column", "payed_at");
        await RefusesAsync("invoices has no column 'price'; it has id, customer, paid_at, updated_at.", "new", "invoices", "--column", "price");
        await RefusesAsync("The column 'id' of invoices cannot be put back", "new", "invoices", "--column", "id");
        await RefusesAsync("There is no fix.cs", "sql", "fix.cs", "--check", "sql");
        Assert.Empty(Directory.GetFiles(consumer.PathOf(""), "*.cs"));

        consumer.Write("Invoices.cs", "// mine");
        await RefusesAsync("Invoices.cs exists already, and is not overwritten", "new", "invoices");
        Assert.Equal("// mine", consumer.Read("Invoices.cs"));
    }

    /// <summary>From the table to the restored row, with nothing but what the user has: the tool, and an editor.</summary>
    [Theory]
    [InlineData(ServerProduct.MySql)]
    [InlineData(ServerProduct.MariaDb)]
    public async Task What_new_writes_runs_when_Where_is_filled_in_and_not_before(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, Schema);
        await databases.Live.ExecuteAsync("UPDATE invoices SET paid_at = '2036-03-01 09:30:00', updated_at = updated_at WHERE id = 1");
        await databases.Live.ExecuteAsync("UPDATE invoices SET paid_at = '2026-04-01', updated_at = updated_at WHERE id = 2");
        var consumer = await InstallAsync($"filled-{product}");
        consumer.Environment["ConnectionStrings__Live"] = databases.Live.ConnectionString;
        consumer.Environment["ConnectionStrings__Archive"] = databases.Archive.ConnectionString;
        async Task<Ran> FixAsync(params string[] arguments) => await consumer.DotnetAsync(["fix.cs", .. arguments, "--journal-schema", databases.JournalSchema]);
        async Task<string> LiveAsync() => string.Join(", ", (await databases.Live.RowsAsync("SELECT id, CAST(paid_at AS CHAR), CAST(updated_at AS CHAR) FROM invoices ORDER BY id")).Select(row => string.Join(' ', row)));
        var before = await LiveAsync();

        Assert.Contains("write into IsDamaged which rows are damaged (until then run refuses)", (await NewAsync(consumer, "invoices", "--column", "paid_at", "--output", "fix.cs")).Error, StringComparison.Ordinal);
        var plan = (await FixAsync("plan")).Is(0).HasNoWarning();
        Assert.Contains("run will refuse: Where is not filled in: IsDamaged has no condition yet", plan.Out, StringComparison.Ordinal);
        var dryRun = (await FixAsync("dry-run")).Is(0);
        Assert.Contains("run will refuse: Where is not filled in", dryRun.Out, StringComparison.Ordinal);
        using (var json = JsonDocument.Parse((await FixAsync("plan", "--json")).Is(0).Out))
        {
            var refused = (await FixAsync("run", "--plan", json.RootElement.GetProperty("planId").GetString()!)).Is(2);
            Assert.StartsWith("Where is not filled in: IsDamaged has no condition yet, and a run would write to every row", refused.Error, StringComparison.Ordinal);
        }

        Assert.Equal(before, await LiveAsync());
        Assert.False(await databases.JournalSchemaExistsAsync());

        consumer.Write("fix.cs", consumer.Read("fix.cs").Replace("IsDamaged(Invoices live) => throw new NotImplementedException();", "IsDamaged(Invoices live, DateTime from) => live.PaidAt >= from;", StringComparison.Ordinal));
        using (var json = JsonDocument.Parse((await FixAsync("plan", "--from", "2030-01-01", "--json")).Is(0).Out))
        {
            Assert.Equal(0, json.RootElement.GetProperty("runRefusals").GetArrayLength());
            (await FixAsync("run", "--from", "2030-01-01", "--plan", json.RootElement.GetProperty("planId").GetString()!)).Is(0);
        }

        Assert.Equal(before.Replace("2036-03-01", "2026-03-01", StringComparison.Ordinal), await LiveAsync());
    }

    /// <summary>The tool in a manifest, in a folder of its own, and on the path.</summary>
    [Fact]
    public async Task It_is_called_in_its_help_as_it_was_started()
    {
        var consumer = feed.Consumer("called");
        (await consumer.DotnetAsync("new", "tool-manifest")).Is(0);
        (await consumer.DotnetAsync("tool", "install", "Backfill.Tool", "--version", LocalFeed.Version)).Is(0);
        (await consumer.DotnetAsync("tool", "install", "Backfill.Tool", "--tool-path", "tools", "--version", LocalFeed.Version)).Is(0);
        static string Usage(Ran ran) => ran.Is(0).Out.Split('\n').SkipWhile(line => line.TrimEnd() != "Usage:").ElementAt(1).Trim();

        Assert.Equal("dotnet backfill [command] [options]", Usage(await consumer.DotnetAsync("backfill", "--help")));
        Assert.Equal("dotnet tool run backfill -- new <table> [options]", Usage(await consumer.DotnetAsync("tool", "run", "backfill", "--", "new", "--help")));
        Assert.Equal("tools/backfill new <table> [options]", Usage(await consumer.RunAsync("tools/backfill", "new", "--help")));
        consumer.Environment["PATH"] = $"{consumer.PathOf("tools")}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        Assert.Equal("backfill sql <program> [options]", Usage(await consumer.RunAsync("tools/backfill", "sql", "--help")));
        Assert.Contains("; dotnet backfill new --help lists", (await consumer.DotnetAsync("backfill", "new", "invoices", "--where", "1")).Is(2).Error, StringComparison.Ordinal);
    }

    /// <summary>What is written for <c>invoices</c>; the server's version is taken from the file itself.</summary>
    private static string ExpectedProgram(string database, string written) => $$"""
        #:package Backfill.Cli@{{LocalFeed.Version}}
        // Puts invoices.paid_at back from a backup. Columns and types are those of {{database}} on {{written.Split(" on ")[1].Split(".\n")[0]}}.
        // Write into IsDamaged which live rows are damaged. Until then plan (looks at both sides) and dry-run (judges every row) look at all of them, and run refuses.
        // Then: plan, dry-run, run --plan ID; verify and undo afterwards.

        using System.ComponentModel.DataAnnotations;
        using System.ComponentModel.DataAnnotations.Schema;
        using Backfill;

        return await BackfillApp.RunAsync(args, Invoices.Restores.All);

        // updated_at moves by itself (ON UPDATE CURRENT_TIMESTAMP): a run pins it, so that it stays as it is.
        [Table("invoices")]
        [Restore(from: "Archive", column: nameof(PaidAt), Where = nameof(IsDamaged))]
        internal partial record Invoices
        {
            [Key]
            [Column("id")] // bigint unsigned
            public ulong Id { get; init; }

            [Column("customer")] // varchar(100)
            public string Customer { get; init; } = "";

            [Column("paid_at")] // datetime(6)
            public DateTime? PaidAt { get; init; }

            [Column("updated_at")] // timestamp, moves by itself
            public DateTime UpdatedAt { get; init; }

            // Which live rows are damaged? A condition on live instead of "throw …". A parameter behind live becomes an option: (Invoices live, DateTime from) takes --from.
            // Where every row that differs from its row in the backup is to be put back, take this method out, and Where in [Restore].
            private static bool IsDamaged(Invoices live) => throw new NotImplementedException();
        }

        """.Replace("bigint unsigned", written.Contains("bigint(20)", StringComparison.Ordinal) ? "bigint(20) unsigned" : "bigint unsigned", StringComparison.Ordinal);

    private static async Task<Ran> NewAsync(Consumer consumer, string table, params string[] options) =>
        (await consumer.RunAsync("tools/backfill", ["new", table, "--package-version", LocalFeed.Version, .. options])).Is(0);

    private async Task<Consumer> InstallAsync(string name)
    {
        var consumer = feed.Consumer(name);
        (await consumer.DotnetAsync("tool", "install", "Backfill.Tool", "--tool-path", "tools", "--version", LocalFeed.Version)).Is(0);
        return consumer;
    }
}
