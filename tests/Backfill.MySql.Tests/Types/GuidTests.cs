using Backfill.Stores;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Types;

/// <summary>A Guid property on BINARY(16), CHAR(36), VARCHAR(36) and MariaDB's UUID.</summary>
public sealed class GuidTests
{
    private const string Owner = "ABCDEF12-3456-7890-abcd-ef1234567890";

    [Theory]
    [OnEachServer]
    public async Task Each_column_is_restored_by_its_bytes_and_judged_by_its_value(ServerProduct product)
    {
        var ddl = $"""
            CREATE TABLE tokens (
              id INT NOT NULL PRIMARY KEY,
              bytes BINARY(16) NULL,
              text CHAR(36) CHARACTER SET latin1 NULL,
              varied VARCHAR(36) CHARACTER SET ascii NULL,
              own {(product == ServerProduct.MariaDb ? "UUID" : "BINARY(16)")} NULL,
              owner CHAR(36) NOT NULL);
            """;
        await using var databases = await DatabasePair.CreateAsync(product, ddl);
        var own = product == ServerProduct.MariaDb ? "'0c0d0e0f-0001-1002-8003-000405060708'" : "x'0c0d0e0f00011002800300040506FF00'";
        await databases.Archive.ExecuteAsync($"""
            INSERT INTO tokens VALUES
              (1, x'00112233445566778899aabbccddeeff', 'AAAAaaaa-0000-0000-0000-00000000000B', 'ffffffff-ffff-ffff-ffff-ffffffffffff', {own}, '{Owner}'),
              (2, x'00000000000000000000000000000000', '00000000-0000-0000-0000-000000000000', 'none', NULL, '{Owner}'),
              (3, x'5c5c27275c5c27270d0a001a0d0a001a', 'bbbbbbbb-0000-0000-0000-000000000000', '', {own}, '00000000-0000-0000-0000-000000000000')
            """);
        await databases.Live.ExecuteAsync($"""
            INSERT INTO tokens VALUES
              (1, NULL, 'aaaaaaaa-0000-0000-0000-00000000000b', NULL, NULL, '{Owner.ToLowerInvariant()}'),
              (2, x'00112233445566778899aabbccddee00', '{Owner}', 'ffffffff-ffff-ffff-ffff-ffffffffffff', NULL, '{Owner}'),
              (3, NULL, 'not a guid', 'x', NULL, '00000000-0000-0000-0000-000000000000')
            """);
        var backfill = Runners.On(databases);
        var owner = System.Guid.Parse(Owner);

        // Row 2 holds the owner as its text, row 3 has another owner.
        var bytes = await backfill.RunAsync(Token.Restores.Bytes(owner));
        Assert.Equal((1, 1), ((int)bytes.Counts.Selected, (int)bytes.Counts[Outcome.Restored]));
        Assert.Equal("00112233445566778899AABBCCDDEEFF", await databases.Live.ScalarAsync("SELECT HEX(bytes) FROM tokens WHERE id = 1"));
        Assert.True((await backfill.VerifyAsync(Token.Restores.Bytes(owner).Plan, bytes.Id)).Holds);

        // The letter case is a difference; a text that is no GUID fails the row that a guard looks at, by name.
        var text = await backfill.RunAsync(Token.Restores.Text());
        Assert.Equal((1, 1, 1), (text.Counts[Outcome.Restored], text.Counts[Outcome.SkippedByGuard], text.Counts[Outcome.Failed]));
        Assert.Contains("'not a guid' cannot be read as Guid", Assert.Single(text.Exceptions, e => e.Outcome == Outcome.Failed).Reason, StringComparison.Ordinal);
        Assert.Equal("text AAAAaaaa-0000-0000-0000-00000000000B", await databases.Live.ScalarAsync("SELECT CONCAT('text ', text) FROM tokens WHERE id = 1"));

        // Nothing looks at these: whatever the text is, it is carried.
        var varied = await backfill.RunAsync(Token.Restores.Varied());
        Assert.Equal(3, varied.Counts[Outcome.Restored]);
        Assert.True((await backfill.VerifyAsync(Token.Restores.Varied().Plan, varied.Id)).Holds);
        var last = await backfill.RunAsync(Token.Restores.Own());
        Assert.Equal((2, 1), (last.Counts[Outcome.Restored], last.Counts[Outcome.SameAsArchive]));
        Assert.True((await backfill.VerifyAsync(Token.Restores.Own().Plan, last.Id)).Holds);
        Assert.Equal(await TableDump.OfAsync(databases.Archive, "tokens", "bytes", "text", "owner"), await TableDump.OfAsync(databases.Live, "tokens", "bytes", "text", "owner"));
        await backfill.UndoAsync(Token.Restores.Own().Plan, last.Id);
        Assert.Equal("0", await databases.Live.ScalarAsync("SELECT COUNT(own) FROM tokens"));
    }

    [Theory]
    [OnEachServer]
    public async Task A_column_that_keeps_it_otherwise_than_the_backup_is_refused(ServerProduct product)
    {
        const string Rest = "varied VARCHAR(36) NULL, own BINARY(16) NULL, owner CHAR(36) NOT NULL, text CHAR(36) NULL";
        await using var databases = await DatabasePair.CreateAsync(
            product, $"CREATE TABLE tokens (id INT NOT NULL PRIMARY KEY, bytes BINARY(16) NULL, {Rest});", $"CREATE TABLE tokens (id INT NOT NULL PRIMARY KEY, bytes CHAR(36) NULL, {Rest});");

        var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => Runners.On(databases).RunAsync(Token.Restores.Bytes(System.Guid.Empty)));

        Assert.Contains("cannot hold every value", refused.Message, StringComparison.Ordinal);
    }
}
