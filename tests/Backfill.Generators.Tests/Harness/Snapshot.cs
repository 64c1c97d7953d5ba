using System.Runtime.CompilerServices;

namespace Backfill.Generators.Tests.Harness;

/// <summary>
/// Compares generated files with <c>Snapshots/Class.Method#Hint.verified.cs</c>, Verify's file convention. On a difference the
/// <c>.received.cs</c> beside it holds what was generated; accept it by renaming.
/// </summary>
internal static class Snapshot
{
    public static void Match(GeneratorRun run, [CallerFilePath] string testFile = "", [CallerMemberName] string method = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(testFile)!, "Snapshots");
        var prefix = $"{Path.GetFileNameWithoutExtension(testFile)}.{method}#";
        List<string> different = [];
        foreach (var (hint, text) in run.Files)
        {
            var name = prefix + Path.GetFileNameWithoutExtension(hint);
            var verified = Path.Combine(folder, name + ".verified.cs");
            var received = Path.Combine(folder, name + ".received.cs");
            if (File.Exists(verified) && File.ReadAllText(verified) == text)
            {
                File.Delete(received);
            }
            else
            {
                File.WriteAllText(received, text);
                different.Add(received);
            }
        }

        var files = run.Files.Keys.Select(h => prefix + Path.GetFileNameWithoutExtension(h) + ".verified.cs");
        var stale = Directory.GetFiles(folder, prefix + "*.verified.cs").Select(Path.GetFileName).Except(files);
        Assert.True(different.Count == 0, $"Not as verified; compare with the .verified.cs beside it: {string.Join(", ", different)}");
        Assert.Empty(stale);
    }

    /// <summary>Compares one text with <c>Snapshots/Class.Method#Hint.verified.txt</c>.</summary>
    public static void Match(string hint, string text, [CallerFilePath] string testFile = "", [CallerMemberName] string method = "")
    {
        var name = Path.Combine(Path.GetDirectoryName(testFile)!, "Snapshots", $"{Path.GetFileNameWithoutExtension(testFile)}.{method}#{hint}");
        var (verified, received) = (name + ".verified.txt", name + ".received.txt");
        if (File.Exists(verified) && File.ReadAllText(verified) == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Fail($"Not as verified; compare with the .verified.txt beside it: {received}");
    }
}
