using Backfill.Planning;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Types;

/// <summary>Each kind of column with its boundary values and NULL, there and back.</summary>
public sealed class EverythingTests
{
    private const string Ddl = """
        CREATE TABLE everything (
          branch SMALLINT NOT NULL,
          number BIGINT NOT NULL,
          instant TIMESTAMP(6) NULL,
          wall_clock DATETIME(6) NULL,
          amount DECIMAL(20,6) NULL,
          latin VARCHAR(20) CHARACTER SET latin1 NULL,
          wide VARCHAR(40) CHARACTER SET utf8mb4 NULL,
          flag BIT(1) NULL,
          day DATE NULL,
          span TIME(6) NULL,
          body BLOB NULL,
          kind ENUM('new', 'o''ld', 'grün') NULL,
          big BIGINT UNSIGNED NULL,
          small TINYINT NULL,
          ratio DOUBLE NULL,
          roughly FLOAT NULL,
          prose TEXT NULL,
          moved TIMESTAMP(6) NULL DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP(6),
          PRIMARY KEY (branch, number)
        );
        """;

    private static readonly string[] Good =
    [
        @"(-32768, -9223372036854775808, '1970-01-01 00:00:01', '1000-01-01', -99999999999999.999999, 'kühl', '😀 it''s \\ \0 \Z ""x""', b'0', '0001-01-01', '-838:59:59', '', 'new', 0, -128, -1.7976931348623157e308, -3.4e38, '', NULL)",
        @"(-1, 0, '2023-10-29 00:30:00.000001', '9999-12-31 23:59:59.999999', 0.000001, '  padded  ', 'Äbc ', b'1', '9999-12-31', '838:59:59', x'00FF0A0D275C5C00', 'o''ld', 18446744073709551615, 127, 2.2250738585072014e-308, 1.17549435e-38, 'line\nbreak\ttab', '2023-10-29 01:30:00.5')",
        @"(0, 9223372036854775807, '2023-10-29 01:30:00', '2024-02-29 12:34:56.7', 99999999999999.999999, '', '', b'1', '2024-02-29', '00:00:00.000001', x'80', 'grün', 9007199254740993, 0, 0.1, 16777.123, '%_?@x {live}', NULL)",
        @"(32767, 1, '2038-01-19 03:14:07', '2000-01-01 00:00:00.000001', 0, 'ABC', 'abc', b'0', '2000-01-01', '00:00:00', REPEAT(x'00', 3000), 'new', 1, 1, 0, 0, REPEAT('ß', 9000), '2020-01-01')",
        @"(32767, 2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2020-01-01')",
    ];

    private static readonly string[] Bad =
    [
        "(-32768, -9223372036854775808, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)",
        "(-1, 0, '2023-10-29 01:30:00.000001', '9999-12-31 23:59:59', 0, 'padded', 'abc', b'0', '0001-01-01', '00:00:00', x'00FF', 'new', 0, 0, 0, 0, 'x', '2023-10-29 01:30:00.5')",
        "(0, 9223372036854775807, '2023-10-29 00:30:00', '2024-02-29 12:34:56.700001', 1, 'x', ' ', NULL, NULL, '-00:00:00.000001', x'81', 'o''ld', 9007199254740992, 1, 0.10000000000000002, 16777.121, 'x', NULL)",
        "(32767, 1, '2001-01-01', '2000-01-01', -1, 'abc', 'ABC', b'1', '2000-01-02', '24:00:00', '', NULL, 2, -1, 1e-300, 1, '', '2020-01-01')",
        "(32767, 2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2020-01-01')",
    ];

    [Theory]
    [OnEachServer]
    public async Task Every_kind_of_value_is_restored_exactly_and_taken_back_exactly(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, Ddl);
        await databases.Archive.ExecuteAsync($"INSERT INTO everything VALUES {string.Join(", ", Good)}");
        await databases.Live.ExecuteAsync($"INSERT INTO everything VALUES {string.Join(", ", Bad)}");
        var damaged = await TableDump.OfAsync(databases.Live, "everything");
        var backfill = Runners.On(databases);
        var runs = new List<(RestorePlan Plan, long Run)>();

        foreach (var plan in Everything.Restores.All)
        {
            var run = await backfill.RunAsync(plan.With(), new RunOptions { BatchSize = 2 });
            Assert.True(run.State == RunState.Done && run.Reconciles, $"{run.Restore}: {run.State} {string.Join(' ', run.Discrepancies)}");
            Assert.True(run.Counts[Outcome.Restored] == 4 && run.Counts[Outcome.SameAsArchive] == 1, $"{run.Restore}: {string.Join(' ', run.Exceptions)}");
            Assert.True((await backfill.VerifyAsync(plan, run.Id)).Holds, run.Restore);
            Assert.Equal(0, (await backfill.RunAsync(plan.With())).Counts[Outcome.Restored]);
            runs.Add((plan, run.Id));
        }

        Assert.Equal(15, runs.Count);
        Assert.Equal(await TableDump.OfAsync(databases.Archive, "everything", "moved"), await TableDump.OfAsync(databases.Live, "everything", "moved"));
        foreach (var (plan, run) in runs)
        {
            Assert.Equal(4, (await backfill.UndoAsync(plan, run)).Counts[Outcome.Restored]);
        }

        Assert.Equal(damaged, await TableDump.OfAsync(databases.Live, "everything"));
    }
}
