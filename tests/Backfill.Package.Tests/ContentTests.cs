using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;
using Backfill.Package.Tests.Feed;

namespace Backfill.Package.Tests;

/// <summary>What is in the packages.</summary>
[Collection(Packed.Name)]
public sealed class ContentTests(LocalFeed feed)
{
    private const string Slot = "analyzers/dotnet/cs/";

    [Fact]
    public void There_are_these_packages_and_each_has_these_files()
    {
        Assert.Equal(["Backfill", "Backfill.Cli", "Backfill.MySql", "Backfill.Sqlite", "Backfill.Tool"], feed.Ids());
        Assert.Equal(
            [
                "Backfill.nuspec", "README.md", "analyzers/dotnet/cs/Backfill.CodeFixes.dll", "analyzers/dotnet/cs/Backfill.Generators.dll",
                "build/Backfill.props", "build/Backfill.targets", "buildTransitive/Backfill.props", "buildTransitive/Backfill.targets",
                "icon.png", "lib/net10.0/Backfill.dll", "lib/net10.0/Backfill.xml",
            ],
            Files("Backfill"));
        Assert.Equal(
            ["Backfill.MySql.nuspec", "README.md", "buildTransitive/Backfill.MySql.targets", "icon.png", "lib/net10.0/Backfill.MySql.dll", "lib/net10.0/Backfill.MySql.xml"],
            Files("Backfill.MySql"));
        foreach (var id in new[] { "Backfill.Cli", "Backfill.Sqlite" })
        {
            Assert.Equal([$"{id}.nuspec", "README.md", "icon.png", $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml"], Files(id));
        }
    }

    [Fact]
    public void Analyzers_are_in_one_slot_and_no_assembly_is_there_twice()
    {
        // A tool has what it runs on in its own package.
        var assemblies = feed.Ids().Where(id => id != "Backfill.Tool").SelectMany(Files).Where(f => f.EndsWith(".dll", StringComparison.Ordinal)).ToList();
        Assert.All(assemblies.Where(f => f.StartsWith("analyzers/", StringComparison.Ordinal)), f => Assert.Equal(Slot, f[..(f.LastIndexOf('/') + 1)]));
        Assert.Equal(assemblies.Select(Path.GetFileName).Distinct().Count(), assemblies.Count);
    }

    /// <summary>A higher one would shut out the first .NET 10 SDK, whose compiler leaves such a generator out with a mere warning.</summary>
    [Fact]
    public void The_generator_asks_for_no_newer_compiler_than_the_guard_does()
    {
        var content = feed.Content("Backfill");
        var guard = Encoding.UTF8.GetString(content["buildTransitive/Backfill.targets"]);
        foreach (var (name, bytes) in content.Where(f => f.Key.StartsWith(Slot, StringComparison.Ordinal)))
        {
            var compiler = References(bytes).Where(r => r.Name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(compiler);
            Assert.All(compiler, r => Assert.True(r.Version == new Version(5, 0, 0, 0), $"{name} refers to {r}"));
        }

        Assert.Contains("'5.0'", guard, StringComparison.Ordinal);
    }

    /// <summary>Exactly what each refers to itself: of each other the same version and no other, of packages of others no version that we have merely pinned.</summary>
    [Fact]
    public void Each_depends_on_what_it_refers_to_and_on_nothing_else()
    {
        Assert.Empty(Dependencies("Backfill"));
        Assert.Equal([Ours("Backfill"), "Dapper", "Dapper.AOT", "MySqlConnector"], Dependencies("Backfill.MySql"));
        Assert.Equal([Ours("Backfill"), "Microsoft.Data.Sqlite"], Dependencies("Backfill.Sqlite"));
        Assert.Equal(
            [
                Ours("Backfill.MySql"), Ours("Backfill.Sqlite"), "Microsoft.Extensions.Configuration", "Microsoft.Extensions.Configuration.EnvironmentVariables",
                "Microsoft.Extensions.Configuration.Json", "Spectre.Console", "System.CommandLine",
            ],
            Dependencies("Backfill.Cli"));
        Assert.Empty(Dependencies("Backfill.Tool"));

        // By default a package keeps the analyzers of what it depends on from whoever refers to it: the generator comes along with each.
        static string Ours(string id) => $"{id} [{LocalFeed.Version}] All";
    }

    [Fact]
    public void Each_says_what_it_is_and_under_which_licence()
    {
        foreach (var id in feed.Ids())
        {
            var nuspec = Nuspec(id);
            Assert.Equal("MIT", Value(nuspec, "license"));
            Assert.Equal("icon.png", Value(nuspec, "icon"));
            Assert.Equal("README.md", Value(nuspec, "readme"));
            Assert.Contains("mysql", Value(nuspec, "tags"), StringComparison.Ordinal);
            Assert.EndsWith(".", Value(nuspec, "description"), StringComparison.Ordinal);
            Assert.Equal("https://github.com/backfill-net/backfill", nuspec.Descendants().Single(e => e.Name.LocalName == "repository").Attribute("url")?.Value);
            Assert.StartsWith($"# {id}\n", Encoding.UTF8.GetString(feed.Content(id)["README.md"]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Each_assembly_has_its_symbols_in_it()
    {
        foreach (var (name, bytes) in feed.Ids().SelectMany(feed.Content).Where(f => Path.GetFileName(f.Key).StartsWith("Backfill.", StringComparison.Ordinal) && f.Key.EndsWith(".dll", StringComparison.Ordinal)))
        {
            using var pe = new PEReader(new MemoryStream(bytes));
            Assert.True(pe.ReadDebugDirectory().Any(e => e.Type == DebugDirectoryEntryType.EmbeddedPortablePdb), name);
        }
    }

    [Fact]
    public async Task Packed_again_they_are_equal_byte_by_byte()
    {
        var again = await feed.PackAsync("again");
        foreach (var id in feed.Ids())
        {
            var file = $"{id}.{LocalFeed.Version}.nupkg";
            Assert.True(File.ReadAllBytes(Path.Combine(again, file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(again, "../feed", file))), $"{file} is not as before.");
        }
    }

    private IEnumerable<string> Files(string id) => feed.Content(id).Keys.Order(StringComparer.Ordinal);

    private XDocument Nuspec(string id) => XDocument.Load(new MemoryStream(feed.Content(id)[$"{id}.nuspec"]));

    /// <summary>Of ours with version and what comes along, of others the name.</summary>
    private IEnumerable<string> Dependencies(string id) => Nuspec(id).Descendants().Where(e => e.Name.LocalName == "dependency")
        .Select(e => e.Attribute("id")!.Value is var name && name.StartsWith("Backfill", StringComparison.Ordinal) ? $"{name} {e.Attribute("version")!.Value} {e.Attribute("include")?.Value}" : name)
        .Order(StringComparer.Ordinal);

    private static string Value(XDocument nuspec, string name) => nuspec.Descendants().Single(e => e.Name.LocalName == name).Value;

    private static List<(string Name, Version Version)> References(byte[] assembly)
    {
        using var pe = new PEReader(new MemoryStream(assembly));
        var metadata = pe.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).Select(r => (metadata.GetString(r.Name), r.Version))];
    }
}
