using Backfill.Sqlite.Tests.Declarations;
using Backfill.Sqlite.Tests.Kit;
using Backfill.Stores;

namespace Backfill.Sqlite.Tests.Stories;

public sealed class Files_as_people_have_them
{
    [Fact]
    public async Task Names_that_need_quoting()
    {
        using var folder = new Folder();
        const string Schema = """CREATE TABLE "odd ""table"" `name`" ("the id" INTEGER PRIMARY KEY, "group ""by"" `x`" TEXT, "new" TEXT);""";
        Db.Run(folder.Live, Schema + """INSERT INTO "odd ""table"" `name`" VALUES (1, 'damaged', 'n'), (2, 'damaged', 'n')""");
        Db.Run(folder.Archive, Schema + """INSERT INTO "odd ""table"" `name`" VALUES (1, 'right', 'n'), (2, 'also right', 'n')""");
        var before = Image.Of(folder.Live);

        var run = await folder.Backfill().RunAsync(OddName.Restore);

        Assert.Equal((RunState.Done, 2), (run.State, run.Counts[Outcome.Restored]));
        Image.AssertEqual(Image.Of(folder.Archive), Image.Of(folder.Live));
        Assert.True((await folder.Backfill().VerifyAsync(OddName.Restore.Plan, run.Id)).Holds);
        await folder.Backfill().UndoAsync(OddName.Restore.Plan, run.Id);
        Image.AssertEqual(before, Image.Of(folder.Live));
    }

    [Fact]
    public async Task Names_in_another_case()
    {
        using var folder = new Folder();
        Db.Run(folder.Live, "CREATE TABLE Articles (ID INTEGER PRIMARY KEY, TITLE TEXT, Body BLOB); INSERT INTO Articles VALUES (1, 'damaged', NULL)");
        Db.Run(folder.Archive, "CREATE TABLE ARTICLES (Id INTEGER PRIMARY KEY, Title TEXT); INSERT INTO ARTICLES VALUES (1, 'right')");
        var run = await folder.Backfill().RunAsync(Article.TitleRestore);
        Assert.Equal((RunState.Done, 1), (run.State, run.Counts[Outcome.Restored]));
    }

    [Fact]
    public async Task A_backup_from_before_the_migration_lacks_the_column()
    {
        using var folder = new Folder();
        var shop = Shop.Make(folder, 100);
        var before = Image.Of(folder.Live);
        Db.Run(folder.Archive, "ALTER TABLE subscription_variants DROP COLUMN cancelled_at");

        Assert.Null((await folder.Backfill().PlanAsync(SubscriptionVariant.Restore)).Archives[0].Damaged);
        await folder.Backfill().RunAsync(SubscriptionVariant.Restore, new RunOptions { MaxFailureRatio = 1 });

        Image.AssertEqual(shop.Repaired(before), Image.Of(folder.Live));
    }

    [Fact]
    public async Task A_file_in_WAL_mode_stays_in_it()
    {
        using var folder = new Folder();
        var shop = Shop.Make(folder, 200);
        Db.Run(folder.Live, "PRAGMA journal_mode = WAL");
        Db.Run(folder.Archive, "PRAGMA journal_mode = WAL");
        var before = Image.Of(folder.Live);

        var run = await folder.Backfill(sliceSize: 50).RunAsync(SubscriptionVariant.Restore, new RunOptions { BatchSize = 9, MaxFailureRatio = 1 });

        Image.AssertEqual(shop.Repaired(before), Image.Of(folder.Live));
        Assert.Equal("wal", Db.One(folder.Live, "PRAGMA journal_mode"));
        await folder.Backfill().UndoAsync(SubscriptionVariant.Plan, run.Id);
        Image.AssertEqual(before, Image.Of(folder.Live));
    }

    [Fact]
    public async Task A_STRICT_table_has_a_STRICT_journal_and_refuses_what_is_not_of_its_type()
    {
        using var folder = new Folder();
        const string Schema = "CREATE TABLE articles (id INTEGER PRIMARY KEY, title TEXT, body BLOB) STRICT;";
        Db.Run(folder.Live, Schema + "INSERT INTO articles VALUES (1, 'damaged', NULL), (2, 'damaged', NULL)");
        Db.Run(folder.Archive, Schema.Replace(" STRICT", "", StringComparison.Ordinal) + "INSERT INTO articles VALUES (1, 'right', NULL), (2, x'00', NULL)");

        var error = await Assert.ThrowsAsync<RunInterruptedException>(() => folder.Backfill().RunAsync(Article.TitleRestore, new RunOptions { BatchSize = 1 }));

        Assert.Contains("at the key 2", error.Message, StringComparison.Ordinal);
        Assert.Contains("cannot store BLOB value in TEXT column", error.Message, StringComparison.Ordinal);
        Assert.Equal(["right", "damaged"], Db.Rows(folder.Live, "SELECT title FROM articles ORDER BY id").Select(r => r[0]!));
    }

    [Fact]
    public async Task A_time_that_NET_cannot_read_fails_no_row_whose_guard_does_not_look_at_it_and_undo_gives_it_back()
    {
        using var folder = new Folder();
        Shop.Make(folder, [Shop.Damaged(1), (new Variant(2, "0", "2025-03-01T10:30:00", Variant.Damage), Shop.Damaged(2).Archived), Shop.Damaged(3)]);

        var run = await folder.Backfill().RunAsync(SubscriptionVariant.Restore);

        Assert.Equal((RunState.Done, 3, 0), (run.State, run.Counts[Outcome.Restored], run.Counts[Outcome.Failed]));
        await folder.Backfill().UndoAsync(SubscriptionVariant.Restore.Plan, run.Id);
        Assert.Equal("2025-03-01T10:30:00", Db.One(folder.Live, "SELECT cancelled_at FROM subscription_variants WHERE id = 2"));
    }

    [Fact]
    public async Task Two_columns_of_one_table_are_restored_side_by_side()
    {
        using var folder = new Folder();
        const string Schema = "CREATE TABLE articles (id INTEGER PRIMARY KEY, title TEXT, body BLOB);";
        Db.Run(folder.Live, Schema + "INSERT INTO articles VALUES (1, 'damaged', x'00'), (2, 'damaged', x'00')");
        Db.Run(folder.Archive, Schema + "INSERT INTO articles VALUES (1, 'right', x'01'), (2, 'right', x'02')");
        var title = await folder.Backfill().RunAsync(Article.TitleRestore, new RunOptions { Limit = 1 });
        var body = await folder.Backfill().RunAsync(Article.BodyRestore);
        title = await folder.Backfill().ResumeAsync(Article.TitleRestore.Plan, title.Id);

        Assert.Equal((RunState.Done, RunState.Done), (title.State, body.State));
        Image.AssertEqual(Image.Of(folder.Archive), Image.Of(folder.Live));
        await Assert.ThrowsAsync<RestoreRefusedException>(() => folder.Backfill().VerifyAsync(Article.BodyRestore.Plan, title.Id));
    }
}
