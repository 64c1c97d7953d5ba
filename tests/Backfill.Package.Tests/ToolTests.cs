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
        await RefusesAsync($"There is no table 'invoice' in {databases.Live.Name}", "new", "invoice");
        await RefusesAsync("no_key has no primary key", "new", "no_key");
        await RefusesAsync("The primary key of prefixed has only the first 10 characters of 'name'", "new", "prefixed");
        await databases.Live.ExecuteAsync("CREATE TABLE reached (address INET6 PRIMARY KEY, name TEXT)");
        await RefusesAsync("The key column 'address' of reached is inet6: rows cannot be matched by it", "new", "reached");
        await RefusesAsync("The key column 'size' of size is enum('S','M')", "new", "size");
        await RefusesAsync("invoices has no column 'price'; it has id, customer, paid_at, updated_at.", "new", "invoices", "--column", "price");
        await RefusesAsync("The column 'id' of invoices cannot be put back", "new", "invoices", "--column", "id");
        await RefusesAsync("There is no fix.cs", "sql", "fix.cs", "--check", "sql");
        Assert.Empty(Directory.GetFiles(consumer.PathOf(""), "*.cs"));

        consumer.Write("Invoices.cs", "// mine");
        await RefusesAsync("Invoices.cs exists already, and is not overwritten", "new", "invoices");
        Assert.Equal("// mine", consumer.Read("Invoices.cs"));
    }

    /// <summary>What is written for <c>invoices</c>; the server's version is taken from the file itself.</summary>
    private static string ExpectedProgram(string database, string written) => $$"""
        #:package Backfill.Cli@{{LocalFeed.Version}}
        // Puts invoices.paid_at back from a backup. Columns and types are those of {{database}} on {{written.Split(" on ")[1].Split(".\n")[0]}}.
        // Edit the declaration, and then: plan (looks at both sides), dry-run (judges every row), run --plan ID; verify and undo afterwards.

        using System.ComponentModel.DataAnnotations;
        using System.ComponentModel.DataAnnotations.Schema;
        using Backfill;

        return await BackfillApp.RunAsync(args, Invoices.Restores.All);

        // Without Where, each row is compared with its row in the backup. To select rows, add Where = nameof(IsDamaged) to [Restore], and to the record:
        // private static bool IsDamaged(Invoices live) => live.PaidAt …;

        // updated_at moves by itself (ON UPDATE CURRENT_TIMESTAMP): a run pins it, so that it stays as it is.
        [Table("invoices")]
        [Restore(from: "Archive", column: nameof(PaidAt))]
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
        }

        """.Replace("bigint unsigned", written.Contains("bigint(20)", StringComparison.Ordinal) ? "bigint(20) unsigned" : "bigint unsigned", StringComparison.Ordinal);

    private static async Task NewAsync(Consumer consumer, string table, params string[] options) =>
        (await consumer.RunAsync("tools/backfill", ["new", table, "--package-version", LocalFeed.Version, .. options])).Is(0);

    private async Task<Consumer> InstallAsync(string name)
    {
        var consumer = feed.Consumer(name);
        (await consumer.DotnetAsync("tool", "install", "Backfill.Tool", "--tool-path", "tools", "--version", LocalFeed.Version)).Is(0);
        return consumer;
    }
}
