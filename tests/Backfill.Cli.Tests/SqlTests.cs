using System.Reflection;
using Backfill.Cli.Sql;
using Backfill.Cli.Tests.Harness;
using Backfill.Planning;

namespace Backfill.Cli.Tests;

/// <summary><c>sql --write</c> and <c>sql --check</c>: the generated statements in the user's repository.</summary>
public sealed class SqlTests : IDisposable
{
    private readonly Shop _shop = new(rows: 1);

    public SqlTests() => _shop.Settings.Clear();

    private string Folder => _shop.PathOf("sql");

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task Write_makes_a_file_per_restore_and_dialect_without_a_connection()
    {
        (await _shop.WithAllAsync("sql", "--write", Folder)).Is(0);

        Assert.Equal(
            ["RoleNote.Note.mysql.sql", "RoleNote.Note.sqlite.sql", "SubscriptionVariant.CancelledAt.mysql.sql", "SubscriptionVariant.CancelledAt.sqlite.sql"],
            Directory.GetFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        // The statements themselves are the generator's, and have snapshots there.
        Snapshot.Match(string.Join('\n', Read("RoleNote.Note.mysql.sql").Split('\n').Where(l => l.StartsWith("--", StringComparison.Ordinal))), _shop);
    }

    [Fact]
    public async Task Every_statement_is_in_the_file()
    {
        (await _shop.RunAsync("sql", "--write", Folder)).Is(0);

        var statements = Declared.SubscriptionVariant.Restores.All[0].Statements(SqlDialect.MySql);
        var file = Read("SubscriptionVariant.CancelledAt.mysql.sql");
        Assert.All(typeof(Statements).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.PropertyType == typeof(string)), property =>
        {
            Assert.Contains($"\n-- {property.Name}: ", file, StringComparison.Ordinal);
            Assert.Contains($"\n{property.GetValue(statements)};\n", file, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_list_is_said_to_be_filled_and_how()
    {
        var file = StatementFile.Of(Declared.ListedNote.Restores.All).First(f => f.Name.EndsWith(".mysql.sql", StringComparison.Ordinal)).Text;

        Assert.Contains("IN ({@actorIds|@actorIds})", file, StringComparison.Ordinal);
        Assert.Contains(
            "\n-- {@actorIds|…} is filled with the values of @actorIds, each written as what stands behind the bar, with a parameter of its own: @actorIds_item0, @actorIds_item1, …\n",
            file,
            StringComparison.Ordinal);

        // Those are the parameters that a plan shows.
        Assert.Contains(" IN (@actorIds_item0, @actorIds_item1)", Declared.ListedNote.Restores.Note([1, 2], ["a"]).Statements(SqlDialect.MySql).ReadLive, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_of_what_was_written_says_nothing_also_after_a_checkout_on_Windows()
    {
        (await _shop.WithAllAsync("sql", "--write", Folder)).Is(0);
        File.WriteAllText(Path.Combine(Folder, "RoleNote.Note.mysql.sql"), Read("RoleNote.Note.mysql.sql").ReplaceLineEndings("\r\n"));
        File.WriteAllText(Path.Combine(Folder, "schema.sql"), "CREATE TABLE not_ours (id INT);");

        var ran = await _shop.WithAllAsync("sql", "--check", Folder);

        ran.Is(0);
        Assert.Equal("", ran.All);
    }

    [Fact]
    public async Task Check_names_the_first_file_that_is_missing_stale_or_of_no_restore_and_how_to_refresh()
    {
        await FindsAsync("RoleNote.Note.mysql.sql is missing");
        (await _shop.WithAllAsync("sql", "--write", Folder)).Is(0);
        var file = Path.Combine(Folder, "RoleNote.Note.sqlite.sql");
        var text = File.ReadAllText(file);
        File.WriteAllText(file, text.Replace("UPDATE", "UPDATE OR IGNORE", StringComparison.Ordinal));
        await FindsAsync("RoleNote.Note.sqlite.sql is not what the declaration of RoleNote.Note says, from line ");
        File.WriteAllText(file, text + "\n-- a remark\n");
        await FindsAsync("RoleNote.Note.sqlite.sql is not what the declaration of RoleNote.Note says, from line ");
        File.WriteAllText(file, text);
        File.WriteAllText(Path.Combine(Folder, "Gone.Column.mysql.sql"), text);
        await FindsAsync("Gone.Column.mysql.sql belongs to no restore of this program");
    }

    [Fact]
    public async Task Write_again_changes_nothing_but_what_differs_and_removes_what_is_gone()
    {
        (await _shop.WithAllAsync("sql", "--write", Folder)).Is(0);
        var untouched = Path.Combine(Folder, "schema.sql");
        File.WriteAllText(untouched, "CREATE TABLE not_ours (id INT);");
        File.WriteAllText(Path.Combine(Folder, "RoleNote.Note.mysql.sql"), "stale");

        var ran = await _shop.RunAsync("sql", "--write", Folder);

        Assert.Contains("2 files", ran.Error, StringComparison.Ordinal);
        Assert.Equal(
            ["RoleNote.Note.mysql.sql", "SubscriptionVariant.CancelledAt.mysql.sql", "SubscriptionVariant.CancelledAt.sqlite.sql", "schema.sql"],
            Directory.GetFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        (await _shop.RunAsync("sql", "--check", Folder)).Is(0);
    }

    [Theory]
    [InlineData]
    [InlineData("--write", "a", "--check", "a")]
    public async Task It_needs_one_of_the_two(params string[] options)
    {
        var ran = await _shop.RunAsync(["sql", .. options]);
        ran.Is(2);
        Assert.Equal("sql needs either --write DIR or --check DIR.\n", ran.Error);
    }

    private async Task FindsAsync(string difference)
    {
        var ran = await _shop.WithAllAsync("sql", "--check", Folder);
        ran.Is(3);
        Assert.Contains(difference, ran.Error, StringComparison.Ordinal);
        Assert.Contains($"fix sql --write {Folder}", ran.Error, StringComparison.Ordinal);
        Assert.Single(ran.Error.TrimEnd().Split('\n'));
    }

    private string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));
}
