using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace Backfill.Package.Tests.Feed;

/// <summary>
/// The packages of this build in a folder of their own, packed once for all tests, and beside it a place for consumers: outside the repository, so that nothing of
/// its build reaches them. The version is a fresh one, so that no cache of the machine can answer for it.
/// </summary>
public sealed class LocalFeed : IAsyncLifetime
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private readonly string _folder = Directory.CreateTempSubdirectory("backfill-packages-").FullName;

    public static string Version { get; } = $"0.0.1-test.{DateTime.UtcNow:yyyyMMddHHmmss}.{System.Environment.ProcessId}";

    /// <summary>The repository.</summary>
    public static string Repository { get; } = FindRepository();

    private string Packages => Path.Combine(_folder, "feed");

    /// <summary>What every consumer's build sees.</summary>
    internal Dictionary<string, string> Environment { get; private set; } = [];

    public async Task InitializeAsync()
    {
        Environment = new()
        {
            ["BackfillVersion"] = Version,
            ["NUGET_PACKAGES"] = Path.Combine(_folder, "cache"),
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["UseSharedCompilation"] = "false",
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_NOLOGO"] = "1",
        };
        await PackAsync("feed");
        await File.WriteAllTextAsync(Path.Combine(_folder, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <add key="backfill-test" value="{Packages}" />
              </packageSources>
              <fallbackPackageFolders>
                <add key="machine" value="{MachineCache()}" />
              </fallbackPackageFolders>
            </configuration>
            """);
    }

    /// <summary>Packs what is built into a folder beside the consumers. Returns its path.</summary>
    internal async Task<string> PackAsync(string name)
    {
        var folder = Path.Combine(_folder, name);
        var packed = await Command.RunAsync(
            Repository, Environment, "dotnet", "pack", "Backfill.sln", "--no-build", "--configuration", Configuration, "--output", folder, $"-p:PackageVersion={Version}", "--nologo");
        packed.Is(0).HasNoWarning();
        return folder;
    }

    /// <summary>The files of a package by path, without those of the package format itself.</summary>
    internal Dictionary<string, byte[]> Content(string id)
    {
        using var package = ZipFile.OpenRead(Path.Combine(Packages, $"{id}.{Version}.nupkg"));
        return package.Entries
            .Where(e => !e.FullName.StartsWith("_rels/", StringComparison.Ordinal) && !e.FullName.StartsWith("package/", StringComparison.Ordinal) && e.FullName != "[Content_Types].xml")
            .ToDictionary(e => e.FullName, Bytes);
    }

    /// <summary>The ids that were packed.</summary>
    internal IEnumerable<string> Ids() => Directory.GetFiles(Packages).Select(f => Path.GetFileName(f).Replace($".{Version}.nupkg", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>An empty folder for one consumer.</summary>
    internal Consumer Consumer(string name) => new(this, Directory.CreateDirectory(Path.Combine(_folder, name)).FullName);

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string MachineCache() => System.Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } given
        ? given
        : Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static string FindRepository([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));
}

/// <summary>One feed for all test classes, which therefore run one after the other: each keeps both cores busy by itself.</summary>
[CollectionDefinition(Name)]
public sealed class Packed : ICollectionFixture<LocalFeed>
{
    public const string Name = "packed";
}
