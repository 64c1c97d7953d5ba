using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Backfill.Generators.Tests.Harness;

/// <summary>
/// The MSBuild property <c>BackfillNaming</c> and the items' metadata <c>BackfillSchema</c>, as the compiler passes them on; null when the project does not set them.
/// </summary>
internal sealed class ProjectOptions(string? naming, string? unrelated = null) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(("build_property.BackfillNaming", naming), ("build_property.Unrelated", unrelated));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(
        ("build_metadata.AdditionalFiles.BackfillSchema", ((ProjectFile)textFile).Database),
        ("build_metadata.AdditionalFiles.BackfillMigrations", ((ProjectFile)textFile).Migrations));

    private sealed class Values(params (string Key, string? Value)[] values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = values.FirstOrDefault(v => v.Key == key).Value;
            return value is not null;
        }
    }
}
