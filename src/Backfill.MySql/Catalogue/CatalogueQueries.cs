using System.Globalization;
using Backfill.MySql.Sessions;
using Dapper;

[module: DapperAot]

namespace Backfill.MySql.Catalogue;

/// <summary>Fixed questions to information_schema. Numbers are cast because the products give them different types.</summary>
internal static class CatalogueQueries
{
    public static async Task<IReadOnlyList<TableRow>> TablesAsync(MySqlSession session, string database, string table) =>
        (await session.Connection.QueryAsync<TableRow>(
            """
            SELECT TABLE_NAME AS Name, TABLE_TYPE AS Type, ENGINE AS Engine, CAST(COALESCE(TABLE_ROWS, 0) AS SIGNED) AS `Rows`
            FROM information_schema.TABLES WHERE TABLE_SCHEMA = @database AND (TABLE_NAME = @table OR LOWER(TABLE_NAME) = LOWER(@table))
            """,
            new { database, table })).ToList();

    public static async Task<IReadOnlyList<ColumnRow>> ColumnsAsync(MySqlSession session, string database, string table) =>
        (await session.Connection.QueryAsync<ColumnRow>(
            """
            SELECT COLUMN_NAME AS Name, DATA_TYPE AS DataType, COLUMN_TYPE AS ColumnType, IS_NULLABLE AS IsNullable, COALESCE(EXTRA, '') AS Extra,
                GENERATION_EXPRESSION AS GenerationExpression, CAST(NUMERIC_PRECISION AS SIGNED) AS NumericPrecision, CAST(NUMERIC_SCALE AS SIGNED) AS NumericScale,
                CAST(DATETIME_PRECISION AS SIGNED) AS DatetimePrecision, CAST(CHARACTER_MAXIMUM_LENGTH AS SIGNED) AS CharacterLength,
                CAST(CHARACTER_OCTET_LENGTH AS SIGNED) AS OctetLength, CHARACTER_SET_NAME AS Charset, COLLATION_NAME AS Collation
            FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = @database AND TABLE_NAME = @table ORDER BY ORDINAL_POSITION
            """,
            new { database, table })).ToList();

    /// <summary>Indexes by column. The primary key is the index called PRIMARY: COLUMN_KEY also marks period columns (trap 6).</summary>
    public static async Task<IReadOnlyList<IndexRow>> IndexesAsync(MySqlSession session, string database, string table) =>
        (await session.Connection.QueryAsync<IndexRow>(
            """
            SELECT INDEX_NAME AS Name, CAST(NON_UNIQUE AS SIGNED) AS NonUnique, COLUMN_NAME AS ColumnName, CAST(SUB_PART AS SIGNED) AS Prefix
            FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = @database AND TABLE_NAME = @table ORDER BY INDEX_NAME, SEQ_IN_INDEX
            """,
            new { database, table })).ToList();

    /// <summary>Parts of indexes that are expressions, which only MySQL has.</summary>
    public static async Task<IReadOnlyList<ExpressionRow>> IndexExpressionsAsync(MySqlSession session, string database, string table) =>
        (await session.Connection.QueryAsync<ExpressionRow>(
            """
            SELECT INDEX_NAME AS Name, EXPRESSION AS Expression, CAST(NON_UNIQUE AS SIGNED) AS NonUnique
            FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = @database AND TABLE_NAME = @table AND EXPRESSION IS NOT NULL ORDER BY INDEX_NAME, SEQ_IN_INDEX
            """,
            new { database, table })).ToList();

    /// <summary>The CHECK constraints that MySQL enforces.</summary>
    public static async Task<IReadOnlyList<ExpressionRow>> MySqlChecksAsync(MySqlSession session, string database, string table) =>
        (await session.Connection.QueryAsync<ExpressionRow>(
            """
            SELECT c.CONSTRAINT_NAME AS Name, c.CHECK_CLAUSE AS Expression, 1 AS NonUnique
            FROM information_schema.TABLE_CONSTRAINTS t
                JOIN information_schema.CHECK_CONSTRAINTS c ON c.CONSTRAINT_SCHEMA = t.CONSTRAINT_SCHEMA AND c.CONSTRAINT_NAME = t.CONSTRAINT_NAME
            WHERE t.TABLE_SCHEMA = @database AND t.TABLE_NAME = @table AND t.CONSTRAINT_TYPE = 'CHECK' AND t.ENFORCED = 'YES' ORDER BY c.CONSTRAINT_NAME
            """,
            new { database, table })).ToList();

    /// <summary>The CHECK constraints of MariaDB, those of columns among them.</summary>
    public static async Task<IReadOnlyList<ExpressionRow>> MariaDbChecksAsync(MySqlSession session, string database, string table) =>
        (await session.Connection.QueryAsync<ExpressionRow>(
            """
            SELECT CONSTRAINT_NAME AS Name, CHECK_CLAUSE AS Expression, 1 AS NonUnique
            FROM information_schema.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = @database AND TABLE_NAME = @table ORDER BY CONSTRAINT_NAME
            """,
            new { database, table })).ToList();

    public static async Task<IReadOnlyList<TriggerRow>> UpdateTriggersAsync(MySqlSession session, string database, string table) =>
        (await session.Connection.QueryAsync<TriggerRow>(
            """
            SELECT TRIGGER_NAME AS Name, ACTION_TIMING AS Timing, ACTION_STATEMENT AS Statement FROM information_schema.TRIGGERS
            WHERE EVENT_OBJECT_SCHEMA = @database AND EVENT_OBJECT_TABLE = @table AND EVENT_MANIPULATION = 'UPDATE' ORDER BY TRIGGER_NAME
            """,
            new { database, table })).ToList();

    /// <summary>Foreign keys that have the column on either side.</summary>
    public static async Task<IReadOnlyList<ForeignKeyRow>> ForeignKeysAsync(MySqlSession session, string database, string table, string column) =>
        (await session.Connection.QueryAsync<ForeignKeyRow>(
            """
            SELECT DISTINCT CONSTRAINT_NAME AS Name, CONCAT(TABLE_SCHEMA, '.', TABLE_NAME) AS TableName FROM information_schema.KEY_COLUMN_USAGE
            WHERE REFERENCED_TABLE_NAME IS NOT NULL
                AND ((TABLE_SCHEMA = @database AND TABLE_NAME = @table AND COLUMN_NAME = @column)
                    OR (REFERENCED_TABLE_SCHEMA = @database AND REFERENCED_TABLE_NAME = @table AND REFERENCED_COLUMN_NAME = @column))
            """,
            new { database, table, column })).ToList();

    /// <summary>What the table is partitioned by: expressions and column lists, as the catalogue writes them.</summary>
    public static async Task<IReadOnlyList<string>> PartitionExpressionsAsync(MySqlSession session, string database, string table) =>
        (await session.Connection.QueryAsync<string>(
            """
            SELECT DISTINCT CONCAT_WS(' ', PARTITION_EXPRESSION, SUBPARTITION_EXPRESSION) FROM information_schema.PARTITIONS
            WHERE TABLE_SCHEMA = @database AND TABLE_NAME = @table AND PARTITION_NAME IS NOT NULL
            """,
            new { database, table })).ToList();

    /// <summary>Those control tables that exist and can be seen.</summary>
    public static async Task<IReadOnlyList<TableRow>> ControlTablesAsync(MySqlSession session, string schema) =>
        (await session.Connection.QueryAsync<TableRow>(
            """
            SELECT TABLE_NAME AS Name, TABLE_TYPE AS Type, ENGINE AS Engine, 0 AS `Rows`
            FROM information_schema.TABLES WHERE TABLE_SCHEMA = @schema AND TABLE_NAME LIKE 'backfill\_%'
            """,
            new { schema })).ToList();

    /// <summary>The names of their columns, by table.</summary>
    public static async Task<ILookup<string, string>> ControlColumnsAsync(MySqlSession session, string schema) =>
        (await session.Connection.QueryAsync<ControlColumnRow>(
            """
            SELECT TABLE_NAME AS TableName, COLUMN_NAME AS Name FROM information_schema.COLUMNS
            WHERE TABLE_SCHEMA = @schema AND TABLE_NAME LIKE 'backfill\_%' ORDER BY TABLE_NAME, ORDINAL_POSITION
            """,
            new { schema })).ToLookup(row => row.TableName, row => row.Name);

    /// <summary>The tables of the current database that this account may see.</summary>
    public static Task<IEnumerable<string>> TableNamesAsync(MySqlSession session) =>
        session.Connection.QueryAsync<string>("SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() ORDER BY TABLE_NAME");

    public static async Task<bool> SchemaExistsAsync(MySqlSession session, string schema) =>
        await session.Connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = @schema", new { schema }) > 0;

    public static async Task<IReadOnlyDictionary<string, string>> VariablesAsync(MySqlSession session)
    {
        var rows = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        await using var command = session.Command(
            """
            SHOW VARIABLES WHERE Variable_name IN ('read_only', 'super_read_only', 'innodb_read_only', 'log_bin', 'binlog_format', 'server_uuid', 'hostname', 'port', 'lower_case_table_names',
                'innodb_page_size', 'max_connections', 'max_user_connections')
            """, 60);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            rows[reader.GetString(0)] = reader.GetString(1);
        }

        return rows;
    }

    /// <summary>The other sessions of this account's user. Every account sees its own.</summary>
    public static async Task<long> OtherSessionsAsync(MySqlSession session)
    {
        List<(long Id, string User)> sessions = [];
        await using var command = session.Command("SHOW PROCESSLIST", 60);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            sessions.Add((Convert.ToInt64(reader.GetValue(0), CultureInfo.InvariantCulture), reader.GetString(1)));
        }

        var user = sessions.FirstOrDefault(s => s.Id == session.Connection.ServerThread).User;
        return sessions.Count(s => s.User == user) - 1;
    }

    /// <summary>All sessions of the server, whoever's they are.</summary>
    public static async Task<long> SessionsAsync(MySqlSession session)
    {
        await using var command = session.Command("SHOW GLOBAL STATUS WHERE Variable_name = 'Threads_connected'", 60);
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? long.Parse(reader.GetString(1), CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>The grants of this session, active roles among them. Only ever parsed: MariaDB writes the password's hash into them.</summary>
    public static async Task<Grants> GrantsAsync(MySqlSession session)
    {
        var lines = new List<string>();
        await using var command = session.Command("SHOW GRANTS", 60);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        return Grants.Parse(lines);
    }
}
