using System.Text.Json;
using Backfill.Package.Tests.Feed;

namespace Backfill.Package.Tests;

/// <summary>What README.md shows, as a user's own program that has nothing but the packages.</summary>
[Collection(Packed.Name)]
public sealed class ReadmeProgramTests(LocalFeed feed)
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <UseCurrentRuntimeIdentifier>true</UseCurrentRuntimeIdentifier>
            <PublishAot>true</PublishAot>
            <TrimmerSingleWarn>false</TrimmerSingleWarn>
            <BackfillNaming>snake_case</BackfillNaming>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Backfill.Cli" Version="$(BackfillVersion)" />
          </ItemGroup>
          <Target Name="TellAnalyzers" AfterTargets="CoreCompile">
            <Message Importance="high" Text="analyzer %(Analyzer.Filename)" />
          </Target>
        </Project>
        """;

    [Fact]
    public async Task It_builds_and_publishes_as_native_code_without_a_warning_and_both_restore_the_rows()
    {
        var consumer = Write("readme");

        var published = (await consumer.DotnetAsync("publish", "--output", "native", "--nologo")).Is(0).HasNoWarning();

        Assert.Contains("analyzer Backfill.Generators", published.Out, StringComparison.Ordinal);
        Assert.Contains("analyzer Backfill.CodeFixes", published.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("analyzer Dapper", published.Out, StringComparison.Ordinal);
        Assert.False(File.Exists(consumer.PathOf("native/shop-fix.dll")), "It was not published as native code.");
        await RestoresAsync(consumer, "native", arguments => consumer.RunAsync("native/shop-fix", arguments));
        var managed = Directory.GetFiles(consumer.PathOf("bin"), "shop-fix.dll", SearchOption.AllDirectories).Single();
        await RestoresAsync(consumer, "managed", arguments => consumer.DotnetAsync([managed, .. arguments]));
    }

    [Fact]
    public async Task A_single_file_is_a_program_too()
    {
        var consumer = feed.Consumer("single");
        var (usings, types) = Readme.Declaration.Split("namespace Shop;\n") is [var before, var after] ? (before, after) : throw new InvalidOperationException("The declaration has no namespace.");
        consumer.Write("fix.cs", $"""
            #:package Backfill.Cli@{LocalFeed.Version}
            #:property BackfillNaming=snake_case
            {usings.Replace("using static Shop.Backups;", "using static Backups;", StringComparison.Ordinal)}
            {Readme.Program}
            {types}
            """);

        await RestoresAsync(consumer, "single", async arguments => (await consumer.DotnetAsync(["fix.cs", .. arguments])).HasNoWarning());
    }

    [Fact]
    public async Task An_older_compiler_is_refused_in_one_sentence()
    {
        var consumer = Write("old");

        var built = await consumer.DotnetAsync("build", "--nologo", "-p:CompilerApiVersion=roslyn4.14");

        Assert.Equal(1, built.Exit);
        Assert.Contains("Backfill needs the compiler of the .NET 10 SDK (roslyn5.0) or later, and this build uses roslyn4.14", built.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("error CS", built.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_file_beside_it_is_read_when_it_compiles()
    {
        var consumer = Write("schema");
        consumer.Write("shop.schema.sql", """
            CREATE TABLE subscription_variants (
                id BIGINT UNSIGNED PRIMARY KEY, active TINYINT(1) NOT NULL, cancelled_on DATETIME NULL, updated_at DATETIME NOT NULL);
            """);

        var built = await consumer.DotnetAsync("build", "--nologo");

        Assert.Equal(1, built.Exit);
        Assert.Contains("error BKF0304: The table 'subscription_variants' has no column 'cancelled_at' in shop.schema.sql; did you mean 'cancelled_on'?", built.Out, StringComparison.Ordinal);
    }

    private Consumer Write(string name)
    {
        var consumer = feed.Consumer(name);
        consumer.Write("shop-fix.csproj", Project);
        consumer.Write("SubscriptionVariant.cs", Readme.Declaration);
        consumer.Write("Program.cs", $"""
            using Backfill;
            using Shop;

            {Readme.Program}
            """);
        consumer.Write("InCode.cs", $$"""
            using Backfill;
            using MySqlConnector;
            using Shop;

            internal static class InCode
            {
                public static async Task RunAsync()
                {
                    {{Readme.InCode}}
                }
            }
            """);
        return consumer;
    }

    private static async Task RestoresAsync(Consumer consumer, string name, Func<IEnumerable<string>, Task<Ran>> run)
    {
        var shop = new Shop(consumer, name);
        var plan = (await run(["plan", .. Shop.Stamped, "--json"])).Is(0);
        using var json = JsonDocument.Parse(plan.Out);
        (await run(["run", .. Shop.Stamped, "--plan", json.RootElement.GetProperty("planId").GetString()!])).Is(0);
        shop.IsRestored();
    }
}
