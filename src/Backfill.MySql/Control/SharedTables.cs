using Backfill.Stores;

namespace Backfill.MySql.Control;

/// <summary>The control tables that every restore shares, and whether those that exist are of this version.</summary>
internal sealed class SharedTables(ControlNames names)
{
    /// <summary>Each by name, in the order in which they are made.</summary>
    public IReadOnlyList<(string Name, string Ddl)> All => [("backfill_run", Runs), ("backfill_column", Columns), ("backfill_range", Ranges)];

    private string Runs => $"""
        CREATE TABLE IF NOT EXISTS {names.Runs} (
          `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
          `restore` VARCHAR(200) NOT NULL,
          `live_table` VARCHAR(130) NOT NULL,
          `undoes` BIGINT UNSIGNED NULL,
          `plan_hash` BINARY(32) NOT NULL,
          `declaration` LONGTEXT NOT NULL,
          `arguments` LONGTEXT NOT NULL,
          `pins` TEXT NOT NULL,
          `state` VARCHAR(16) NOT NULL,
          `start_key` TEXT NOT NULL,
          `end_key` TEXT NOT NULL,
          `started_by` VARCHAR(255) NOT NULL,
          `created_at` DATETIME(6) NOT NULL,
          `ended_at` DATETIME(6) NULL,
          `epoch` BIGINT UNSIGNED NOT NULL,
          `owner` VARCHAR(255) NOT NULL,
          `taken_at` DATETIME(6) NOT NULL,
          `heartbeat` DATETIME(6) NOT NULL
        ) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
        """;

    /// <summary>A row for each column of a run, so that no two live runs share one, however many columns each writes.</summary>
    private string Columns => $"""
        CREATE TABLE IF NOT EXISTS {names.Columns} (
          `run_id` BIGINT UNSIGNED NOT NULL,
          `column_no` SMALLINT UNSIGNED NOT NULL,
          `live_table` VARCHAR(130) NOT NULL,
          `live_column` VARCHAR(64) NOT NULL,
          `active` TINYINT NULL,
          PRIMARY KEY (`run_id`, `column_no`),
          UNIQUE KEY `one_live_run_per_column` (`live_table`, `live_column`, `active`)
        ) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
        """;

    private string Ranges => $"""
        CREATE TABLE IF NOT EXISTS {names.Ranges} (
          `run_id` BIGINT UNSIGNED NOT NULL,
          `range_no` INT UNSIGNED NOT NULL,
          `epoch` BIGINT UNSIGNED NOT NULL,
          `batch` BIGINT UNSIGNED NOT NULL,
          `from_key` TEXT NULL,
          `to_key` TEXT NOT NULL,
          `cursor_key` TEXT NULL,
          `owner` VARCHAR(255) NOT NULL,
          `heartbeat` DATETIME(6) NOT NULL,
          `ended` TINYINT NOT NULL DEFAULT 0,
          `selected` BIGINT UNSIGNED NOT NULL DEFAULT 0,
          `recorded` BIGINT UNSIGNED NOT NULL DEFAULT 0,
        {string.Concat(RangeSql.Counters.Select(c => $"  `{c.Name}` BIGINT UNSIGNED NOT NULL DEFAULT 0,\n"))}  PRIMARY KEY (`run_id`, `range_no`)
        ) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
        """;

    /// <summary>What speaks against those that exist.</summary>
    /// <param name="existing">The columns of every table of the schema.</param>
    public IEnumerable<Refusal> Differences(ILookup<string, string> existing)
    {
        foreach (var (name, ddl) in All.Where(t => existing.Contains(t.Name)))
        {
            string[] expected = [.. ColumnsOf(ddl)];
            string[] lacking = [.. expected.Except(existing[name], StringComparer.OrdinalIgnoreCase)];
            string[] unknown = [.. existing[name].Except(expected, StringComparer.OrdinalIgnoreCase)];
            if (lacking.Length + unknown.Length > 0)
            {
                var differences = new[] { ("lacks", lacking), ("has besides", unknown) }.Where(d => d.Item2.Length > 0).Select(d => $"{d.Item1} {string.Join(", ", d.Item2)}");
                yield return new Refusal(
                    $"The control table {names.Schema}.{name} is of another version of Backfill: it {string.Join(", and ", differences)}.",
                    "Give this version a schema of its own (--journal-schema); the runs in the old one can be undone by the version that made them.");
            }
        }
    }

    // In our own text each column stands on a line of its own.
    private static IEnumerable<string> ColumnsOf(string ddl) =>
        ddl.Split('\n').Where(line => line.StartsWith("  `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]);
}
