using System.Text.Json;
using Backfill.Cli.Tests.Declared;
using Backfill.Cli.Tests.Harness;
using Backfill.Cli.Texts;

namespace Backfill.Cli.Tests.Texts;

/// <summary>Values that a terminal would obey, wherever values are shown.</summary>
public sealed class HostileDataTests : IDisposable
{
    private const string Escape = "\u001b]0;owned\u0007\u001b[2J";
    private const string Turned = "invoice\u202efdp.exe\nsecond";

    private readonly Shop _shop = new(rows: 10);

    public HostileDataTests()
    {
        _shop.Execute("live.db", $"UPDATE role_notes SET note = '{Escape}' WHERE film_id = 1; UPDATE role_notes SET note = '' WHERE film_id = 2");
        _shop.Execute("archive.db", $"UPDATE role_notes SET note = '{Turned}'");
    }

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task Nothing_of_it_reaches_the_terminal()
    {
        var planId = await PlanIdAsync();
        Shows(await TypeAsync("dry-run"), @"\e]0;owned\a", "''");
        Shows(await TypeAsync("explain", "--key", "1", "--key", "1"), @"\e]0;owned\a\e[2J", @"invoice\u202efdp.exe\nsecond");
        Shows(await TypeAsync("explain", "--key", "1", "--key", "2"), "''");
        Shows(await TypeAsync("run", "--plan", planId));
        _shop.Execute("live.db", $"UPDATE role_notes SET note = 'x{Escape}'");
        Shows(await TypeAsync("verify", "1"), @"x\e]0;owned\a", @"invoice\u202e");
        Shows(await TypeAsync("status", "1"));
        Shows(await TypeAsync("undo", "1", "--plan", planId));
    }

    [Fact]
    public async Task Nor_does_what_is_wrong_with_a_command()
    {
        Shows(await TypeAsync($"{Escape}plan"));
        Shows(await TypeAsync("plan", Escape), @"\e]0;owned\a");
        Shows(await TypeAsync("run", $"--{Escape}"), @"\e]0;owned\a");
        Shows(await TypeAsync("dry-run", "--outcomes", Escape + "/x"), @"\e]0;owned\a");
        Shows(await TypeAsync("dry-run", "--film", Escape), @"\e]0;owned\a");
    }

    [Fact]
    public async Task Json_has_the_value_and_no_such_character()
    {
        var row = await TypeAsync("explain", "--key", "1", "--key", "1", "--json");
        Shows(row, @"\u001B]0;owned\u0007", @"\u202e");
        var json = JsonDocument.Parse(row.Out).RootElement;
        Assert.Equal(Escape, json.GetProperty("live").GetProperty("note").GetString());
        Assert.Equal(Turned, json.GetProperty("backup").GetProperty("note").GetString());
    }

    [Fact]
    public async Task A_file_of_outcomes_has_one_line_per_row()
    {
        var file = _shop.PathOf("outcomes.csv");
        (await TypeAsync("dry-run", "--outcomes", file)).Is(0);
        Assert.Equal(
            [
                "run,range,batch,actor_id,film_id,outcome,old,new,reason",
                @"0,1,1,1,1,Restored,\e]0;owned\a\e[2J,invoice\u202efdp.exe\nsecond,",
                @"0,1,1,1,2,Restored,,invoice\u202efdp.exe\nsecond,",
                @"0,1,1,2,1,Restored,\e]0;owned\a\e[2J,invoice\u202efdp.exe\nsecond,",
            ],
            File.ReadAllLines(file));
    }

    private static void Shows(Ran ran, params string[] texts)
    {
        Assert.False(VisibleText.Hides(ran.All.Replace("\n", "", StringComparison.Ordinal)), ran.All);
        Assert.All(texts, text => Assert.Contains(text, ran.All, StringComparison.Ordinal));
    }

    private Task<Ran> TypeAsync(params string[] args) => _shop.RunAsync(args, null, RoleNote.Restores.All);

    private async Task<string> PlanIdAsync() => JsonDocument.Parse((await TypeAsync("plan", "--json")).Out).RootElement.GetProperty("planId").GetString()!;
}
