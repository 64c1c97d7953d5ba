using Microsoft.EntityFrameworkCore;

namespace Shop;

public sealed class ShopContext(string connectionString) : DbContext
{
    public DbSet<Invoice> Invoices => Set<Invoice>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseMySql(connectionString, ServerVersion.AutoDetect(connectionString));
}
