using Backfill.MySql.Tests.Refusals;
using Backfill.MySql.Tests.Traps;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.CommandLine;

/// <summary>schema --write and --check against real servers.</summary>
public sealed class SchemaCommandTests : IDisposable
{
    private const string Things = "CREATE TABLE things (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY COMMENT ') AUTO_INCREMENT=5', value VARCHAR(20) NULL, moved TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP) COMMENT='an AUTO_INCREMENT=7';\nINSERT INTO things (value) VALUES ('a');";

    private readonly string _folder = Directory.CreateTempSubdirectory("backfill-schema-").FullName;

    private string SchemaFile => Path.Combine(_folder, "shop.schema.sql");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [OnEachServer]
    public async Task What_is_written_is_the_same_whenever_it_is_written_and_passes_the_check(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, Things);
        var shell = new Shell(databases, Thing.Restores.All);
        (await shell.RunAsync("schema", "--write", SchemaFile)).Is(0);
        var first = await File.ReadAllTextAsync(SchemaFile);

        Assert.StartsWith("-- ", first, StringComparison.Ordinal);
        Assert.Contains("CREATE TABLE `things` (\n  `id` bigint", first, StringComparison.Ordinal);
        Assert.Contains("COMMENT ') AUTO_INCREMENT=5'", first, StringComparison.Ordinal);
        Assert.Contains("COMMENT='an AUTO_INCREMENT=7'", first, StringComparison.Ordinal);
        Assert.DoesNotContain("AUTO_INCREMENT=2", first, StringComparison.Ordinal);
        Assert.DoesNotContain(databases.Live.Name, first, StringComparison.Ordinal);

        await databases.Live.ExecuteAsync("INSERT INTO things (value) VALUES ('b'), ('c')");
        (await shell.RunAsync("schema", "--check", SchemaFile)).Is(0);
        (await shell.RunAsync("schema", "--write", SchemaFile)).Is(0);
        Assert.Equal(first, await File.ReadAllTextAsync(SchemaFile));
    }

    [Theory]
    [OnEachServer("ALTER TABLE things MODIFY value VARCHAR(30) NULL", "'things' has `value` varchar(30)")]
    [OnEachServer("ALTER TABLE things RENAME COLUMN value TO content", "'things' has `content` varchar(20)")]
    [OnEachServer("ALTER TABLE things DROP COLUMN moved", "'things' no longer has `moved` timestamp")]
    [OnEachServer("ALTER TABLE things ADD KEY by_value (value)", "'things' has KEY `by_value` (`value`) in live, and the file does not")]
    [OnEachServer("CREATE TRIGGER `shou``ts` AFTER UPDATE ON things FOR EACH ROW SET @x = ';;'", "'things' has the trigger 'shou`ts' on UPDATE in live, and the file does not")]
    public async Task A_change_of_live_makes_the_file_stale_with_one_sentence_that_names_it(ServerProduct product, string change, string said)
    {
        await using var databases = await DatabasePair.CreateAsync(product, Things);
        var shell = new Shell(databases, Thing.Restores.All);
        (await shell.RunAsync("schema", "--write", SchemaFile)).Is(0);
        await databases.Live.ExecuteAsync(change);

        var stale = await shell.RunAsync("schema", "--check", SchemaFile);

        stale.Is(3);
        Assert.Contains(said, stale.Error, StringComparison.Ordinal);
        Assert.Single(stale.Error.TrimEnd('\n').Split('\n'));
        (await shell.RunAsync("schema", "--write", SchemaFile)).Is(0);
        (await shell.RunAsync("schema", "--check", SchemaFile)).Is(0);
    }

    [Theory]
    [OnEachServer]
    public async Task A_dropped_trigger_makes_it_stale_too_and_other_triggers_are_not_written(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, Things);
        await databases.Live.ExecuteAsync("CREATE TRIGGER audits AFTER UPDATE ON things FOR EACH ROW BEGIN SET @x = 1; SET @y = 2; END");
        await databases.Live.ExecuteAsync("CREATE TRIGGER counts AFTER INSERT ON things FOR EACH ROW SET @x = 1");
        var shell = new Shell(databases, Thing.Restores.All);
        (await shell.RunAsync("schema", "--write", SchemaFile)).Is(0);
        var text = await File.ReadAllTextAsync(SchemaFile);
        Assert.Contains("DELIMITER ;;\nCREATE TRIGGER `audits` AFTER UPDATE ON `things` FOR EACH ROW BEGIN SET @x = 1; SET @y = 2; END;;\nDELIMITER ;\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("counts", text, StringComparison.Ordinal);
        (await shell.RunAsync("schema", "--check", SchemaFile)).Is(0);

        await databases.Live.ExecuteAsync("DROP TRIGGER audits");
        var stale = await shell.RunAsync("schema", "--check", SchemaFile);
        stale.Is(3);
        Assert.Contains("fewer triggers on UPDATE", stale.Error, StringComparison.Ordinal);
    }

    [Theory]
    [OnEachServer]
    public async Task What_cannot_be_asked_is_refused_in_one_sentence(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product);
        var shell = new Shell(databases, Thing.Restores.All);
        var missing = await shell.RunAsync("schema", "--write", SchemaFile);
        missing.Is(2);
        Assert.Contains("has no table 'things'", missing.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(SchemaFile));

        await databases.Live.ScriptAsync(Things);
        await using var account = await TestAccount.CreateAsync(databases.Live, "s3cret-Passw0rd");
        await databases.Live.ExecuteAsync($"GRANT SELECT ON `{databases.Live.Name}`.* TO {account}");
        var blind = await new Shell(databases, Thing.Restores.All, account.ConnectionString).RunAsync("schema", "--write", SchemaFile);
        blind.Is(2);
        Assert.Contains("GRANT TRIGGER", blind.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Passw0rd", blind.Error, StringComparison.Ordinal);

        var noFile = await shell.RunAsync("schema", "--check", SchemaFile);
        noFile.Is(2);
        Assert.Contains("There is no file", noFile.Error, StringComparison.Ordinal);
        (await shell.RunAsync("schema")).Is(2);
        (await shell.RunAsync("schema", "--write", SchemaFile, "--check", SchemaFile)).Is(2);
    }
}
