using System.Globalization;

namespace Backfill.MySql.Sessions;

/// <summary>Which product answers, and in which version.</summary>
internal sealed record ServerVersion(bool IsMariaDb, Version Number, string Text)
{
    public string Product => IsMariaDb ? "MariaDB" : "MySQL";

    /// <summary>The oldest versions whose SQL we use: VALUES ROW() in MySQL, SHOW REPLICA STATUS and SKIP LOCKED in MariaDB.</summary>
    public bool IsSupported => Number >= (IsMariaDb ? new Version(10, 6) : new Version(8, 0, 19));

    public string IsolationVariable => IsMariaDb && Number < new Version(11, 1) ? "tx_isolation" : "transaction_isolation";

    public static ServerVersion Parse(string text)
    {
        // A MariaDB behind an old replication prefix says 5.5.5-10.11.19-MariaDB.
        var number = text.StartsWith("5.5.5-", StringComparison.Ordinal) ? text[6..] : text;
        var end = 0;
        while (end < number.Length && (char.IsAsciiDigit(number[end]) || number[end] == '.'))
        {
            end++;
        }

        var parts = number[..end].Split('.', StringSplitOptions.RemoveEmptyEntries);
        int Part(int i) => i < parts.Length && int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;
        return new ServerVersion(text.Contains("MariaDB", StringComparison.OrdinalIgnoreCase), new Version(Part(0), Part(1), Part(2)), text);
    }
}
