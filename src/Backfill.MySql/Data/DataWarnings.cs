using Backfill.Stores;
using MySqlConnector;

namespace Backfill.MySql.Data;

/// <summary>The server's warnings about data. Strict mode rounds a DECIMAL with nothing but a note (trap 11), so notes count.</summary>
internal static class DataWarnings
{
    /// <summary>Reads the rows of SHOW WARNINGS, at which the reader stands.</summary>
    /// <exception cref="StoreException">There is a warning that is not about deprecated SQL.</exception>
    public static async Task ThrowAsync(MySqlDataReader reader, string doing, CancellationToken cancellationToken)
    {
        string? first = null;
        while (await reader.ReadAsync(cancellationToken))
        {
            // 1287, 1681, 3719 and 3778 speak of SQL that will change in a later version; 1300 of bytes that their character set has no character for, which the column holds all the same:
            // whether they arrived, the proof says.
            if (first is null && reader.GetInt32(1) is var code && code is not (1287 or 1300 or 1681 or 3719 or 3778))
            {
                first = $"The server warned while {doing}, warning {code}: {reader.GetString(2)}; the value would not arrive as it is, so the batch was rolled back.";
            }
        }

        if (first is not null)
        {
            throw new StoreException(first);
        }
    }
}
