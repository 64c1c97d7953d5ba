using Backfill.Stores;
using MySqlConnector;

namespace Backfill.MySql.Sessions;

/// <summary>The connection options that decide whether bytes arrive as they are; the session itself is set by <see cref="SessionContract"/>.</summary>
internal static class ConnectionOptions
{
    /// <summary>Seconds that a statement which reads or writes rows may take, where the connection string does not say it.</summary>
    private const uint LongestStatement = 300;

    /// <summary>Seconds that connecting may take, where the connection string says that it may take for ever.</summary>
    private const uint LongestConnect = 15;

    /// <summary>Seconds of silence after which the system asks whether the other side still lives; it gives up after nine seconds without an answer.</summary>
    private const uint KeepAlive = 30;

    /// <summary>Seconds that a statement which reads or writes rows may take: <c>Default Command Timeout</c> where it is set, but never for ever.</summary>
    public static int StatementSeconds(string connectionString)
    {
        var options = new MySqlConnectionStringBuilder(connectionString);
        var said = options.ContainsKey("Default Command Timeout") ? options.DefaultCommandTimeout : 0;
        return (int)(said is 0 or > 86_400 ? LongestStatement : said);
    }

    /// <summary>Makes a data source of a connection string, every option that matters set by us.</summary>
    /// <exception cref="StoreException">The text is no connection string, or names no database. The message holds nothing of it.</exception>
    public static MySqlDataSource DataSource(string connectionString)
    {
        MySqlConnectionStringBuilder options;
        try
        {
            options = new MySqlConnectionStringBuilder(connectionString);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException or InvalidOperationException)
        {
            throw new StoreException("The connection string cannot be read; it must look like 'Server=…;Port=3306;User ID=…;Password=…;Database=…'.");
        }

        options.TreatTinyAsBoolean = false;
        options.GuidFormat = MySqlGuidFormat.None;
        options.AllowZeroDateTime = true;
        options.ConvertZeroDateTime = false;
        options.DateTimeKind = MySqlDateTimeKind.Unspecified;
        options.UseAffectedRows = false;
        options.AllowUserVariables = false;
        options.NoBackslashEscapes = false;
        options.Pooling = false;
        options.AutoEnlist = false;
        options.ApplicationName = "backfill";
        options.Keepalive = options.Keepalive == 0 ? KeepAlive : options.Keepalive;
        options.ConnectionTimeout = options.ConnectionTimeout == 0 ? LongestConnect : options.ConnectionTimeout;
        RequireDatabase(options);
        return new MySqlDataSource(options.ConnectionString);
    }

    /// <summary>Refuses a caller's data source whose options would change what we read or count.</summary>
    /// <exception cref="StoreException">An option that must be changed.</exception>
    public static void Check(MySqlDataSource dataSource)
    {
        var options = new MySqlConnectionStringBuilder(dataSource.ConnectionString);
        RequireDatabase(options);
        Require(!options.UseAffectedRows, "UseAffectedRows=true", "the rows a statement matched could not be told from the rows it changed");
        Require(!options.NoBackslashEscapes, "NoBackslashEscapes=true", "texts would be escaped for another sql_mode than ours");
        Require(!options.Pooling || options.ConnectionReset, "ConnectionReset=false", "our session settings would leak into the application");

        // AllowUserVariables may be on, though a parameter that nobody bound is NULL then: every statement is looked through for such before the first one runs.
    }

    private static void RequireDatabase(MySqlConnectionStringBuilder options)
    {
        if (options.Database.Length == 0)
        {
            throw new StoreException("The connection string names no database; add 'Database=…'.");
        }
    }

    private static void Require(bool fulfilled, string option, string because)
    {
        if (!fulfilled)
        {
            throw new StoreException($"The data source must be made without {option}: {because}.");
        }
    }
}
