using System.Net.Sockets;
using System.Security.Authentication;
using Backfill.Stores;
using MySqlConnector;

namespace Backfill.MySql.Sessions;

/// <summary>Errors of driver, network and server as one sentence. The driver's exception is never attached: it knows the connection.</summary>
internal static class ServerErrors
{
    /// <summary>Whether the exception came from the server or from the way to it. Not all are MySqlException (trap 51).</summary>
    public static bool Is(Exception e) => e is MySqlException or SocketException or IOException or TimeoutException or AuthenticationException;

    // The server did not answer, or can no longer be asked on this connection.
    private static bool Lost(Exception e) => e is not MySqlException { Number: > 0 and var number } || IsLostConnection(number);

    /// <summary>The error as a sentence.</summary>
    /// <param name="e">The exception.</param>
    /// <param name="doing">What was being done, as a gerund: "reading live".</param>
    /// <param name="seconds">How long it could take; null when nobody waited for an answer.</param>
    /// <param name="committing">Whether it was a COMMIT: then a lost connection leaves the outcome unknown.</param>
    public static StoreException Translate(Exception e, string doing, int? seconds = null, bool committing = false)
    {
        var number = e is MySqlException server ? server.Number : 0;
        var late = number == (int)MySqlErrorCode.CommandTimeoutExpired || e is TimeoutException;
        var says = number > 0 ? $"error {number}: {e.Message.TrimEnd('.')}" : late ? $"no answer came{(seconds is null ? " in time" : $" for {seconds} seconds")}" : $"the connection broke ({e.GetType().Name})";
        return new StoreException($"{Capitalized(doing)} failed, {says}.{(late ? SlowRemedy : Remedy(number))}", number, outcomeUnknown: committing && Lost(e));
    }

    private const string SlowRemedy =
        " Check that the server runs and that the network leads to it; if it is only slow, use a smaller batch, or allow more with 'Default Command Timeout=SECONDS' in the connection string.";

    private static bool IsLostConnection(int number) => number is 1053 or 1077 or 1079 or 1080 or 1105 or 1152 or (>= 1158 and <= 1161) or 1180 or 1317 or 1927 or 2006 or 2013 or 4031;

    private static string Remedy(int number) => number switch
    {
        1042 or 2002 or 2003 => " Check Server and Port of the connection string, and that the server runs.",
        1044 or 1045 or 1142 or 1143 => " Check user, password and grants.",
        1049 => " Check Database in the connection string.",
        1040 => " Too many sessions are open on the server; try again later.",
        1203 or 1226 => " A run opens up to five sessions on live at once, and one on each backup: give the account room for them (ALTER USER … WITH MAX_USER_CONNECTIONS), or end others.",
        1205 => " Another session held the rows for too long; try again when it is done.",
        1213 => " Another session wanted the same rows in another order; try again.",
        1290 or 1792 or 1836 => " The server is read-only; connect to the writable one.",
        1665 => " The server logs statements (binlog_format=STATEMENT); it must be ROW or MIXED.",
        1153 => " Raise the server's max_allowed_packet.",
        3819 or 4025 => " A CHECK constraint refuses a value that is to be written: lift it, then go on.",
        0 => " Check that the server runs and can be reached.",
        _ => "",
    };

    private static string Capitalized(string text) => string.Concat(char.ToUpperInvariant(text[0]).ToString(), text.AsSpan(1));
}
