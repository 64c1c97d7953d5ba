using System.Text.RegularExpressions;

namespace Backfill.Package.Tests.Feed;

/// <summary>The code that README.md shows.</summary>
internal static partial class Readme
{
    private static readonly string Text = File.ReadAllText(Path.Combine(LocalFeed.Repository, "README.md"));

    /// <summary>The C# block below "The declaration".</summary>
    public static string Declaration => Block("The declaration");

    /// <summary>The statements below "In code".</summary>
    public static string InCode => Block("In code");

    /// <summary>The one line that makes a program the command line of its restores.</summary>
    public static string Program => ProgramLine().Match(Text) is { Success: true } line ? line.Groups[1].Value : throw new InvalidOperationException("README.md has no line with BackfillApp.RunAsync.");

    private static string Block(string heading) => Regex.Match(Text, $"^## {heading}\n.*?^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline) is { Success: true } block
        ? block.Groups[1].Value
        : throw new InvalidOperationException($"README.md has no C# block below '{heading}'.");

    [GeneratedRegex("`(return await BackfillApp\\.RunAsync\\(.*?;)`")]
    private static partial Regex ProgramLine();
}
