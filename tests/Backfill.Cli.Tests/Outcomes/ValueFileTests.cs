using System.Diagnostics;
using System.Runtime.Versioning;
using Backfill.Cli.Tests.Harness;

namespace Backfill.Cli.Tests.Outcomes;

/// <summary>What <c>--outcomes</c> is given may be anything that has a name: a device, a pipe, a link, a folder, a file of somebody else.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ValueFileTests : IDisposable
{
    private readonly Shop _shop = new(rows: 10);

    public void Dispose() => _shop.Dispose();

    [Theory]
    [InlineData("dry-run")]
    [InlineData("run")]
    [InlineData("resume")]
    public async Task A_file_of_values_is_for_its_owner_only(string command)
    {
        var file = _shop.PathOf("outcomes.csv");
        await PrepareAsync(command);
        (await GivenAsync(command, file)).Is(0);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Theory]
    [InlineData("dry-run", "device")]
    [InlineData("dry-run", "pipe")]
    [InlineData("dry-run", "folder")]
    [InlineData("dry-run", "empty file")]
    [InlineData("dry-run", "file")]
    [InlineData("dry-run", "link to a file")]
    [InlineData("dry-run", "link to nothing")]
    [InlineData("dry-run", "link to a device")]
    [InlineData("run", "device")]
    [InlineData("run", "pipe")]
    [InlineData("run", "folder")]
    [InlineData("run", "empty file")]
    [InlineData("run", "file")]
    [InlineData("run", "link to a file")]
    [InlineData("run", "link to nothing")]
    [InlineData("run", "link to a device")]
    [InlineData("resume", "device")]
    [InlineData("resume", "pipe")]
    [InlineData("resume", "folder")]
    [InlineData("resume", "empty file")]
    [InlineData("resume", "file")]
    [InlineData("resume", "link to a file")]
    [InlineData("resume", "link to nothing")]
    [InlineData("resume", "link to a device")]
    public async Task What_this_process_did_not_make_is_refused_and_stays_as_it_was(string command, string kind)
    {
        var thing = Make(kind);
        var before = Facts(thing);
        await PrepareAsync(command);
        var rows = _shop.Live();

        var ran = await GivenAsync(command, thing).WaitAsync(TimeSpan.FromMinutes(1));

        ran.Is(2);
        Assert.StartsWith("Nothing was written: ", ran.Error, StringComparison.Ordinal);
        Assert.Contains("--outcomes", ran.Error, StringComparison.Ordinal);
        Assert.Single(ran.Error.Trim().Split('\n'));
        Assert.Equal(before, Facts(thing));
        Assert.Equal(rows, _shop.Live());
    }

    [Theory]
    [InlineData("/dev/null")]
    [InlineData("/dev/stdout")]
    public async Task The_devices_of_the_machine_are_never_touched(string device)
    {
        var before = Facts(device);
        (await GivenAsync("dry-run", device)).Is(2);
        (await GivenAsync("run", device)).Is(2);
        Assert.Equal(before, Facts(device));
    }

    [Fact]
    public async Task A_file_that_a_refused_run_made_does_not_stay()
    {
        var file = _shop.PathOf("outcomes.csv");
        (await _shop.PlanAndRunAsync("--limit", "1")).Is(0);
        (await _shop.PlanAndRunAsync("--outcomes", file)).Is(2);
        Assert.False(File.Exists(file));
    }

    private async Task PrepareAsync(string command)
    {
        if (command == "resume")
        {
            (await _shop.PlanAndRunAsync("--limit", "1", "--batch", "1")).Is(0);
        }
    }

    private Task<Ran> GivenAsync(string command, string file) => command switch
    {
        "dry-run" => _shop.RunAsync(["dry-run", .. Shop.Stamped, "--outcomes", file]),
        "run" => _shop.PlanAndRunAsync("--outcomes", file),
        _ => _shop.RunAsync("resume", "1", "--outcomes", file),
    };

    private string Make(string kind)
    {
        var thing = _shop.PathOf("thing");
        switch (kind)
        {
            case "device":
                Sh($"mknod '{thing}' c 1 3 2>/dev/null || mkfifo '{thing}'");
                break;
            case "pipe":
                Sh($"mkfifo '{thing}'");
                break;
            case "folder":
                Directory.CreateDirectory(thing);
                break;
            case "empty file":
                File.WriteAllText(thing, "");
                break;
            case "file":
                File.WriteAllText(thing, "mine");
                break;
            case "link to a file":
                File.WriteAllText(_shop.PathOf("other"), "mine");
                File.CreateSymbolicLink(thing, _shop.PathOf("other"));
                break;
            case "link to nothing":
                File.CreateSymbolicLink(thing, _shop.PathOf("nothing"));
                break;
            default:
                File.CreateSymbolicLink(thing, "/dev/null");
                break;
        }

        return thing;
    }

    /// <summary>Kind, rights, device numbers, size and content.</summary>
    private static string Facts(string thing) => Sh($"stat -c '%F %a %t %T %s' '{thing}'; readlink '{thing}'; test -f '{thing}' && cat '{thing}'; test -e '{thing}'; echo $?");

    private static string Sh(string command)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", command]) { RedirectStandardOutput = true })!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return said;
    }
}
