namespace Backfill.Sqlite.Sessions;

/// <summary>The one full name of a file, however it was reached.</summary>
internal static class ResolvedPath
{
    private const int MostLinks = 40;

    /// <summary>The full name of an existing file with the links in its folders resolved too.</summary>
    public static string Of(string file)
    {
        var path = Path.GetFullPath(file);
        for (var links = 0; links < MostLinks && ResolveFirstLink(path) is { } target; links++)
        {
            path = target;
        }

        return path;
    }

    private static string? ResolveFirstLink(string path)
    {
        var root = Path.GetPathRoot(path)!;
        var parts = path[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
        var folder = root;
        for (var i = 0; i < parts.Length; i++)
        {
            var here = Path.Combine(folder, parts[i]);
            if (new FileInfo(here).LinkTarget is { } target)
            {
                return Path.GetFullPath(Path.Combine([folder, target, .. parts[(i + 1)..]]));
            }

            folder = here;
        }

        return null;
    }
}
