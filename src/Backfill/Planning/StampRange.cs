using Backfill.Stores;

namespace Backfill.Planning;

/// <summary>The instants that a TIMESTAMP holds: from 1970 on, to 2038 nearly everywhere.</summary>
internal static class StampRange
{
    private static readonly DateTime First = new(1970, 1, 1, 0, 0, 1);
    private static readonly DateTime LastOf31Bits = new(2038, 1, 19, 3, 14, 7);
    private static readonly Version MariaDbOf32Bits = new(11, 5);

    /// <summary>The last second of the widest range: 2106, where MariaDB keeps 32 bits without a sign.</summary>
    public static DateTime LastOfAll { get; } = new(2106, 2, 7, 6, 28, 15);

    /// <summary>The last second on a server.</summary>
    public static DateTime LastOn(ServerIdentity server) =>
        server.Product == "MariaDB" && VersionOf(server.Version) >= MariaDbOf32Bits ? LastOfAll : LastOf31Bits;

    /// <summary>Why a TIMESTAMP cannot hold a time, or null.</summary>
    /// <param name="time">A time in UTC.</param>
    /// <param name="last">The last second that it holds; its fraction belongs to it.</param>
    public static string? Problem(DateTime time, DateTime last) =>
        time < First ? "it begins in 1970"
        : time >= last.AddSeconds(1) ? $"it ends in {last.Year}"
        : null;

    private static Version VersionOf(string text) =>
        Version.TryParse(new string([.. text.TakeWhile(c => char.IsAsciiDigit(c) || c == '.')]).TrimEnd('.'), out var version) ? version : new Version();
}
