using System.Globalization;
using Backfill.Fuzzed;
using Backfill.Planning;
using Backfill.Predicates;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;
using MySqlConnector;

namespace Backfill.MySql.Tests.Predicates;

/// <summary>Random rows, random arguments, every predicate.</summary>
public sealed class WhereMeaningTests
{
    [Theory]
    [OnEachServer]
    public async Task Where_selects_what_the_method_selects(ServerProduct product)
    {
        await using var databases = await TablesAsync(product);
        PredicateProperty.Holds(rows => FillAsync(databases.Live, rows), Runners.On(databases));
    }

    [Theory]
    [OnEachServer]
    public async Task So_do_predicates_that_nobody_wrote(ServerProduct product)
    {
        await using var databases = await TablesAsync(product);
        await PredicateFuzz.HoldsAsync(rows => FillAsync(databases.Live, rows), Runners.On(databases), seed: 20261128, count: 200);
    }

    [Theory]
    [OnEachServer]
    public async Task So_do_conditions_at_their_limits(ServerProduct product)
    {
        await using var databases = await TablesAsync(product);
        await PredicateFuzz.HoldsAtTheLimitsAsync(rows => FillAsync(databases.Live, rows), Runners.On(databases));
    }

    [Theory]
    [OnEachServer]
    [Trait("Category", "Soak")]
    public async Task So_do_predicates_that_nobody_wrote_for_as_long_as_asked(ServerProduct product)
    {
        await using var databases = await TablesAsync(product);
        await PredicateFuzz.SoakAsync(rows => FillAsync(databases.Live, rows), Runners.On(databases));
    }

    private static Task<DatabasePair> TablesAsync(ServerProduct product) => DatabasePair.CreateAsync(
        product, $"CREATE TABLE probes (id INT NOT NULL PRIMARY KEY, {string.Join(", ", ProbeTable.Columns.Select(Declared))}) DEFAULT CHARSET utf8mb4;");

    private static string Declared(ProbeColumn column) => $"{column.Name} {(column.Name, column.Kind) switch
    {
        ("token", _) => "BINARY(16)",
        ("maybe_token", _) => "CHAR(36)",
        ("mood", _) => "VARCHAR(20)",
        ("maybe_mood", _) => "ENUM('Calm', 'new', 'Angry', 'Furious', 'Éclat')",
        (_, ColumnKind.Boolean) => "TINYINT(1)",
        (_, ColumnKind.Byte) => "TINYINT UNSIGNED",
        (_, ColumnKind.SByte) => "TINYINT",
        (_, ColumnKind.UInt32) => "INT UNSIGNED",
        (_, ColumnKind.Int32) => "INT",
        (_, ColumnKind.Int64) => "BIGINT",
        (_, ColumnKind.UInt64) => "BIGINT UNSIGNED",
        (_, ColumnKind.Decimal) => "DECIMAL(20,6)",
        (_, ColumnKind.Single) => "FLOAT",
        (_, ColumnKind.Double) => "DOUBLE",

        // Both have collations that call 'a' and 'Ä' equal.
        ("nick", _) => "TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
        ("legacy", _) => "VARCHAR(100) CHARACTER SET latin1",
        (_, ColumnKind.String) => "VARCHAR(100)",
        (_, ColumnKind.DateTime) => "DATETIME(6)",
        (_, ColumnKind.Date) => "DATE",
        _ => "TIME(6)",
    }} {(column.Nullable ? "NULL" : "NOT NULL")}";

    private static async Task FillAsync(TestDatabase database, IReadOnlyList<object?[]> rows)
    {
        await using var connection = await database.OpenAsync();
        await using var command = new MySqlCommand("DELETE FROM probes", connection);
        await command.ExecuteNonQueryAsync();
        command.CommandText = $"INSERT INTO probes VALUES {string.Join(", ", rows.Select((_, r) => $"({r + 1}, {string.Join(", ", ProbeTable.Columns.Select((_, c) => $"@r{r}c{c}"))})"))}";
        for (var r = 0; r < rows.Count; r++)
        {
            for (var c = 0; c < rows[r].Length; c++)
            {
                command.Parameters.AddWithValue($"@r{r}c{c}", rows[r][c] is Guid guid && ProbeTable.Columns[c].Name == "token" ? guid.ToByteArray(bigEndian: true) : Stored(rows[r][c], r));
            }
        }

        await command.ExecuteNonQueryAsync();
    }

    private static object? Stored(object? value, int row) => value switch
    {
        true => 1 + (row % 3),
        DayOfWeek day => (int)day,
        Guid guid => row % 2 == 0 ? guid.ToString() : guid.ToString().ToUpperInvariant(),
        Mood mood => ProbeColumn.NameOf(mood, row),

        // The driver's own text of a float has too few digits.
        float f => (double)f,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => value,
    };
}
