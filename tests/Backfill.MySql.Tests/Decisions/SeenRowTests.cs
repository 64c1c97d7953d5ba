using Backfill.Seen;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Decisions;

/// <summary>A guard and a value see what the properties that they read are made of.</summary>
public sealed class SeenRowTests
{
    [Theory]
    [OnEachServer]
    public async Task By_every_way_that_code_can_take(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, $"{SeenTests.Table}; {SeenTests.Live};", $"{SeenTests.Table}; {SeenTests.Archive};");
        foreach (var type in SeenTests.Plans.Keys)
        {
            await databases.Live.ExecuteAsync("UPDATE rows_of SET note = 'lost'");
            await SeenTests.NoDeletedRowIsWrittenAsync(Runners.On(databases), type, async () => (await databases.Live.RowsAsync("SELECT note FROM rows_of ORDER BY id")).Select(r => r[0]));
        }
    }
}
