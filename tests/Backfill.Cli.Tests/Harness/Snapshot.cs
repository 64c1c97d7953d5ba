using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Backfill.Cli.Tests.Harness;

/// <summary>
/// Compares output with <c>Snapshots/Class.Method.verified.txt</c>, Verify's file convention, after masking what differs from run to run. On a difference
/// the <c>.received.txt</c> beside it holds the output; accept it by renaming.
/// </summary>
internal static partial class Snapshot
{
    public static void Match(string output, Shop shop, [CallerFilePath] string testFile = "", [CallerMemberName] string method = "")
    {
        var name = Path.Combine(Path.GetDirectoryName(testFile)!, "Snapshots", $"{Path.GetFileNameWithoutExtension(testFile)}.{method}");
        var text = Masked(output, shop);
        if (File.Exists(name + ".verified.txt") && File.ReadAllText(name + ".verified.txt") == text)
        {
            File.Delete(name + ".received.txt");
            return;
        }

        File.WriteAllText(name + ".received.txt", text);
        Assert.Fail($"Not as verified; compare {name}.received.txt with the .verified.txt beside it.");
    }

    private static string Masked(string text, Shop shop)
    {
        text = text.Replace(shop.PathOf(""), "/shop", StringComparison.Ordinal);
        text = PlanIds().Replace(text, m => m.Value.Length > 12 ? new string('0', 52) + "a1b2c3d4e5f6" : "a1b2c3d4e5f6");
        text = ServerClock().Replace(text, "2025-03-04 09:00:00 UTC");
        text = ClockColumn().Replace(text, "2025-03-04 09:00:00");
        text = StartedBy().Replace(text, "by ana@laptop");
        text = Speed().Replace(text, "0.1 s, 10,000 rows per second");
        return Sqlite().Replace(text, "SQLite 3.x");
    }

    // An id may have digits alone.
    [GeneratedRegex(@"\b(?=[0-9a-f]*[0-9])([0-9a-f]{64}|[0-9a-f]{12})\b")]
    private static partial Regex PlanIds();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC")]
    private static partial Regex ServerClock();

    [GeneratedRegex(@"20(2[6-9]|[3-9]\d)-\d\d-\d\d \d\d:\d\d:\d\d")]
    private static partial Regex ClockColumn();

    [GeneratedRegex(@"by \S+@.*$", RegexOptions.Multiline)]
    private static partial Regex StartedBy();

    [GeneratedRegex(@"[\d.,]+ s, [\d.,]+ rows per second")]
    private static partial Regex Speed();

    [GeneratedRegex(@"SQLite 3\.[\d.]+")]
    private static partial Regex Sqlite();
}
