using Backfill;
using Microsoft.EntityFrameworkCore;
using Shop;

// Without "shop" in front, the command line of the restore; with it, the application that damages its own table, or looks at it.
if (args is not ["shop", var act])
{
    return await BackfillApp.RunAsync(args, Invoice.Restores.All);
}

await using var live = new ShopContext(Environment.GetEnvironmentVariable("ConnectionStrings__Live")!);
await using var archive = new ShopContext(Environment.GetEnvironmentVariable("ConnectionStrings__Archive")!);
if (act == "damage")
{
    foreach (var context in new[] { archive, live })
    {
        await context.Database.EnsureCreatedAsync();
        context.Invoices.AddRange(
            new Invoice { Customer = "Ada", PaidAt = new DateTime(2026, 3, 1, 9, 30, 0).AddMicroseconds(123456) },
            new Invoice { Customer = "Grace", PaidAt = new DateTime(2026, 3, 2) },
            new Invoice { Customer = "Mary" });
        await context.SaveChangesAsync();
    }

    await live.Invoices.Where(i => i.Customer == "Ada").ExecuteUpdateAsync(set => set.SetProperty(i => i.PaidAt, i => i.PaidAt!.Value.AddYears(10)));
}

foreach (var invoice in await live.Invoices.AsNoTracking().OrderBy(i => i.Number).ToListAsync())
{
    Console.WriteLine($"{invoice.Customer} {invoice.PaidAt:yyyy-MM-dd HH:mm:ss.ffffff}".TrimEnd());
}

return 0;
