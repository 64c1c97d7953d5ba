using Backfill.Stores;

namespace Backfill.MySql.Sessions;

/// <summary>
/// What every session is set to, whatever the server's defaults are, and how it is read back. Each of these lost rows, moved times or held locks when it was
/// left to the server; the zone above all: with a zone that has summer time MySQL moves a pinned TIMESTAMP by an hour.
/// </summary>
internal static class SessionContract
{
    /// <summary>Seconds a statement waits for a row or a metadata lock.</summary>
    public const int LockWaitSeconds = 5;

    /// <summary>Seconds after which the server drops a session that says nothing, so that a lost process does not hold locks.</summary>
    public const int IdleSeconds = 60;

    /// <summary>More bytes than any key has: MariaDB 11 warns of a key that it sorts by its beginning only, and a warning rolls a batch back.</summary>
    public const int SortedBytes = 65_536;

    /// <summary>How many warnings the server must keep for those about data not to be crowded out; only an administrator may set it.</summary>
    public const int LeastKeptWarnings = 16;

    private const string Mode = "STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION";

    private static readonly (string Name, string Value)[] Promises =
    [
        ("time_zone", "+00:00"),
        ("sql_mode", Mode),
        ("", "READ-COMMITTED"),
        ("autocommit", "1"),
        ("completion_type", "NO_CHAIN"),
        ("sql_select_limit", "18446744073709551615"),
        ("foreign_key_checks", "1"),
        ("unique_checks", "1"),
        ("sql_safe_updates", "0"),
        ("sql_notes", "1"),
        ("sql_auto_is_null", "0"),
        ("innodb_lock_wait_timeout", $"{LockWaitSeconds}"),
        ("lock_wait_timeout", $"{LockWaitSeconds}"),
        ("character_set_client", "utf8mb4"),
        ("character_set_connection", "utf8mb4"),
        ("character_set_results", "utf8mb4"),
        ("sql_log_bin", "1"),
    ];

    /// <summary>
    /// Around a statement that writes columns from which the server computes others: in strict mode it refuses what it cannot compute, and so a value that stood there before. Only where whatever
    /// the statement writes is compared byte by byte afterwards.
    /// </summary>
    public static (string Before, string After) Lenient { get; } = ("SET sql_mode = 'NO_ENGINE_SUBSTITUTION';", $";SET sql_mode = '{Mode}'");

    /// <summary>The statements that set the session; the last one returns <see cref="Echo"/>, VERSION(), max_allowed_packet and max_error_count.</summary>
    public static string Open(ServerVersion version, bool readOnly) =>
        $"""
        SET NAMES utf8mb4;
        SET time_zone = '+00:00', sql_mode = '{Mode}', autocommit = 1, completion_type = NO_CHAIN,
            sql_select_limit = 18446744073709551615, foreign_key_checks = 1, unique_checks = 1, sql_safe_updates = 0, sql_notes = 1,
            sql_auto_is_null = 0, innodb_lock_wait_timeout = {LockWaitSeconds}, lock_wait_timeout = {LockWaitSeconds}, wait_timeout = {IdleSeconds},
            {(version.IsMariaDb ? $"max_statement_time = 0, max_sort_length = {SortedBytes}" : "max_execution_time = 0, information_schema_stats_expiry = 0")};
        SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED, {(readOnly ? "READ ONLY" : "READ WRITE")};
        SELECT {Echo(version)}, VERSION(), @@max_allowed_packet, @@session.max_error_count
        """;

    /// <summary>One text of all settings and of the server behind the session, cheap enough to be asked in every transaction.</summary>
    public static string Echo(ServerVersion version) =>
        $"CONCAT_WS('|', {string.Join(", ", Promises.Select(p => $"@@session.{(p.Name.Length > 0 ? p.Name : version.IsolationVariable)}"))}, @@hostname, @@port, @@server_id)";

    /// <summary>Throws unless the echo says what was promised; returns the part that names the server.</summary>
    /// <exception cref="StoreException">A setting is not what it was set to.</exception>
    public static string Check(string echo)
    {
        var parts = echo.Split('|');
        for (var i = 0; i < Promises.Length; i++)
        {
            // MariaDB shows a switch as ON or OFF where MySQL shows 1 or 0.
            var value = parts.ElementAtOrDefault(i) switch { "ON" => "1", "OFF" => "0", var other => other };
            if (value != Promises[i].Value)
            {
                throw new StoreException(
                    $"The session's {(Promises[i].Name.Length > 0 ? Promises[i].Name : "isolation level")} is '{value}' although it was set to '{Promises[i].Value}'; "
                    + "connect to the server itself, not through a proxy that shares or resets sessions.");
            }
        }

        return string.Join('|', parts.Skip(Promises.Length));
    }
}
