using System.Data.Common;
using Backfill.Cli.Commands;
using MySqlConnector;

namespace Backfill.Cli.Connecting;

/// <summary>The keywords of a connection string, as the driver knows them: in any order, each by any of its names.</summary>
internal static class Keywords
{
    // What people write; the driver knows more names, and is asked for those.
    private static readonly string[] Common =
    [
        "Server", "Host", "Data Source", "Port", "User ID", "Username", "Uid", "Password", "Pwd", "Database", "Initial Catalog", "SSL Mode", "SSL CA", "SSL Cert", "SSL Key",
        "Certificate File", "Certificate Password", "Connection Timeout", "Default Command Timeout", "Keepalive", "Pooling", "Maximum Pool Size", "Minimum Pool Size",
        "Connection Lifetime", "Allow Public Key Retrieval", "Server RSA Public Key File", "Allow User Variables", "Character Set", "Use Compression", "Connection Protocol",
        "Load Balance", "Persist Security Info", "TLS Version", "Sqlite", "Dump",
    ];

    /// <summary>Shorter words are near to one keyword or another by chance.</summary>
    private const int LongEnough = 5;

    /// <summary>Whether one of them names the host of a server.</summary>
    public static bool NameAServer(DbConnectionStringBuilder parts) => parts.Keys.Cast<string>().Any(NamesAServer);

    /// <summary>
    /// What is wrong with the first keyword that the driver does not know; null when it knows all. Behind a password with a semicolon that nobody quoted, the rest of the password
    /// looks like a keyword: there one is only named where it can hardly be anything but a slip of the pen, else its place is told.
    /// </summary>
    public static string? Unknown(DbConnectionStringBuilder parts)
    {
        var keywords = parts.Keys.Cast<string>().ToList();
        var unknown = keywords.FindIndex(keyword => !IsKnown(keyword));
        return unknown < 0 ? null
            : Meant(keywords[unknown], keywords.Take(unknown).Any(Secrets.IsOne)) is { } meant ? $"has the unknown keyword '{keywords[unknown]}'; did you mean '{meant}'?"
            : $"has an unknown keyword, number {unknown + 1} of its {keywords.Count}; a value with ; or = in it stands between quotes: Password='a;b'.";
    }

    private static string? Meant(string keyword, bool mayBeSecret) =>
        !keyword.All(c => char.IsAsciiLetter(c) || c == ' ') ? null
        : !mayBeSecret ? Similarity.Nearest(keyword, Common)
        : keyword.Length < LongEnough ? null
        : Similarity.Within(keyword.Length < 2 * LongEnough ? 1 : 2, keyword, Common.Where(known => known.Length >= LongEnough));

    /// <summary>Whether the driver takes the keyword.</summary>
    private static bool IsKnown(string keyword)
    {
        try
        {
            _ = new MySqlConnectionStringBuilder()[keyword];
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool NamesAServer(string keyword)
    {
        const string Probe = "probe";
        try
        {
            return new MySqlConnectionStringBuilder { [keyword] = Probe }.Server == Probe;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException or InvalidOperationException or InvalidCastException)
        {
            // An option that is no text: not the server.
            return false;
        }
    }
}
