using Backfill.Cli.Tests.Declared;
using Backfill.Cli.Tests.Harness;

namespace Backfill.Cli.Tests;

/// <summary>An enum is given by its members' names.</summary>
public sealed class EnumOptionTests : IDisposable
{
    private static readonly string[] Lost = ["--state", "lost", "--films", "First,Second"];

    private readonly Shop _shop = new(rows: 10);

    public void Dispose() => _shop.Dispose();

    [Theory]
    [InlineData(3, "--state", "lost", "--films", "Second, First")]
    [InlineData(2, "--state", "lost", "--films", "First", "--since", "11:59:59.5")]
    [InlineData(0, "--state", "lost", "--films", "First", "--since", "12:00")]
    [InlineData(1, "--state", "lost", "--films", "Second")]
    [InlineData(0, "--state", "kept", "--films", "Second", "--films", "First")]
    [InlineData(0, "--state", "Unknown", "--films", "First")]
    public async Task Rows_are_selected_by_name(int selected, params string[] options)
    {
        var ran = await RunAsync(["dry-run", .. options, "--json"]);
        ran.Is(0);
        Assert.Contains($"\"selected\": {selected},", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_keeps_the_names_for_resume_verify_and_undo()
    {
        var before = _shop.Live();
        var plan = await RunAsync(["plan", .. Lost]);
        Assert.Contains("state = lost", plan.Out, StringComparison.Ordinal);
        Assert.Contains("films = First, Second", plan.Out, StringComparison.Ordinal);
        Assert.Contains("--state lost --films First,Second", string.Join(' ', plan.All.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        var id = System.Text.Json.JsonDocument.Parse((await RunAsync(["plan", .. Lost, "--json"])).Out).RootElement.GetProperty("planId").GetString()!;
        (await RunAsync(["run", .. Lost, "--plan", id, "--batch", "1", "--limit", "1"])).Is(0);
        (await RunAsync("resume", "1")).Is(0);
        Assert.Equal(["1|1|kept", "1|2|kept", "2|1|kept"], _shop.Query("live.db", "SELECT * FROM role_notes ORDER BY actor_id, film_id"));
        (await RunAsync("verify", "1")).Is(0);
        Assert.Contains("lost", (await RunAsync("status", "1")).All, StringComparison.Ordinal);
        (await _shop.RunAsync(["undo", "1"], "live.db", FilmNote.Restores.All)).Is(0);
        Assert.Equal(before, _shop.Live());
    }

    [Fact]
    public async Task The_names_are_in_help_and_in_the_list()
    {
        Assert.Contains("one of Unknown, kept, lost", (await RunAsync("plan", "--help")).Out, StringComparison.Ordinal);
        var parameters = System.Text.Json.JsonDocument.Parse((await RunAsync("list", "--json")).Out).RootElement[0].GetProperty("parameters");
        Assert.Equal(["Unknown", "kept", "lost"], parameters[0].GetProperty("names").EnumerateArray().Select(n => n.GetString()));
        Assert.False(parameters[2].TryGetProperty("names", out _));
    }

    [Theory]
    [InlineData("'Lost' is no member of NoteState for 'state'; it has Unknown, kept, lost.", "--state", "Lost", "--films", "First")]
    [InlineData("'1' is no member of NoteState for 'state'; it has Unknown, kept, lost.", "--state", "1", "--films", "First")]
    [InlineData("'Third' is no member of Film for 'films'; it has First, Second.", "--state", "lost", "--films", "First,Third")]
    [InlineData("'' is no member of Film for 'films'; it has First, Second.", "--state", "lost", "--films", "First,")]
    [InlineData("FilmNote.Note needs --state: one of Unknown, kept, lost.", "--films", "First")]
    [InlineData("FilmNote.Note needs --films: one of First, Second; once per value, or several with commas.", "--state", "lost")]
    [InlineData("'25:00' is not a time (14:30:00) for 'since'.", "--state", "lost", "--films", "First", "--since", "25:00")]
    public async Task A_name_that_is_none_is_one_sentence_with_the_names(string sentence, params string[] options)
    {
        var ran = await RunAsync(["plan", .. options]);
        ran.Is(2);
        Assert.Equal(sentence + "\n", ran.Error);
    }

    private Task<Ran> RunAsync(params string[] args) => _shop.RunAsync(args, null, FilmNote.Restores.All);
}
