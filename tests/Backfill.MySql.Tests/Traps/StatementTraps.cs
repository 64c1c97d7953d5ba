using Backfill.Planning;
using Backfill.Stores;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;
using MySqlConnector;

namespace Backfill.MySql.Tests.Traps;

/// <summary>Shapes of statements.</summary>
public sealed class StatementTraps
{
    private const string Readings = """
        CREATE TABLE readings (station INT NOT NULL, day INT UNSIGNED NOT NULL, slot TINYINT NOT NULL, celsius INT NULL, moved TIMESTAMP(6) NULL DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP(6),
          PRIMARY KEY (station, day, slot));
        """;

    [Theory]
    [OnEachServer]
    public async Task Trap19_a_tiny_live_table_is_still_reached_by_its_key_from_the_batch(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, "CREATE TABLE things (id BIGINT NOT NULL PRIMARY KEY, value VARCHAR(20) NULL);\nINSERT INTO things VALUES (1, 'a'), (2, 'b'), (3, 'c');");
        await databases.Live.ExecuteAsync("UPDATE things SET value = 'bad' WHERE id = 2");
        var backfill = Runners.On(databases);
        var run = await backfill.RunAsync(Thing.Restores.Value());
        var plan = await backfill.PlanAsync(Thing.Restores.Value());

        foreach (var name in new[] { nameof(Statements.Stage), nameof(Statements.Apply), nameof(Statements.Proof) })
        {
            var statement = plan.Statements.Single(statement => statement.Key == name).Value;
            var tables = await PlannedStatements.ExplainAsync(databases.Live, statement, parameter => parameter is "run" or "undone" ? $"{run.Id}" : "1");
            var live = tables.FirstOrDefault(table => table.Table == "t") ?? tables[0];

            // A key that no row has is settled by the index before the plan is made.
            Assert.True(live is { Access: "eq_ref" or "const", Key: "PRIMARY" } || live.Extra.Contains("const table", StringComparison.Ordinal), $"{name}: {live}");
        }
    }

    [Theory]
    [OnEachServer]
    public async Task Trap31_a_range_of_a_composite_key_is_a_range_of_the_index(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, Readings);
        await FillAsync(databases.Live, 30, "NULL");
        await FillAsync(databases.Archive, 30, "7");
        var backfill = Runners.On(databases);
        var run = await backfill.RunAsync(Reading.Restores.Celsius(), new RunOptions { BatchSize = 700 });
        var plan = await backfill.PlanAsync(Reading.Restores.Celsius());

        foreach (var name in new[] { nameof(Statements.ReadLive), nameof(Statements.Apply) })
        {
            var statement = plan.Statements.Single(statement => statement.Key == name).Value;
            string[] from = ["3", "3", "-2"], until = ["4", "3", "2"];
            var tables = await PlannedStatements.ExplainAsync(databases.Live, statement, parameter => parameter switch
            {
                "run" => $"{run.Id}",
                "batch" => "100",
                _ => (parameter.StartsWith("from", StringComparison.Ordinal) ? from : until)[parameter[^1] - '0'],
            });
            var ranged = tables.Single(table => table.Table == (name == nameof(Statements.Apply) ? "j" : "t"));
            Assert.True(ranged is { Access: "range" or "ref", Key: "PRIMARY" }, $"{name}: {ranged}");
        }

        Assert.Equal(30 * 10 * 5, run.Counts[Outcome.Restored]);
        Assert.Equal("0", await databases.Live.ScalarAsync("SELECT COUNT(*) FROM readings WHERE NOT (celsius <=> 7) OR moved IS NOT NULL"));
    }

    [Theory]
    [OnEachServer]
    public async Task Trap32_connections_that_count_changed_instead_of_matched_rows_are_not_accepted(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, "CREATE TABLE things (id BIGINT NOT NULL PRIMARY KEY, value VARCHAR(20) NULL);");
        var live = new MySqlConnectionStringBuilder(databases.Live.ConnectionString) { UseAffectedRows = true }.ConnectionString;

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => Runners.On(live, databases.Archive.ConnectionString, databases.JournalSchema).RunAsync(Thing.Restores.Value()));

        Assert.Contains("UseAffectedRows", refused.Message, StringComparison.Ordinal);
        Assert.True(refused is StoreException or RestoreRefusedException or ArgumentException, $"{refused.GetType()}");
    }

    [Theory]
    [OnEachServer]
    public async Task A_data_source_of_the_application_may_allow_user_variables(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, "CREATE TABLE things (id BIGINT NOT NULL PRIMARY KEY, value VARCHAR(20) NULL);");
        await databases.Live.ExecuteAsync("INSERT INTO things VALUES (1, 'damaged')");
        await databases.Archive.ExecuteAsync("INSERT INTO things VALUES (1, 'right')");
        static MySqlDataSource Of(TestDatabase database) => new(new MySqlConnectionStringBuilder(database.ConnectionString) { AllowUserVariables = true }.ConnectionString);
        await using var live = Of(databases.Live);
        await using var archive = Of(databases.Archive);

        var run = await new MySqlBackfill(live, new() { ["Archive"] = archive }, databases.JournalSchema).RunAsync(Thing.Restores.Value());

        Assert.Equal(1, run.Counts[Outcome.Restored]);
        Assert.Equal("right", await databases.Live.ScalarAsync("SELECT value FROM things"));
    }

    private static async Task FillAsync(TestDatabase database, int stations, string celsius)
    {
        var values = from station in Enumerable.Range(-stations / 2, stations)
                     from day in Enumerable.Range(1, 10)
                     from slot in Enumerable.Range(-2, 5)
                     select $"({station}, {day}, {slot}, {celsius}, NULL)";
        await database.ExecuteAsync($"INSERT INTO readings VALUES {string.Join(", ", values)}");
        await database.ExecuteAsync("ANALYZE TABLE readings");
    }
}
