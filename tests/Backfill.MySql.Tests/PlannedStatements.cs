using System.Text.RegularExpressions;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests;

/// <summary>The statements that a plan prints, explained by the servers they run on.</summary>
internal static partial class PlannedStatements
{
    /// <summary>EXPLAIN of one statement: per table its alias, access type, key and rows.</summary>
    public static async Task<IReadOnlyList<ExplainedTable>> ExplainAsync(TestDatabase database, string statement, Func<string, string> parameter)
    {
        var sql = ParameterPattern().Replace(statement, match => parameter(match.Groups[1].Value));
        var explain = database.Server.Product == ServerProduct.MySql ? "EXPLAIN FORMAT=TRADITIONAL " : "EXPLAIN ";
        await using var connection = await database.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = explain + sql;
        await using var reader = await command.ExecuteReaderAsync();
        List<ExplainedTable> tables = [];
        while (await reader.ReadAsync())
        {
            string? Text(string column) => reader[column] is DBNull ? null : Convert.ToString(reader[column], null);
            tables.Add(new ExplainedTable(Text("table") ?? "", Text("type") ?? "", Text("key"), Text("Extra") ?? ""));
        }

        return tables;
    }

    [GeneratedRegex("@([A-Za-z_][A-Za-z0-9_]*)")]
    private static partial Regex ParameterPattern();
}

/// <summary>A line of EXPLAIN.</summary>
internal sealed record ExplainedTable(string Table, string Access, string? Key, string Extra);
