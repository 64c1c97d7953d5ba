using Backfill.Cli.Commands;

namespace Backfill.Cli.NextCommands;

/// <summary>How this process was started, and from it the words that start the program again in the same folder.</summary>
internal sealed record ProgramStart
{
    private static readonly StringComparison PathComparison = OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>Where a package has the assemblies of a tool.</summary>
    private static readonly string InPackage = $"{Path.DirectorySeparatorChar}tools{Path.DirectorySeparatorChar}net";

    /// <summary>The file of a file-based program (<c>dotnet fix.cs</c>), or null.</summary>
    public string? SourceFile { get; init; }

    /// <summary>The command line of the process that started this one; empty where the system does not tell.</summary>
    public IReadOnlyList<string> Parent { get; init; } = [];

    /// <summary>The executable: the program itself, or <c>dotnet</c>.</summary>
    public required string Executable { get; init; }

    /// <summary>The program's assembly.</summary>
    public required string Assembly { get; init; }

    /// <summary>What the process was given.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>The current folder.</summary>
    public required string Folder { get; init; }

    /// <summary>The folders in which a shell looks for programs.</summary>
    public IReadOnlyList<string> SearchPath { get; init; } = [];

    /// <summary>What the program is called where it is a tool of dotnet; null where it is none.</summary>
    public string? Tool { get; init; }

    public static ProgramStart OfThisProcess()
    {
        var words = Environment.GetCommandLineArgs();
        return new ProgramStart
        {
            SourceFile = AppContext.GetData("EntryPointFilePath") as string,
            Parent = ParentProcess.CommandLine(),
            Executable = Environment.ProcessPath ?? words[0],
            Assembly = words[0],
            Arguments = words[1..],
            Folder = Directory.GetCurrentDirectory(),
            SearchPath = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [],
        };
    }

    /// <summary>The program's words for a shell, with what stood before the command line that it was told to run.</summary>
    public string Words(IReadOnlyList<string> commandLine)
    {
        var own = EndsWith(Arguments, commandLine) ? Arguments.SkipLast(commandLine.Count) : [];
        return string.Join(' ', Program().Concat(own).Select(ShellWord.Of));
    }

    private List<string> Program() =>
        SourceFile is not null ? ["dotnet", "run", Shown(SourceFile), "--"]
        : Parent is [var host, "run", ..] && IsDotnet(host) && EndsWith(Parent, Arguments) ? DotnetRun()
        : !IsDotnet(Executable) ? [Command()]
        : Parent is [var muxer, var verb, ..] && IsDotnet(muxer) && IsCommand(verb) && EndsWith(Parent, Arguments) ? Parent.SkipLast(Arguments.Count).ToList()
        : Tool is not null && Assembly.Contains(InPackage, StringComparison.Ordinal) ? ["dotnet", Tool]
        : ["dotnet", Shown(Assembly)];

    private List<string> DotnetRun()
    {
        var words = Parent.SkipLast(Arguments.Count).ToList();
        for (var i = 1; i < words.Count; i++)
        {
            // A variable may be a connection string.
            if (words[i - 1] is "-e" or "--environment" && words[i].Split('=') is [var name, _, ..])
            {
                words[i] = $"{name}=…";
            }
        }

        if (words[^1] != "--")
        {
            words.Add("--");
        }

        return words;
    }

    private string Command()
    {
        var name = Path.GetFileName(Executable);
        if (SearchPath.Any(folder => IsExecutable(Path.Combine(folder, name))))
        {
            return name;
        }

        var shown = Shown(Executable);
        return shown.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) ? shown : $".{Path.DirectorySeparatorChar}{shown}";
    }

    private bool IsExecutable(string path) =>
        File.Exists(path) && string.Equals(Path.GetFullPath(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path), Executable, PathComparison);

    /// <summary>From the current folder where it is below it, else whole.</summary>
    private string Shown(string path) =>
        Path.GetRelativePath(Folder, path) is var relative && !relative.StartsWith("..", StringComparison.Ordinal) ? relative : path;

    private static bool IsDotnet(string word) => Path.GetFileNameWithoutExtension(word) == "dotnet";

    /// <summary><c>backfill</c>, <c>tool</c>, <c>dnx</c>: a command of dotnet that starts a tool, not an assembly or an option.</summary>
    private static bool IsCommand(string word) => word is not "exec" && word.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && word[0] != '-';

    private static bool EndsWith(IReadOnlyList<string> words, IReadOnlyList<string> end) =>
        words.Count >= end.Count && words.TakeLast(end.Count).SequenceEqual(end, StringComparer.Ordinal);
}
