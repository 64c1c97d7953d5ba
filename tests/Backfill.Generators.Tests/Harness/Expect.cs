using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Tests.Harness;

/// <summary>Short assertions on what the analyzer says about a declaration.</summary>
internal static class Expect
{
    public const string Usings = """
        using System.ComponentModel.DataAnnotations;
        using System.ComponentModel.DataAnnotations.Schema;
        using Backfill;

        namespace Shop;


        """;

    /// <summary>
    /// The id is reported at <c>[|…|]</c>, nothing else is, the generated code does not compile less for it, and whoever uses the entry
    /// point gets the same sentence.
    /// </summary>
    public static Diagnostic Error(string id, string marked)
    {
        var (reported, run) = Single(id, marked);
        Assert.Equal(DiagnosticSeverity.Error, reported.Severity);
        Assert.All(run.Files.Values, file => Assert.Contains($"[global::System.Obsolete(\"{id}: ", file, StringComparison.Ordinal));
        return reported;
    }

    /// <summary>The id is reported at <c>[|…|]</c>, nothing else is, and the restore works all the same.</summary>
    public static Diagnostic Warning(string id, string marked)
    {
        var (reported, run) = Single(id, marked);
        Assert.Equal(DiagnosticSeverity.Warning, reported.Severity);
        Assert.DoesNotContain("[global::System.Obsolete(", run.File, StringComparison.Ordinal);
        return reported;
    }

    /// <summary>Nothing is wrong, neither for the analyzer nor for the compiler, and code is generated.</summary>
    public static GeneratorRun Silent(string source, string? naming = "snake_case")
    {
        var run = GeneratorRun.Valid(Usings + source, naming);
        Assert.NotEmpty(run.Files);
        return run;
    }

    private static (Diagnostic Reported, GeneratorRun Run) Single(string id, string marked)
    {
        var source = Usings + marked;
        var start = source.IndexOf("[|", StringComparison.Ordinal);
        var end = source.IndexOf("|]", StringComparison.Ordinal) - 2;
        var run = GeneratorRun.Of([source.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)]);
        var reported = Assert.Single(run.Reported);
        Assert.Equal(id, reported.Id);
        Assert.Equal(source[(start + 2)..(end + 2)], reported.Location.SourceTree!.ToString().Substring(reported.Location.SourceSpan.Start, reported.Location.SourceSpan.Length));
        Assert.Equal(start, reported.Location.SourceSpan.Start);
        Assert.EndsWith($"/docs/diagnostics/{id}.md", reported.Descriptor.HelpLinkUri, StringComparison.Ordinal);
        Assert.Empty(run.Compiler);
        return (reported, run);
    }
}
