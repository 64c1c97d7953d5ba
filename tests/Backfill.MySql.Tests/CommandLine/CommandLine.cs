using Backfill.Planning;
using Backfill.Testing.Databases;
using Microsoft.Extensions.Configuration;

namespace Backfill.MySql.Tests.CommandLine;

/// <summary>The command line on a pair of databases, as a script without a terminal calls it.</summary>
internal sealed class CommandLine(DatabasePair databases, IReadOnlyList<RestorePlan> restores)
{
    /// <summary>The connection string of live, to be changed by a test.</summary>
    public string Live { get; set; } = databases.Live.ConnectionString;

    public async Task<(int Exit, string Out, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var settings = new Dictionary<string, string?> { ["ConnectionStrings:Live"] = Live, ["ConnectionStrings:Archive"] = databases.Archive.ConnectionString };
        var exit = await BackfillApp.RunAsync(
            [.. args, "--journal-schema", databases.JournalSchema],
            new BackfillAppOptions
            {
                Configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build(),
                Output = output,
                Error = error,
                Input = TextReader.Null,
                IsTerminal = false,
                Name = "fix",
            },
            restores);
        return (exit, output.ToString(), error.ToString());
    }

    /// <summary>Runs a command that must end with an exit code and one sentence, and must leave no control table behind.</summary>
    public async Task AssertRefusedAsync(int exit, string said, params string[] args)
    {
        var ran = await RunAsync(args);

        Assert.True(ran.Exit == exit, $"exit {ran.Exit}, not {exit}: {ran.Error}");
        Assert.Contains(said, ran.Error, StringComparison.Ordinal);
        Assert.Equal("", ran.Out);
        Assert.Single(ran.Error.TrimEnd('\n').Split('\n'));
        Assert.DoesNotContain("   at ", ran.Error, StringComparison.Ordinal);
        Assert.False(await databases.JournalSchemaExistsAsync(), ran.Error);
    }
}
