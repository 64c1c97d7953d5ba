using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.Examples.Tests;

/// <summary>The example end to end: its own check compares every column of every row with the truth, and says so by its exit code.</summary>
public sealed class StoryTests : IDisposable
{
    private const string HappyEnd = "Every row, column and outcome is what the truth";

    private readonly string _folder = Directory.CreateTempSubdirectory("backfill-example-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_story_comes_true_on_SQLite()
    {
        var (exitCode, output) = await ExampleProgram.RunAsync("--folder", _folder);

        Assert.True(exitCode == 0, output);
        Assert.Contains(HappyEnd, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_microsecond_that_is_not_as_expected_fails_the_story()
    {
        var (exitCode, output) = await ExampleProgram.RunAsync("--folder", _folder, "--break-one-expectation");

        Assert.True(exitCode == 1, output);
        Assert.Contains("NOT as it must be: 1 differences", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ServerProduct.MySql)]
    [InlineData(ServerProduct.MariaDb)]
    public async Task The_story_comes_true_on_a_server_that_moves_updated_at_itself(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product);

        var (exitCode, output) = await ExampleProgram.RunAsync(OnServers(databases));

        Assert.True(exitCode == 0, output);
        Assert.Contains(HappyEnd, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_the_example_did_not_make_is_left_alone()
    {
        await using var databases = await DatabasePair.CreateAsync(
            ServerProduct.MariaDb, "CREATE TABLE subscription_variants (id INT PRIMARY KEY); INSERT INTO subscription_variants VALUES (1);");

        var (exitCode, output) = await ExampleProgram.RunAsync(OnServers(databases));

        Assert.Equal(2, exitCode);
        Assert.Contains("has a table subscription_variants that this example did not make", output, StringComparison.Ordinal);
        Assert.Equal(1, await databases.Live.NumberAsync("SELECT COUNT(*) FROM subscription_variants"));
    }

    [Fact]
    public async Task A_wrong_option_is_answered_with_how_to_call_it()
    {
        var (exitCode, output) = await ExampleProgram.RunAsync("--lief", "x");

        Assert.Equal(2, exitCode);
        Assert.Contains("usage:", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_line_of_the_example_has_its_restore()
    {
        var (exitCode, output) = await ExampleProgram.RunAsync("cli", "list");

        Assert.Equal(0, exitCode);
        Assert.Contains("SubscriptionVariant.CancelledAt", output, StringComparison.Ordinal);
    }

    private static string[] OnServers(DatabasePair databases) =>
        ["--live", databases.Live.ConnectionString, "--archive", databases.Archive.ConnectionString];
}
