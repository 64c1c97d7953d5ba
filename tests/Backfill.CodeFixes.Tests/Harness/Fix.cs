using Backfill.Generators;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace Backfill.CodeFixes.Tests.Harness;

/// <summary>
/// What a fix makes of a declaration. Diagnostics are marked as <c>{|BKF0001:…|}</c>; what is left afterwards must be marked in the fixed source too.
/// "Fix all" is tried as well, in the document, the project and the solution.
/// </summary>
internal static class Fix<TFix>
    where TFix : CodeFixProvider, new()
{
    private const string Usings = "global using System; global using Backfill;";

    public static Task Becomes(string declared, string corrected, int choice = 0, string? title = null, int atOnce = 1) =>
        Becomes([declared], [corrected], choice, title, atOnce);

    public static async Task Becomes(string[] declared, string[] corrected, int choice = 0, string? title = null, int atOnce = 1, string? schema = null)
    {
        var test = Test(declared);
        if (schema is not null)
        {
            test.TestState.AdditionalFiles.Add(("/0/shop.schema.sql", schema));
        }

        test.CodeActionIndex = choice;
        test.CodeActionVerifier = (action, verifier) =>
        {
            if (title is not null)
            {
                verifier.Equal(title, action.Title);
            }
        };
        foreach (var (source, i) in corrected.Append(Usings).Select((s, i) => (s, i)))
        {
            test.FixedState.Sources.Add(($"/0/Test{i}.cs", source));
        }

        test.NumberOfIncrementalIterations = atOnce;
        await test.RunAsync();
    }

    public static async Task IsNotOffered(string declared)
    {
        var test = Test([declared]);
        test.FixedState.InheritanceMode = StateInheritanceMode.AutoInheritAll;
        await test.RunAsync();
    }

    private static CSharpCodeFixTest<RestoreAnalyzer, TFix, DefaultVerifier> Test(string[] sources)
    {
        var test = new Declared { ReferenceAssemblies = new ReferenceAssemblies("net10.0"), CompilerDiagnostics = CompilerDiagnostics.Errors };
        foreach (var (source, i) in sources.Append(Usings).Select((s, i) => (s, i)))
        {
            test.TestState.Sources.Add(($"/0/Test{i}.cs", source));
        }

        // That there is no schema file.
        test.DisabledDiagnostics.Add("BKF0301");
        foreach (var reference in Net100.References.All)
        {
            test.TestState.AdditionalReferences.Add(reference);
        }

        test.TestState.AdditionalReferences.Add(MetadataReference.CreateFromFile(typeof(RestoreAttribute).Assembly.Location));
        return test;
    }

    private sealed class Declared : CSharpCodeFixTest<RestoreAnalyzer, TFix, DefaultVerifier>
    {
        protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.CSharp14);

        protected override CompilationOptions CreateCompilationOptions() =>
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
    }
}
