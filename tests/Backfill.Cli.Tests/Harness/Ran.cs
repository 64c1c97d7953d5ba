namespace Backfill.Cli.Tests.Harness;

/// <summary>What a command left: its exit code and what it said.</summary>
internal sealed record Ran(int Exit, string Out, string Error)
{
    public string All => Out + Error;

    public void Is(int exit) => Assert.True(Exit == exit, $"exit {Exit}, not {exit}:{Environment.NewLine}{All}");
}
