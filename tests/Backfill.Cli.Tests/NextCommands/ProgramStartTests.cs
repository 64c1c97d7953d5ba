using Backfill.Cli.NextCommands;

namespace Backfill.Cli.Tests.NextCommands;

/// <summary>The words that start the program again, from how it was started.</summary>
public sealed class ProgramStartTests
{
    [Fact]
    public void A_project_that_dotnet_run_started() =>
        Assert.Equal("dotnet run --project 'my fixes' -c Release --", Start(["dotnet", "run", "--project", "my fixes", "-c", "Release", "--", "status", "1"], ["status", "1"]).Words(["status", "1"]));

    [Fact]
    public void Arguments_that_follow_without_two_dashes_get_them() =>
        Assert.Equal("/usr/bin/dotnet run --no-build --", Start(["/usr/bin/dotnet", "run", "--no-build", "status"], ["status"]).Words(["status"]));

    [Fact]
    public void What_the_program_took_for_itself_is_kept() =>
        Assert.Equal("dotnet run --project shop -- cli", Start(["dotnet", "run", "--project", "shop", "--", "cli", "status"], ["cli", "status"]).Words(["status"]));

    [Theory]
    [InlineData("-e")]
    [InlineData("--environment")]
    public void A_connection_string_given_to_dotnet_run_is_not_repeated(string option)
    {
        var words = Start(["dotnet", "run", option, "ConnectionStrings__Live=Server=h;Password=hunter2", "--", "status"], ["status"]).Words(["status"]);
        Assert.Equal($"dotnet run {option} 'ConnectionStrings__Live=…' --", words);
    }

    [Fact]
    public void A_file_that_is_a_program() =>
        Assert.Equal("dotnet run fixes/fix.cs --", Start(["dotnet", "fixes/fix.cs", "status"], ["status"]) is var start ? (start with { SourceFile = "/srv/shop/fixes/fix.cs" }).Words(["status"]) : "");

    [Fact]
    public void A_file_elsewhere_is_named_whole() =>
        Assert.Equal("dotnet run '/home/ana/my fix.cs' --", (Start([], ["status"]) with { SourceFile = "/home/ana/my fix.cs" }).Words(["status"]));

    [Fact]
    public void An_assembly_that_dotnet_started() =>
        Assert.Equal("dotnet out/fix.dll", (Start([], ["status"]) with { Executable = "/usr/share/dotnet/dotnet" }).Words(["status"]));

    [Theory]
    [InlineData("dotnet backfill", "dotnet backfill new invoices")]
    [InlineData("dotnet tool run backfill --", "dotnet tool run backfill -- new invoices")]
    [InlineData("dotnet tool run backfill", "dotnet tool run backfill new invoices")]
    [InlineData("/usr/bin/dotnet dnx Backfill.Tool", "/usr/bin/dotnet dnx Backfill.Tool new invoices")]
    [InlineData("dotnet backfill", "")]
    [InlineData("dotnet backfill", "bash -c new")]
    [InlineData("dotnet backfill", "dotnet exec testhost.dll new invoices")]
    [InlineData("dotnet backfill", "dotnet test.dll new invoices")]
    [InlineData("dotnet backfill", "dotnet --fx-version new invoices")]
    public void A_tool_of_dotnet_is_called_as_it_was(string words, string parent)
    {
        string[] arguments = ["new", "invoices"];
        var start = Start(parent.Split(' '), arguments) with
        {
            Executable = "/usr/share/dotnet/dotnet",
            Assembly = "/root/.nuget/packages/backfill.tool/1.0.0/tools/net10.0/any/Backfill.Tool.dll",
            Tool = "backfill",
        };
        Assert.Equal(words, start.Words(arguments));
    }

    [Fact]
    public void A_tool_that_was_only_built_is_no_command_of_dotnet() => Assert.Equal(
        "dotnet out/fix.dll", (Start([], ["new"]) with { Executable = "/usr/share/dotnet/dotnet", Tool = "backfill" }).Words(["new"]));

    [Fact]
    public void A_published_program_in_the_current_folder() => Assert.Equal("./fix", (Start([], []) with { Executable = "/srv/shop/fix" }).Words([]));

    [Fact]
    public void A_published_program_below_it_or_elsewhere()
    {
        Assert.Equal("out/fix", Start([], []).Words([]));
        Assert.Equal("/opt/fix/fix", (Start(["bash"], []) with { Executable = "/opt/fix/fix" }).Words([]));
    }

    [Fact]
    public void A_published_program_that_the_shell_finds_is_called_by_its_name()
    {
        var folder = Directory.CreateTempSubdirectory("backfill-start-");
        try
        {
            var program = Path.Combine(folder.FullName, "fix");
            File.WriteAllText(program, "");
            var bin = folder.CreateSubdirectory("bin");
            var start = Start([], []) with { Executable = program, SearchPath = [bin.FullName] };
            Assert.Equal(program, start.Words([]));

            File.WriteAllText(Path.Combine(bin.FullName, "fix"), "another program");
            Assert.Equal(program, start.Words([]));

            File.Delete(Path.Combine(bin.FullName, "fix"));
            File.CreateSymbolicLink(Path.Combine(bin.FullName, "fix"), program);
            Assert.Equal("fix", start.Words([]));
            Assert.Equal("fix", (start with { SearchPath = [folder.FullName] }).Words([]));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ProgramStart Start(string[] parent, string[] arguments) =>
        new() { Parent = parent, Executable = "/srv/shop/out/fix", Assembly = "/srv/shop/out/fix.dll", Arguments = arguments, Folder = "/srv/shop" };
}
