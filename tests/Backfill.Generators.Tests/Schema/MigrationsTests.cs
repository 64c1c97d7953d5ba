using Backfill.Generators.Schema;

namespace Backfill.Generators.Tests.Schema;

/// <summary>Which files of a folder of migrations are applied, and in which order.</summary>
public class MigrationsTests
{
    [Theory]
    [InlineData("Flyway", "B0__base.sql V1__a.sql V1.1__b.sql V1_2__c.sql V2__d.sql V10__e.sql R__views.sql", "U2__d.sql U10__e.sql")]
    [InlineData("golang-migrate", "000001_a.up.sql 000002_b.up.sql 000010_c.up.sql", "000001_a.down.sql 000002_b.down.sql 000010_c.down.sql")]
    [InlineData("numbers without zeros", "1_a.sql 2_b.sql 10_c.sql 100_d.sql", "")]
    [InlineData("times", "20251231235959_a.sql 20260101000000_b.sql", "")]
    [InlineData("times of Laravel", "2025_12_31_000000_b.sql 2026_01_02_000000_a.sql", "")]
    [InlineData("Prisma", "20250101000000_init/migration.sql 20250301000000_more/migration.sql 20260101000000_last/migration.sql", "")]
    [InlineData("diesel", "2025-01-01-000000_a/up.sql 2025-10-01-000000_b/up.sql", "2025-01-01-000000_a/down.sql 2025-10-01-000000_b/down.sql")]
    [InlineData("db-migrate", "20250101-a-up.sql 20250102-b-up.sql", "20250101-a-down.sql 20250102-b-down.sql")]
    [InlineData("folders of versions", "1.0/01_a.sql 1.0/02_b.sql 1.9/01_c.sql 1.10/01_d.sql", "")]
    [InlineData("Flyway in folders", "late/V1__a.sql early/V2__b.sql late/V10__c.sql", "")]
    [InlineData("a base and a name like a way back", "schema.sql 1_scale_down.sql 2_b.sql", "")]
    public void Of(string tool, string applied, string others)
    {
        string[] expected = [.. applied.Split(' ').Select(f => $"/shop/db/{f}")];
        string[] all = [.. expected, .. others.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(f => $"/shop/db/{f}")];
        var random = new Random(3);
        for (var i = 0; i < 5; i++)
        {
            random.Shuffle(all);
            Assert.True(expected.SequenceEqual(Migrations.InOrder(all)), $"{tool}: {string.Join(' ', Migrations.InOrder(all))}");
        }
    }
}
