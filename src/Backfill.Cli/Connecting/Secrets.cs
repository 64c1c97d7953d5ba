using System.Data.Common;

namespace Backfill.Cli.Connecting;

/// <summary>The passwords of the connection strings in use. Stores keep them out of their messages; this keeps them out of messages that nobody foresaw.</summary>
internal sealed class Secrets
{
    private static readonly string[] Keywords = ["password", "pwd", "certificatepassword", "certificate password"];

    private readonly HashSet<string> _values = [];

    /// <summary>Whether the value of the keyword is one.</summary>
    public static bool IsOne(string keyword) => Keywords.Contains(keyword, StringComparer.OrdinalIgnoreCase);

    public void Learn(string connectionString)
    {
        var parts = new DbConnectionStringBuilder();
        try
        {
            parts.ConnectionString = connectionString;
        }
        catch (ArgumentException)
        {
            _values.Add(connectionString);
            return;
        }

        foreach (var keyword in Keywords)
        {
            if (parts.TryGetValue(keyword, out var value) && value is string { Length: > 0 } secret)
            {
                _values.Add(secret);
            }
        }
    }

    public string Hide(string text) => _values.Aggregate(text, (shown, secret) => shown.Replace(secret, "***", StringComparison.Ordinal));
}
