using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Backfill.Generators.Tests.Harness;

/// <summary>A file of the project that is no source, with its metadata <c>BackfillSchema</c> and <c>BackfillMigrations</c>.</summary>
internal sealed class ProjectFile(string path, string text, string? database = null, string? migrations = null) : AdditionalText
{
    public override string Path => path;

    public string? Database => database;

    public string? Migrations => migrations;

    public string Text => text;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
}
