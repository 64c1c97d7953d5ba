using Backfill.Testing.Databases;
using Backfill.Testing.Servers;
using Backfill.Unread;

namespace Backfill.MySql.Tests.Types;

/// <summary>A value that .NET cannot read concerns who looks at it.</summary>
public sealed class UnreadValueTests
{
    private const string Table = """
        SET sql_mode = '';
        CREATE TABLE visits (id INT PRIMARY KEY, at DATETIME, amount DECIMAL(40,2) NOT NULL, token CHAR(36) NOT NULL, stage VARCHAR(20) NOT NULL, count INT, same DATETIME,
          note VARCHAR(20), note_by_at VARCHAR(20), note_by_amount VARCHAR(20), note_by_token VARCHAR(20), note_by_stage VARCHAR(20), note_by_count VARCHAR(20));
        INSERT INTO visits VALUES
        """;

    [Theory]
    [OnEachServer]
    public async Task Whoever_looks_at_one_fails_its_row_alone_and_names_it(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(
            product, $"{Table} {UnreadTests.Rows("lost", "NULL", null)};", $"{Table} {UnreadTests.Rows("kept", "'2025-01-02 00:00:00'", null)};");
        var before = await TableDump.OfAsync(databases.Live, "visits");
        var backfill = Runners.On(databases);

        await UnreadTests.LooksAtNoneAsync(backfill);
        foreach (var column in Visit.Looking.Where(c => c != "count"))
        {
            await UnreadTests.LooksAtOneAsync(backfill, column);
        }

        await UnreadTests.ComparesAsync(backfill);
        Assert.Equal(before, await TableDump.OfAsync(databases.Live, "visits"));
    }
}
