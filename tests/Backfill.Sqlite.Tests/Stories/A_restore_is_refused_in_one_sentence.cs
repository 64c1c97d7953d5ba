using Backfill.Sqlite.Tests.Declarations;
using Backfill.Sqlite.Tests.Kit;
using Backfill.Stores;

namespace Backfill.Sqlite.Tests.Stories;

public sealed class A_restore_is_refused_in_one_sentence
{
    private const string Good = "CREATE TABLE articles (id INTEGER PRIMARY KEY, title TEXT, body BLOB); INSERT INTO articles VALUES (1, 'a', NULL)";

    [Theory]
    [InlineData("CREATE TABLE other (id INTEGER PRIMARY KEY)", "no table 'articles'")]
    [InlineData("CREATE TABLE articles (id INTEGER PRIMARY KEY, body BLOB)", "no column 'title'")]
    [InlineData("CREATE TABLE articles (id INTEGER, title TEXT)", "no primary key")]
    [InlineData("CREATE TABLE articles (id INTEGER PRIMARY KEY, title TEXT UNIQUE)", "unique index 'sqlite_autoindex_articles_1'")]
    [InlineData("CREATE TABLE articles (id INTEGER PRIMARY KEY, title TEXT); CREATE UNIQUE INDEX one_title ON articles (lower(title))", "unique index 'one_title'")]
    [InlineData("CREATE TABLE articles (id INTEGER PRIMARY KEY, title TEXT AS ('x' || id) STORED)", "generated")]
    [InlineData("CREATE TABLE titles (t TEXT PRIMARY KEY); CREATE TABLE articles (id INTEGER PRIMARY KEY, title TEXT REFERENCES titles (t))", "foreign key between 'articles' and 'titles'")]
    [InlineData("CREATE TABLE articles (id INTEGER PRIMARY KEY, title TEXT); CREATE TABLE links (a TEXT REFERENCES Articles (Title))", "foreign key between 'articles' and 'links'")]
    [InlineData("CREATE TABLE real (id INTEGER PRIMARY KEY, title TEXT); CREATE VIEW articles AS SELECT * FROM real", "is a view")]
    [InlineData("CREATE VIRTUAL TABLE articles USING fts5 (id, title)", "is a virtual table")]
    [InlineData("CREATE TABLE articles (id INTEGER PRIMARY KEY, title TEXT); CREATE TABLE log (x); CREATE TRIGGER audit AFTER UPDATE OF title ON articles BEGIN INSERT INTO log VALUES (1); END", "trigger 'audit'")]
    [InlineData("CREATE TABLE articles (id, title TEXT, PRIMARY KEY (id)); INSERT INTO articles VALUES (NULL, 'a')", "'id' of 'articles' in live.db has rows where it is not a whole number")]
    public async Task Because_of_the_live_table(string live, string sentence)
    {
        using var folder = new Folder();
        Db.Run(folder.Live, live);
        Db.Run(folder.Archive, Good);
        await AssertRefused(folder, Article.TitleRestore, sentence);
    }

    [Theory]
    [InlineData("CREATE TABLE other (id INTEGER PRIMARY KEY)", "no table 'articles'")]
    [InlineData("CREATE TABLE articles (id INTEGER PRIMARY KEY, body BLOB)", "no column 'title'")]
    [InlineData("CREATE TABLE articles (id INTEGER, title TEXT)", "no primary key")]
    [InlineData("CREATE TABLE articles (id TEXT PRIMARY KEY, title TEXT); INSERT INTO articles VALUES ('x', 'a')", "archive.db has rows where it is not a whole number")]
    public async Task Because_of_the_archived_table(string archive, string sentence)
    {
        using var folder = new Folder();
        Db.Run(folder.Live, Good);
        Db.Run(folder.Archive, archive);
        await AssertRefused(folder, Article.TitleRestore, sentence);
    }

    [Fact]
    public async Task Not_because_of_triggers_that_an_update_of_the_column_does_not_run()
    {
        using var folder = new Folder();
        Db.Run(folder.Live, Good + """
            ; CREATE TABLE log (x);
            CREATE TRIGGER i AFTER INSERT ON articles BEGIN INSERT INTO log VALUES (1); END;
            CREATE TRIGGER d AFTER DELETE ON articles BEGIN INSERT INTO log VALUES (1); END;
            CREATE TRIGGER u AFTER UPDATE OF body ON articles BEGIN INSERT INTO log VALUES (1); END;
            """);
        Db.Run(folder.Archive, Good + "; UPDATE articles SET title = 'b'");
        Assert.Equal(1, (await folder.Backfill().RunAsync(Article.TitleRestore)).Counts[Outcome.Restored]);
        Assert.Equal("0", Db.One(folder.Live, "SELECT COUNT(*) FROM log"));
    }

    [Fact]
    public async Task Because_a_number_is_kept_as_text()
    {
        using var folder = new Folder();
        Db.Run(folder.Live, "CREATE TABLE subscription_variants (id INTEGER PRIMARY KEY, active TEXT, cancelled_at TEXT, updated_at TEXT)");
        Db.Run(folder.Archive, "CREATE TABLE subscription_variants (id INTEGER PRIMARY KEY, active TEXT, cancelled_at TEXT, updated_at TEXT)");
        await AssertRefused(folder, SubscriptionVariant.Restore, "compares 'active' as a number");
    }

    [Fact]
    public async Task Because_the_backup_is_live_itself_by_whatever_name()
    {
        using var folder = new Folder();
        Db.Run(folder.Live, Good);
        var links = Directory.CreateDirectory(folder.Path("links"));
        File.CreateSymbolicLink(System.IO.Path.Combine(links.FullName, "file.db"), System.IO.Path.Combine("..", "live.db"));
        Directory.CreateSymbolicLink(System.IO.Path.Combine(links.FullName, "folder"), links.Parent!.FullName);
        foreach (var name in new[] { folder.Live, folder.Path("links/../live.db"), folder.Path("links/file.db"), folder.Path("links/folder/live.db") })
        {
            var backfill = new SqliteBackfill(folder.Live, new() { ["Archive"] = name });
            var error = await Assert.ThrowsAsync<RestoreRefusedException>(() => backfill.RunAsync(Article.TitleRestore));
            Assert.Contains("is the live table itself", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Because_a_file_is_missing_or_none_of_SQLite()
    {
        using var folder = new Folder();
        Db.Run(folder.Archive, Good);
        var missing = await Assert.ThrowsAsync<StoreException>(() => folder.Backfill().PlanAsync(Article.TitleRestore));
        Assert.Equal($"There is no file '{folder.Live}'; give the name of an existing SQLite file.", missing.Message);
        Assert.False(File.Exists(folder.Live));

        File.WriteAllText(folder.Live, string.Concat(Enumerable.Repeat("This is no database. ", 100)));
        var text = await Assert.ThrowsAsync<StoreException>(() => folder.Backfill().PlanAsync(Article.TitleRestore));
        Assert.Equal("SQLite cannot read the schema in live.db: file is not a database.", text.Message);
    }

    [Fact]
    public async Task Because_the_column_has_a_run_that_has_not_ended()
    {
        using var folder = new Folder();
        Shop.Make(folder, Enumerable.Range(1, 10).Select(i => Shop.Damaged(i)));
        var first = await folder.Backfill().RunAsync(SubscriptionVariant.Restore, new RunOptions { Limit = 3 });
        Assert.Equal(RunState.Paused, first.State);
        var image = Image.Of(folder.Live);

        var error = await Assert.ThrowsAsync<RestoreRefusedException>(() => folder.Backfill().RunAsync(SubscriptionVariant.Restore));

        Assert.Contains($"Run {first.Id} of SubscriptionVariant.CancelledAt", error.Message, StringComparison.Ordinal);
        Image.AssertEqual(image, Image.Of(folder.Live));
    }

    [Theory]
    [InlineData("live", "ALTER TABLE subscription_variants ADD COLUMN note TEXT")]
    [InlineData("live", "CREATE INDEX i ON subscription_variants (name)")]
    [InlineData("live", "CREATE TRIGGER i AFTER INSERT ON subscription_variants BEGIN SELECT 1; END")]
    [InlineData("archive", "ALTER TABLE subscription_variants ADD COLUMN note TEXT")]
    public async Task Because_something_has_moved_since_the_plan(string side, string change)
    {
        using var folder = new Folder();
        Shop.Make(folder, Enumerable.Range(1, 3).Select(i => Shop.Damaged(i)));
        var plan = await folder.Backfill().PlanAsync(SubscriptionVariant.Restore);
        Db.Run(side == "live" ? folder.Live : folder.Archive, change);
        var hash = Image.Hash(folder.Live);

        await Assert.ThrowsAsync<RestoreRefusedException>(() => folder.Backfill().RunAsync(SubscriptionVariant.Restore, new RunOptions { PlanId = plan.Id }));

        Assert.Equal(hash, Image.Hash(folder.Live));
    }

    [Fact]
    public async Task Because_the_file_is_read_only_which_plan_and_dry_run_foretell()
    {
        using var folder = new Folder();
        Shop.Make(folder, Enumerable.Range(1, 3).Select(i => Shop.Damaged(i)));
        File.SetAttributes(folder.Live, FileAttributes.ReadOnly);
        var hash = Image.Hash(folder.Live);

        var dryRun = await folder.Backfill().DryRunAsync(SubscriptionVariant.Restore);
        var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => folder.Backfill().RunAsync(SubscriptionVariant.Restore, new RunOptions { PlanId = dryRun.Plan.Id }));

        Assert.Equal(3, dryRun.Counts[Outcome.Restored]);
        Assert.Equal("The live file live.db is read-only.", Assert.Single(refused.Refusals).Problem);
        Assert.Equal(refused.Refusals, dryRun.Plan.RunRefusals);
        Assert.Equal(hash, Image.Hash(folder.Live));
        File.SetAttributes(folder.Live, FileAttributes.Normal);
        Assert.Equal(3, (await folder.Backfill().RunAsync(SubscriptionVariant.Restore, new RunOptions { PlanId = dryRun.Plan.Id })).Counts[Outcome.Restored]);
    }

    [Fact]
    public async Task Not_when_nothing_has_moved_since_the_plan()
    {
        using var folder = new Folder();
        Shop.Make(folder, Enumerable.Range(1, 3).Select(i => Shop.Damaged(i)));
        var plan = await folder.Backfill().PlanAsync(SubscriptionVariant.Restore);
        Db.Run(folder.Live, "UPDATE subscription_variants SET name = 'other data, same schema'");
        var run = await folder.Backfill().RunAsync(SubscriptionVariant.Restore, new RunOptions { PlanId = plan.Id[..12] });
        Assert.Equal(3, run.Counts[Outcome.Restored]);
    }

    private static async Task AssertRefused(Folder folder, Restore restore, string sentence)
    {
        var hash = Image.Hash(folder.Live);
        var error = await Assert.ThrowsAsync<RestoreRefusedException>(() => folder.Backfill().RunAsync(restore));
        Assert.Contains(error.Refusals, refusal => refusal.Problem.Contains(sentence, StringComparison.Ordinal));
        Assert.All(error.Refusals, refusal => Assert.Matches("^[^\n]+\\.$", refusal.Problem));
        Assert.Equal(hash, Image.Hash(folder.Live));
    }
}
