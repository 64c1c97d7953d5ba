using System.Globalization;
using Backfill.MySql.Sessions;
using Backfill.Stores;
using MySqlConnector;

namespace Backfill.MySql.Catalogue;

/// <summary>The server behind a session: who it is, where it copies from, whether it can be written.</summary>
internal sealed class ServerFacts
{
    private static readonly string[] ReadOnlyVariables = ["super_read_only", "read_only", "innodb_read_only"];

    private readonly IReadOnlyDictionary<string, string> _variables;

    private ServerFacts(MySqlSession session, IReadOnlyDictionary<string, string> variables, string? replicatesFrom, bool replicationUnseen)
    {
        _variables = variables;
        ReplicationUnseen = replicationUnseen;
        Version = session.Version;
        Identity = new ServerIdentity(
            Version.Product, Version.Text, variables.TryGetValue("server_uuid", out var uuid) ? uuid : $"{variables["hostname"]}:{variables["port"]}", replicatesFrom)
        {
            Address = session.Address,
            HostName = Variable("hostname") is { Length: > 0 } name ? name : null,
        };
    }

    public ServerVersion Version { get; }

    public ServerIdentity Identity { get; }

    /// <summary>Whether the account may not ask about replication.</summary>
    public bool ReplicationUnseen { get; }

    /// <summary>Whether table names that differ only in case are one table.</summary>
    public bool IgnoresCase => Variable("lower_case_table_names") is not ("0" or "");

    /// <summary>InnoDB's page size, which bounds rows and keys.</summary>
    public long PageSize => Number("innodb_page_size");

    /// <summary>How many sessions this account may have at once; 0 for as many as the server takes.</summary>
    public long MostSessionsOfAccount => Number("max_user_connections");

    /// <summary>How many sessions the server takes.</summary>
    public long MostSessions => Number("max_connections");

    /// <summary>The variable that makes the server read-only, or null.</summary>
    public string? ReadOnlyBy => ReadOnlyVariables.FirstOrDefault(IsOn);

    /// <summary>Whether changes are logged as statements, which READ COMMITTED does not allow (trap 39).</summary>
    public bool LogsStatements => IsOn("log_bin") && Variable("binlog_format") == "STATEMENT";

    public static async Task<ServerFacts> ReadAsync(MySqlSession session, CancellationToken cancellationToken)
    {
        var variables = await CatalogueQueries.VariablesAsync(session);
        try
        {
            return new ServerFacts(session, variables, await SourceAsync(session, cancellationToken), replicationUnseen: false);
        }
        catch (MySqlException e) when (e.Number is 1227 or 1064)
        {
            return new ServerFacts(session, variables, null, replicationUnseen: true);
        }
    }

    /// <summary>The server it replicates from while either thread runs: by UUID on MySQL, by host and port on MariaDB, which has no UUID.</summary>
    private static async Task<string?> SourceAsync(MySqlSession session, CancellationToken cancellationToken)
    {
        await using var command = session.Command(session.Version.IsMariaDb ? "SHOW ALL SLAVES STATUS" : session.Version.Number >= new Version(8, 0, 22) ? "SHOW REPLICA STATUS" : "SHOW SLAVE STATUS", 60);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            string? Column(params ReadOnlySpan<string> names)
            {
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    if (names.Contains(reader.GetName(i)))
                    {
                        return reader.IsDBNull(i) ? null : reader.GetValue(i).ToString();
                    }
                }

                return null;
            }

            if (Column("Replica_IO_Running", "Slave_IO_Running") == "No" && Column("Replica_SQL_Running", "Slave_SQL_Running") == "No")
            {
                continue;
            }

            return Column("Source_UUID", "Master_UUID") is { Length: > 0 } uuid
                ? uuid
                : $"{Column("Source_Host", "Master_Host")}:{Column("Source_Port", "Master_Port")}";
        }

        return null;
    }

    private string Variable(string name) => _variables.TryGetValue(name, out var value) ? value : "";

    private long Number(string name) => long.Parse(Variable(name), CultureInfo.InvariantCulture);

    private bool IsOn(string name) => Variable(name) is "ON" or "1";
}
