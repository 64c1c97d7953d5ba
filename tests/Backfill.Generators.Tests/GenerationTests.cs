using Backfill.Generators.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;

namespace Backfill.Generators.Tests;

public class GenerationTests
{
    [Fact]
    public void The_declaration_of_the_guide() => Snapshot.Match(GeneratorRun.Valid(Declarations.Full));

    [Fact]
    public void The_short_declaration_of_the_guide() => Snapshot.Match(GeneratorRun.Valid(Declarations.Short));

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.CSharp14)]
    public void Both_declarations_compile_without_a_warning_in_every_supported_language_version(LanguageVersion version)
    {
        GeneratorRun.Valid(Declarations.Full, version: version);
        GeneratorRun.Valid(Declarations.Short, naming: null, version: version);
    }

    [Fact]
    public void The_file_of_the_guide_has_at_most_250_lines() =>
        Assert.InRange(GeneratorRun.Valid(Declarations.Full).File.TrimEnd('\n').Split('\n').Length, 100, 250);
}
