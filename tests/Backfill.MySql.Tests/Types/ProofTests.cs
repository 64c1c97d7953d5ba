using Backfill.MySql.Data;
using Backfill.Stores;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Types;

/// <summary>The proof compares what was written with the bytes of the backup, not with what the server made of our literal.</summary>
public sealed class ProofTests
{
    [Theory]
    [OnEachServer("VARCHAR(20) CHARACTER SET sjis", "x'5C'", "x'815F'")]
    [OnEachServer("VARCHAR(20) CHARACTER SET utf8mb4", "'right'", "'wrong'")]
    [OnEachServer("VARCHAR(20) CHARACTER SET latin1", "''", "' '")]
    [OnEachServer("VARCHAR(20) CHARACTER SET utf8mb4", "'right'", "NULL")]
    [OnEachServer("VARCHAR(20) CHARACTER SET utf8mb4", "''", "NULL")]
    public async Task A_journal_that_took_other_bytes_stops_the_batch(ServerProduct product, string type, string value, string taken)
    {
        await using var databases = await DatabasePair.CreateAsync(product, $"CREATE TABLE cells (id INT NOT NULL PRIMARY KEY, v {type} NULL);");
        await databases.Archive.ExecuteAsync($"INSERT INTO cells VALUES (1, 'first'), (2, {value})");
        await databases.Live.ExecuteAsync("INSERT INTO cells VALUES (1, NULL)");
        var backfill = Runners.On(databases);
        await backfill.RunAsync(UnreadString.Restores.V());
        var journal = await databases.Live.ScalarAsync($"SELECT table_name FROM information_schema.tables WHERE table_schema = '{databases.JournalSchema}' AND table_name LIKE 'backfill_journal%'");
        await databases.Live.ExecuteAsync("INSERT INTO cells VALUES (2, 'damaged')");

        // Live and journal agree in what is wrong.
        await databases.Live.ExecuteAsync($"CREATE TRIGGER `{databases.JournalSchema}`.other BEFORE INSERT ON `{databases.JournalSchema}`.`{journal}` FOR EACH ROW SET NEW.new = {taken}");

        var stopped = await Assert.ThrowsAsync<RunInterruptedException>(() => backfill.RunAsync(UnreadString.Restores.V()));

        Assert.Contains("took the values of 'v' for other bytes than were read from the backup", stopped.Message, StringComparison.Ordinal);
        Assert.Equal("damaged", await databases.Live.ScalarAsync("SELECT v FROM cells WHERE id = 2"));
    }

    [Theory]
    [OnEachServer]
    public async Task The_sums_are_the_servers_own(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product);
        byte[] bytes = [.. Enumerable.Range(0, 256).Select(b => (byte)b)];

        Assert.Equal($"{Crc32.Of(bytes)}", await databases.Live.ScalarAsync($"SELECT CRC32(x'{Convert.ToHexString(bytes)}')"));
        Assert.Equal("0", $"{Crc32.Of([])}");
    }
}
