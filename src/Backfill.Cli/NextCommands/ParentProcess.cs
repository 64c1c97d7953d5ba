using System.Globalization;

namespace Backfill.Cli.NextCommands;

/// <summary>The process that started this one, where the system tells of it (Linux).</summary>
internal static class ParentProcess
{
    /// <summary>Its words; empty where they cannot be had.</summary>
    public static IReadOnlyList<string> CommandLine()
    {
        try
        {
            // pid (name) state parent …, and the name may have blanks and brackets in it.
            var facts = File.ReadAllText("/proc/self/stat");
            var parent = int.Parse(facts[(facts.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
            return File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{parent}/cmdline")).Split('\0')[..^1];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or IndexOutOfRangeException)
        {
            return [];
        }
    }
}
