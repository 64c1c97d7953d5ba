using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Backfill.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backfill.Generators.Tests.Harness;

/// <summary>A page of docs/diagnostics: four sections; the example and the fix are whole declarations.</summary>
internal sealed class DiagnosticPage
{
    public static readonly string[] Headings = ["Cause", "Example", "Fix", "When to suppress"];

    public const string Usings = """
        global using System.ComponentModel.DataAnnotations;
        global using System.ComponentModel.DataAnnotations.Schema;
        global using Backfill;
        """;

    private readonly string[] _sections;

    private DiagnosticPage(string id, string text)
    {
        var parts = text.Split("\n## ");
        (Id, Title) = (id, parts[0].TrimEnd('\n'));
        _sections = parts[1..];
    }

    public static string Repository { get; } = Root();

    public static string Folder { get; } = Path.Combine(Repository, "docs", "diagnostics");

    public static IEnumerable<string> Ids => Directory.GetFiles(Folder, "BKF*.md").Select(p => Path.GetFileNameWithoutExtension(p)).Order();

    public string Id { get; }

    public string Title { get; }

    public IEnumerable<string> SectionNames => _sections.Select(s => s[..s.IndexOf('\n', StringComparison.Ordinal)]);

    public static DiagnosticPage Read(string id) => new(id, File.ReadAllText(Path.Combine(Folder, id + ".md")));

    /// <summary>The text of a section without its code.</summary>
    public string Prose(string section) => string.Concat(Section(section).Split("```").Where((_, i) => i % 2 == 0)).Trim();

    /// <summary>The code of a section in one language, block by block.</summary>
    public IReadOnlyList<string> Code(string section, string language) =>
        [.. Section(section).Split("```").Where((block, i) => i % 2 == 1 && block.StartsWith(language + "\n", StringComparison.Ordinal)).Select(block => block[(language.Length + 1)..])];

    /// <summary>Compiles each C# block of a section, as a project with implicit usings does, with the schema files before it.</summary>
    public IEnumerable<GeneratorRun> Compile(string section)
    {
        ProjectFile[] files = [.. Code(section, "sql").Select(SchemaFile)];
        files = files.Length > 0 || Id == "BKF0301" ? files : [.. Code("Example", "sql").Select(SchemaFile)];
        return Code(section, "csharp").Select(code => GeneratorRun.Of(
            [code, Usings],
            naming: null,
            version: section == "Example" && Id == DiagnosticIds.LanguageTooOld ? LanguageVersion.CSharp11 : LanguageVersion.CSharp14,
            steps: section == "Example" && Id == DiagnosticIds.Internal ? Fault : null,
            files: files));
    }

    // No declaration is known that an error of ours spoils.
    private static Steps Fault => Steps.OfBackfill with { Read = (_, _, _, _, _) => throw new InvalidOperationException("Sequence contains no elements") };

    /// <summary>A diagnostic as the compiler prints it, but for the help link.</summary>
    public static string Printed(Diagnostic diagnostic, string file)
    {
        var at = diagnostic.Location.GetLineSpan().StartLinePosition;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{file}({at.Line + 1},{at.Character + 1}): {diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
    }

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));

    private string Section(string name) => _sections.Single(s => s.StartsWith(name + "\n", StringComparison.Ordinal))[name.Length..];

    // Its first line says what it is called and what it describes: -- old.schema.sql, BackfillSchema="Friday"
    private static ProjectFile SchemaFile(string sql)
    {
        var called = Regex.Match(sql, "^-- (?<name>\\S+\\.schema\\.sql)(, BackfillSchema=\"(?<database>\\w+)\")?\n");
        Assert.True(called.Success, sql);
        return new ProjectFile(called.Groups["name"].Value, sql, called.Groups["database"] is { Success: true, Value: var database } ? database : null);
    }
}
