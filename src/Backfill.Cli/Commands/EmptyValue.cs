namespace Backfill.Cli.Commands;

/// <summary>An option whose value is empty: <c>--key=</c>. The parser would take what stands behind it for the value.</summary>
internal static class EmptyValue
{
    /// <summary>The arguments, each <c>--option=</c> as the option and an empty text.</summary>
    public static IReadOnlyList<string> Split(IReadOnlyList<string> args)
    {
        List<string> split = [];
        foreach (var arg in args)
        {
            if (!split.Contains("--") && arg.StartsWith("--", StringComparison.Ordinal) && arg.IndexOf('=', StringComparison.Ordinal) == arg.Length - 1)
            {
                split.Add(arg[..^1]);
                split.Add("");
            }
            else
            {
                split.Add(arg);
            }
        }

        return split;
    }
}
