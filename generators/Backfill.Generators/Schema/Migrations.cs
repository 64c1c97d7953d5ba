using System.Text.RegularExpressions;

namespace Backfill.Generators.Schema;

/// <summary>
/// Which files of a folder are applied, and in which order, as the tools that run them have it: Flyway, golang-migrate, goose, dbmate, Prisma, diesel, sqlx, or a
/// number or a time before the name.
/// </summary>
internal static class Migrations
{
    private static readonly Regex Flyway = new("^[VB](?<version>[0-9]+(?:[._][0-9]+)*)__", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex FlywayUndo = new("^U[0-9]+([._][0-9]+)*__", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex Numbers = new("^(?<version>[0-9]+(?:[._-][0-9]+)*)(?![0-9])", RegexOptions.CultureInvariant);

    /// <summary>The files that are applied, in order; each once.</summary>
    public static IReadOnlyList<string> InOrder(IEnumerable<string> paths)
    {
        List<string> all = [.. paths.Distinct(StringComparer.Ordinal)];
        var names = new HashSet<string>(all, StringComparer.OrdinalIgnoreCase);
        List<string> applied = [.. all.Where(p => !TakesBack(p, names))];
        var folder = FolderOf(applied);
        return
        [
            .. applied
                .Select(p => (Path: p, IsRepeatable: Path.GetFileName(p).StartsWith("R__", StringComparison.OrdinalIgnoreCase), Version: VersionOf(p, folder)))
                .OrderBy(p => p.IsRepeatable)
                .ThenBy(p => p.Version, Versions.Compared)
                .ThenBy(p => p.Path, Natural.Compared)
                .Select(p => p.Path),
        ];
    }

    /// <summary>The innermost folder that all files are in.</summary>
    public static string FolderOf(IReadOnlyList<string> paths)
    {
        var folder = paths.Count == 0 ? string.Empty : Path.GetDirectoryName(paths[0]) ?? string.Empty;
        foreach (var path in paths)
        {
            while (folder.Length > 0 && !path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) && !path.StartsWith(folder + "/", StringComparison.Ordinal))
            {
                folder = Path.GetDirectoryName(folder) ?? string.Empty;
            }
        }

        return folder;
    }

    // x.down.sql always; x_down.sql and x-down.sql only beside x_up.sql or x-up.sql: a column may be called so.
    private static bool TakesBack(string path, HashSet<string> all)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        if (FlywayUndo.IsMatch(name) || Is(name, "down") || Ends(name, ".down") || Ends(name, ".undo") || Ends(name, ".rollback"))
        {
            return true;
        }

        return (Ends(name, "_down") || Ends(name, "-down")) && all.Contains($"{path.Substring(0, path.Length - "down.sql".Length)}up.sql");
    }

    private static string[] VersionOf(string path, string folder)
    {
        var flyway = Flyway.Match(Path.GetFileName(path));
        if (flyway.Success)
        {
            return NumbersOf(flyway.Groups["version"].Value);
        }

        // A folder may have the number, or a part of it.
        return [.. path.Substring(folder.Length).Split('/', '\\').SelectMany(part => NumbersOf(Numbers.Match(part).Groups["version"].Value))];
    }

    private static string[] NumbersOf(string version) => version.Split(['.', '_', '-'], StringSplitOptions.RemoveEmptyEntries);

    private static bool Is(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static bool Ends(string name, string end) => name.EndsWith(end, StringComparison.OrdinalIgnoreCase);
}
