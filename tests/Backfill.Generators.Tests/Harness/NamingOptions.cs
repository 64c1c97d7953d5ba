using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Backfill.Generators.Tests.Harness;

/// <summary>The MSBuild property <c>BackfillNaming</c>, as the compiler passes it on; null when the project does not set it.</summary>
internal sealed class NamingOptions(string? naming) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(naming);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Values(string? naming) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == "build_property.BackfillNaming" ? naming : null;
            return value is not null;
        }
    }
}
