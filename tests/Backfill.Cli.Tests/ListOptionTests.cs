using Backfill.Cli.Tests.Declared;
using Backfill.Cli.Tests.Harness;

namespace Backfill.Cli.Tests;

/// <summary>A list is given once per value, or with commas where its values have none.</summary>
public sealed class ListOptionTests : IDisposable
{
    private readonly Shop _shop = new(rows: 10);

    public void Dispose() => _shop.Dispose();

    [Theory]
    [InlineData("1 rows selected", "--actor-ids", "2", "--notes", "lost")]
    [InlineData("3 rows selected", "--actor-ids", "1,2", "--notes", "lost")]
    [InlineData("3 rows selected", "--actor-ids", "2", "--actor-ids", "7, 1", "--notes", "x,y", "--notes", "lost")]
    [InlineData("0 rows selected", "--actor-ids", "1", "--notes", "x,lost")]
    public async Task Values_come_one_by_one_or_with_commas(string selected, params string[] options)
    {
        var ran = await RunAsync(["dry-run", .. options, "--json"]);
        ran.Is(0);
        Assert.Contains($"\"selected\": {selected.Split(' ')[0]}", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_keeps_its_lists_for_verify_and_undo()
    {
        string[] options = ["--actor-ids", "1,2", "--notes", "lost", "--notes", "it's"];
        var plan = await RunAsync(["plan", .. options]);
        plan.Is(0);
        Assert.Contains("actorIds = 1, 2", plan.Out, StringComparison.Ordinal);
        Assert.Contains("--actor-ids 1,2 --notes lost --notes 'it'\\''s'", Unbroken(plan.All), StringComparison.Ordinal);
        var id = System.Text.Json.JsonDocument.Parse((await RunAsync(["plan", .. options, "--json"])).Out).RootElement.GetProperty("planId").GetString()!;
        (await RunAsync(["run", .. options, "--plan", id])).Is(0);
        (await RunAsync("verify", "1")).Is(0);
        Assert.Contains("[\"1\",\"2\"]", (await RunAsync("status", "1")).All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ListedNote.Note needs --actor-ids: whole number; once per value, or several with commas.", "--notes", "lost")]
    [InlineData("'x' is not a whole number that fits Int32 for 'actorIds'.", "--actor-ids", "1,x", "--notes", "lost")]
    [InlineData("'' is not a whole number that fits Int32 for 'actorIds'.", "--actor-ids", "1,", "--notes", "lost")]
    [InlineData("--notes needs a value.", "--actor-ids", "1", "--notes")]
    public async Task A_list_that_cannot_be_read_is_one_sentence(string sentence, params string[] options)
    {
        var ran = await RunAsync(["plan", .. options]);
        ran.Is(2);
        Assert.Equal(sentence + "\n", ran.Error);
    }

    [Fact]
    public void In_code_a_list_that_is_null_is_refused() => Assert.Equal(
        "'actorIds' of ListedNote.Note must be a list of Int32, not null; an empty list selects nothing.",
        Assert.Throws<ArgumentNullException>(() => ListedNote.Restores.Note(null!, [])).Message);

    [Fact]
    public async Task A_list_that_is_too_long_is_refused()
    {
        var ran = await RunAsync("plan", "--actor-ids", string.Join(',', Enumerable.Range(1, 1001)), "--notes", "lost");
        ran.Is(2);
        Assert.Equal("'actorIds' of ListedNote.Note has 1001 values, and at most 1000 are possible; restore in several runs, or select by a condition.\n", ran.Error);
    }

    private Task<Ran> RunAsync(params string[] args) => _shop.RunAsync(args, null, ListedNote.Restores.All);

    private static string Unbroken(string text) => string.Join(' ', text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
