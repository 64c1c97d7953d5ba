using Backfill.Sqlite.Tests.Declarations;
using Backfill.Sqlite.Tests.Kit;
using Backfill.Stores;

namespace Backfill.Sqlite.Tests.Stories;

/// <summary>SQLite leaves what was half written to the next program that opens the file: it must be rolled back, and a read-only session cannot.</summary>
public sealed class A_program_died_while_it_wrote
{
    [Fact]
    public async Task Live_is_rolled_back_and_restored()
    {
        using var folder = new Folder();
        var shop = Shop.Make(folder, 2_000);
        var before = Image.Of(folder.Live);
        LeaveHalfWritten(folder.Live);

        await folder.Backfill().PlanAsync(SubscriptionVariant.Restore);
        Image.AssertEqual(before, Image.Of(folder.Live));

        LeaveHalfWritten(folder.Live);
        await folder.Backfill().RunAsync(SubscriptionVariant.Restore, new RunOptions { MaxFailureRatio = 1 });
        Image.AssertEqual(shop.Repaired(before), Image.Of(folder.Live));
    }

    [Fact]
    public async Task A_backup_is_refused_and_not_written()
    {
        using var folder = new Folder();
        Shop.Make(folder, 2_000);
        LeaveHalfWritten(folder.Archive);
        var bytes = await File.ReadAllBytesAsync(folder.Archive);

        var error = await Assert.ThrowsAsync<StoreException>(() => folder.Backfill().PlanAsync(SubscriptionVariant.Restore));

        Assert.StartsWith("A program died while it wrote to archive.db", error.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(folder.Archive));
    }

    /// <summary>The file and its rollback journal as they stand in the middle of a transaction that no longer fits into memory.</summary>
    private static void LeaveHalfWritten(string file)
    {
        using (var connection = Db.Open(file))
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA synchronous = FULL; PRAGMA cache_size = 2; BEGIN IMMEDIATE; UPDATE subscription_variants SET name = name || ' half', active = 7";
            command.ExecuteNonQuery();
            File.Copy(file, file + ".half");
            File.Copy(file + "-journal", file + ".half-journal");
        }

        File.Move(file + ".half", file, overwrite: true);
        File.Move(file + ".half-journal", file + "-journal", overwrite: true);
    }
}
