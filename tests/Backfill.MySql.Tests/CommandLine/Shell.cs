using System.Text.Json;
using Backfill.Planning;
using Backfill.Testing.Databases;
using Microsoft.Extensions.Configuration;

namespace Backfill.MySql.Tests.CommandLine;

/// <summary>The command line in this process, without a terminal, on a pair of databases.</summary>
internal sealed class Shell(DatabasePair databases, IReadOnlyList<RestorePlan> restores, string? live = null, string? journalSchema = null, string? archive = null)
{
    /// <summary>Runs a command whose control tables are the test's own, where it has any.</summary>
    public Task<Ran> RunAsync(params string[] args) =>
        TypeAsync([.. args, .. args[0] == "schema" ? [] : new[] { "--journal-schema", journalSchema ?? databases.JournalSchema }]);

    /// <summary>Runs the one command that a result suggests and that begins like this, as it stands there.</summary>
    public Task<Ran> CopyAsync(Ran from, string command)
    {
        var lines = (from.Out + from.Error).Split('\n').Select(line => line.Trim());
        return TypeAsync(Assert.Single(lines, line => line.StartsWith($"fix {command}", StringComparison.Ordinal)).Split(' ')[1..]);
    }

    private async Task<Ran> TypeAsync(string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var settings = new Dictionary<string, string?>
        {
            ["ConnectionStrings:Live"] = live ?? databases.Live.ConnectionString,
            ["ConnectionStrings:Archive"] = archive ?? databases.Archive.ConnectionString,
        };
        var options = new BackfillAppOptions
        {
            Configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build(),
            Output = output,
            Error = error,
            Input = new StringReader(""),
            IsTerminal = false,
            Name = "fix",
        };
        var exit = await BackfillApp.RunAsync(args, options, restores);
        return new Ran(exit, output.ToString(), error.ToString());
    }

    /// <summary>Looks at the plan and runs it, as a script does. Returns the plan's id too.</summary>
    public async Task<(string PlanId, Ran Ran)> PlanAndRunAsync(string[] arguments, params string[] more)
    {
        var plan = await RunAsync(["plan", .. arguments, "--json"]);
        plan.Is(0);
        using var json = JsonDocument.Parse(plan.Out);
        var id = json.RootElement.GetProperty("planId").GetString()!;
        return (id, await RunAsync(["run", .. arguments, "--plan", id, .. more]));
    }
}

/// <summary>What a command left: its exit code and what it said.</summary>
internal sealed record Ran(int Exit, string Out, string Error)
{
    public void Is(int exit) => Assert.True(Exit == exit, $"exit {Exit}, not {exit}:\n{Out}{Error}");
}
