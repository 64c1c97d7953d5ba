using Backfill.Stores;
using Backfill.Testing.Databases;
using Backfill.Testing.Keys;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Keys;

/// <summary>Keys that are GUIDs, in each kind of column, and keys of bytes, alone and with others.</summary>
public sealed class ByteKeyTests
{
    [Theory]
    [OnEachServer("BINARY(16)")]
    [OnEachServer("CHAR(36) CHARACTER SET latin1")]
    [OnEachServer("VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin")]
    [OnEachServer("CHAR(36) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci")]
    [OnEachServer("UUID")]
    public async Task Guids(ServerProduct product, string type)
    {
        type = type == "UUID" && product == ServerProduct.MySql ? "BINARY(16)" : type;
        var isText = type.Contains("CHAR", StringComparison.Ordinal);
        await using var databases = await DatabasePair.CreateAsync(product, $"CREATE TABLE devices (id {type} NOT NULL PRIMARY KEY, name VARCHAR(50) NULL, touched_at TIMESTAMP NULL DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP);");
        var ids = Enumerable.Range(0, 3_000).Select(i => $"{(uint)(i * 2_654_435_761L):x8}-{i % 7:x4}-1{i % 4096:x3}-8{i % 4096:x3}-{i:x12}").ToList();
        string Literal(string id, int i) => isText ? $"'{(i % 2 == 0 ? id.ToUpperInvariant() : id)}'" : $"x'{id.Replace("-", "", StringComparison.Ordinal)}'";
        await databases.Archive.ExecuteAsync($"INSERT INTO devices (id, name) VALUES {string.Join(", ", ids.Select((id, i) => $"({Literal(id, i)}, 'right {i}')"))}");
        await databases.Live.ExecuteAsync($"INSERT INTO devices (id) VALUES {string.Join(", ", ids.Select((id, i) => $"({Literal(id, i)})"))}, ({Literal("ffffffff-ffff-ffff-ffff-ffffffffffff", 1)})");
        foreach (var database in new[] { databases.Live, databases.Archive })
        {
            await database.ExecuteAsync("ANALYZE TABLE devices");
        }

        var damaged = await TableDump.OfAsync(databases.Live, "devices");
        var backfill = Runners.On(databases);

        var run = await backfill.RunAsync(Device.Restore, new RunOptions { BatchSize = 1100 });

        Assert.True(run.State == RunState.Done && run.Reconciles, string.Join(' ', run.Discrepancies));
        Assert.Equal((ids.Count, 1), (run.Counts[Outcome.Restored], run.Counts[Outcome.NotInArchive]));
        Assert.Equal("ffffffff-ffff-ffff-ffff-ffffffffffff", Assert.Single(run.Exceptions).Key.ToString());
        Assert.True((await backfill.VerifyAsync(Device.Restore.Plan, run.Id)).Holds);
        Assert.Equal(0, (await backfill.RunAsync(Device.Restore)).Counts[Outcome.Restored]);
        var asked = isText ? ids[2].ToUpperInvariant() : ids[2];
        var explained = await backfill.ExplainAsync(Device.Restore, [asked]);
        Assert.Equal(((Outcome?)Outcome.SameAsArchive, asked), (explained.Outcome, explained.LiveRow![0].Value));
        await TextKeyTests.PrimaryKeyIsUsedAsync(databases, Device.Restore, Literal(ids[10], 10));
        await backfill.UndoAsync(Device.Restore.Plan, run.Id);
        Assert.Equal(damaged, await TableDump.OfAsync(databases.Live, "devices"));
    }

    [Theory]
    [OnEachServer("VARBINARY(50)")]
    [OnEachServer("BINARY(32)")]
    public async Task Bytes(ServerProduct product, string type)
    {
        await using var databases = await DatabasePair.CreateAsync(product, $"CREATE TABLE digests (hash {type} NOT NULL PRIMARY KEY, name VARCHAR(50) NULL);");
        static string Hash(int i) => $"UNHEX(LEFT(SHA2({i}, 256), {(i % 2 == 0 ? 64 : 40)}))";
        var rows = string.Join(", ", Enumerable.Range(0, 6_000).Select(i => $"({Hash(i)}, 'right {i}')"));
        await databases.Archive.ExecuteAsync($"INSERT INTO digests VALUES {rows}");
        await databases.Live.ExecuteAsync($"INSERT INTO digests VALUES {rows}");
        await databases.Live.ExecuteAsync("UPDATE digests SET name = NULL");
        foreach (var database in new[] { databases.Live, databases.Archive })
        {
            await database.ExecuteAsync("ANALYZE TABLE digests");
        }

        var restore = Digest.Restores.Name();
        var run = await Runners.On(databases).RunAsync(restore);

        Assert.True(run.State == RunState.Done && run.Reconciles, string.Join(' ', run.Discrepancies));
        Assert.Equal(6_000, run.Counts[Outcome.Restored]);
        Assert.Equal(await TableDump.OfAsync(databases.Archive, "digests"), await TableDump.OfAsync(databases.Live, "digests"));
        Assert.True((await Runners.On(databases).VerifyAsync(restore.Plan, run.Id)).Holds);
        await TextKeyTests.PrimaryKeyIsUsedAsync(databases, restore, $"x'{await databases.Live.ScalarAsync($"SELECT HEX({Hash(10)})")}'");
    }

    [Theory]
    [OnEachServer]
    public async Task A_guid_in_another_letter_case_is_another_key_and_a_text_that_is_none_fails_its_row(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, "CREATE TABLE devices (id CHAR(36) CHARACTER SET latin1 NOT NULL PRIMARY KEY, name VARCHAR(50) NULL);");
        await databases.Live.ExecuteAsync("INSERT INTO devices VALUES ('abcdef12-0000-0000-0000-000000000000', NULL), ('none', NULL), ('00000000-0000-0000-0000-00000000000A', NULL)");
        await databases.Archive.ExecuteAsync("INSERT INTO devices VALUES ('ABCDEF12-0000-0000-0000-000000000000', 'x'), ('none', 'x'), ('00000000-0000-0000-0000-00000000000A', 'x')");

        var run = await Runners.On(databases).RunAsync(Device.Restore);

        Assert.Equal((1, 1, 1), (run.Counts[Outcome.Restored], run.Counts[Outcome.NotInArchive], run.Counts[Outcome.Failed]));
        Assert.Equal("'id' of live: 'none' cannot be read as Guid.", run.Exceptions.Single(e => e.Outcome == Outcome.Failed).Reason);
        Assert.Equal("none", run.Exceptions.Single(e => e.Outcome == Outcome.Failed).Key.ToString());
    }

    [Theory]
    [OnEachServer]
    public async Task Guids_kept_otherwise_in_the_backup_are_refused(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(
            product, "CREATE TABLE devices (id BINARY(16) NOT NULL PRIMARY KEY, name VARCHAR(50) NULL);", "CREATE TABLE devices (id CHAR(36) NOT NULL PRIMARY KEY, name VARCHAR(50) NULL);");

        var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => Runners.On(databases).PlanAsync(Device.Restore));

        Assert.Contains("it is binary(16) in live and char(36) there", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [OnEachServer("latin1", "BINARY(16)")]
    [OnEachServer("utf8mb4", "CHAR(36)")]
    public async Task Text_a_guid_bytes_and_a_number_together(ServerProduct product, string charset, string guid)
    {
        await using var databases = await DatabasePair.CreateAsync(product, $"""
            CREATE TABLE entries (
              area VARCHAR(20) CHARACTER SET {charset} NOT NULL,
              device {guid} NOT NULL,
              hash VARBINARY(20) NOT NULL,
              line INT NOT NULL,
              amount INT NULL,
              PRIMARY KEY (area, device, hash, line));
            """);
        string Device(string id) => guid == "CHAR(36)" ? $"'{id}'" : $"x'{id.Replace("-", "", StringComparison.Ordinal)}'";
        var keys = (
            from area in new[] { "''", "'a'", "'kü'", "'Öl '" }
            from device in new[] { Device("00000000-0000-0000-0000-000000000000"), Device("5c275c27-0000-0a0d-0000-1a00000000ff") }
            from hash in new[] { "''", "x'00'", "x'00FF5C27'" }
            from line in new[] { -1, 0, 7 }
            select $"{area}, {device}, {hash}, {line}").ToList();
        await databases.Archive.ExecuteAsync($"INSERT INTO entries VALUES {string.Join(", ", keys.Select((k, i) => $"({k}, {i})"))}");
        await databases.Live.ExecuteAsync($"INSERT INTO entries VALUES {string.Join(", ", keys.Select((k, i) => $"({k}, {(i % 4 == 0 ? i : -1)})"))}");
        var backfill = Runners.On(databases);
        var restore = Entry.Restores.Amount();

        var run = await backfill.RunAsync(restore, new RunOptions { BatchSize = 7 });

        Assert.True(run.State == RunState.Done && run.Reconciles, string.Join(' ', run.Discrepancies));
        Assert.Equal((54, 18), (run.Counts[Outcome.Restored], run.Counts[Outcome.SameAsArchive]));
        Assert.Equal(await TableDump.OfAsync(databases.Archive, "entries"), await TableDump.OfAsync(databases.Live, "entries"));
        Assert.True((await backfill.VerifyAsync(restore.Plan, run.Id)).Holds);
        Assert.Equal((Outcome?)Outcome.SameAsArchive, (await backfill.ExplainAsync(restore, ["kü", "5c275c27-0000-0a0d-0000-1a00000000ff", "0x00FF5C27", "-1"])).Outcome);
        await databases.Archive.ExecuteAsync("DELETE FROM entries");
        await databases.Live.ExecuteAsync("DELETE FROM entries WHERE area NOT LIKE 'Öl%' OR line <> 7");
        var none = await backfill.RunAsync(restore);
        Assert.Equal(6, none.Counts[Outcome.NotInArchive]);
        Assert.Equal("Öl , 5c275c27-0000-0a0d-0000-1a00000000ff, 0x00FF5C27, 7", none.Exceptions[^1].Key.ToString());
    }
}
