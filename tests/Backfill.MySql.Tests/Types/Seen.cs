using System.Collections.Concurrent;
using System.Globalization;

namespace Backfill.MySql.Tests.Types;

/// <summary>What a guard has seen of the backup: the values as C# has them.</summary>
internal static class Seen
{
    private static readonly ConcurrentBag<string> Texts = [];

    /// <summary>Takes what a guard sees, and lets every row pass.</summary>
    public static bool Take(object? archived)
    {
        if (archived is not null)
        {
            Texts.Add(Text(archived));
        }

        return true;
    }

    /// <summary>What was seen since the last call, sorted.</summary>
    public static IReadOnlyList<string> Flush()
    {
        List<string> texts = [];
        while (Texts.TryTake(out var text))
        {
            texts.Add(text);
        }

        texts.Sort(StringComparer.Ordinal);
        return texts;
    }

    private static string Text(object value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
