using System.Text.Json;
using Backfill.Package.Tests.Feed;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.Package.Tests;

/// <summary>An application with EF Core 9 and Pomelo on .NET 10, whose entity is the declaring class.</summary>
[Collection(Packed.Name)]
public sealed class EntityFrameworkTests(LocalFeed feed)
{
    [Fact]
    public async Task An_entity_carries_its_own_restore()
    {
        await using var databases = await DatabasePair.CreateAsync(ServerProduct.MySql);
        var consumer = feed.Consumer("entity");
        consumer.Take("EntityFramework");
        consumer.Environment["ConnectionStrings__Live"] = databases.Live.ConnectionString;
        consumer.Environment["ConnectionStrings__Archive"] = databases.Archive.ConnectionString;

        (await consumer.DotnetAsync("build", "--nologo")).Is(0).HasNoWarning();
        Task<Ran> ShopAsync(params string[] arguments) => consumer.DotnetAsync(["run", "--no-build", "--", .. arguments]);

        Assert.Contains("Invoice.PaidAt", (await ShopAsync("list")).Is(0).Out, StringComparison.Ordinal);
        Assert.Equal("Ada 2036-03-01 09:30:00.123456\nGrace 2026-03-02 00:00:00.000000\nMary\n", (await ShopAsync("shop", "damage")).Is(0).Out);
        string[] restore = ["--now", "2030-01-01", "--journal-schema", databases.JournalSchema];
        using var plan = JsonDocument.Parse((await ShopAsync(["plan", .. restore, "--json"])).Is(0).Out);
        (await ShopAsync(["run", .. restore, "--plan", plan.RootElement.GetProperty("planId").GetString()!])).Is(0);
        Assert.Equal("Ada 2026-03-01 09:30:00.123456\nGrace 2026-03-02 00:00:00.000000\nMary\n", (await ShopAsync("shop", "look")).Is(0).Out);
    }
}
