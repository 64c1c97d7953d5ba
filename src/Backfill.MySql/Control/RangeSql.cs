using Backfill.Planning;
using Backfill.Stores;
using MySqlConnector;

namespace Backfill.MySql.Control;

/// <summary>The statements on backfill_range that carry one counter per outcome.</summary>
internal static class RangeSql
{
    /// <summary>A counter column per outcome: <c>not_in_archive</c> for NotInArchive.</summary>
    public static readonly (Outcome Outcome, string Name)[] Counters =
        [.. Enum.GetValues<Outcome>().Select(o => (o, string.Concat(o.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? $"_{char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()))))];

    /// <summary>The columns of a range, in the order in which <see cref="Read"/> takes them.</summary>
    public static string Columns { get; } =
        $"`range_no`, `epoch`, `batch`, `from_key`, `to_key`, `cursor_key`, `ended`, `owner`, `heartbeat`, `selected`, `recorded`, {string.Join(", ", Counters.Select(c => $"`{c.Name}`"))}";

    /// <summary>Checkpoint and fence in one: it hits a row only while the range is ours and no other batch got there first.</summary>
    public static string Checkpoint(string ranges) =>
        $"""
        UPDATE {ranges}
        SET `batch` = `batch` + 1, `cursor_key` = COALESCE(@cursor, `cursor_key`), `ended` = @ended, `heartbeat` = UTC_TIMESTAMP(6),
            `selected` = `selected` + @selected, `recorded` = `recorded` + @recorded,
            {string.Join(", ", Counters.Select(c => $"`{c.Name}` = `{c.Name}` + @{c.Name}"))}
        WHERE `run_id` = @run AND `range_no` = @range AND `epoch` = @epoch AND `batch` = @before
        """;

    /// <summary>Binds what <see cref="Checkpoint"/> needs besides <c>@run</c>.</summary>
    public static void Bind(MySqlCommand command, Checkpoint checkpoint)
    {
        var parameters = command.Parameters;
        parameters.AddWithValue("range", checkpoint.RangeNo);
        parameters.AddWithValue("epoch", checkpoint.Epoch);
        parameters.AddWithValue("before", checkpoint.Batch);
        parameters.AddWithValue("cursor", (object?)checkpoint.Cursor?.ToJson() ?? DBNull.Value);
        parameters.AddWithValue("ended", checkpoint.Ended ? 1 : 0);
        parameters.AddWithValue("selected", checkpoint.Added.Selected);
        parameters.AddWithValue("recorded", checkpoint.Added.Recorded);
        foreach (var (outcome, name) in Counters)
        {
            parameters.AddWithValue(name, checkpoint.Added[outcome]);
        }
    }

    /// <summary>The range at which the reader stands.</summary>
    public static RangeRecord Read(MySqlDataReader reader)
    {
        var counts = new OutcomeCounts { Selected = reader.GetInt64(9), Recorded = reader.GetInt64(10) };
        for (var i = 0; i < Counters.Length; i++)
        {
            counts[Counters[i].Outcome] = reader.GetInt64(11 + i);
        }

        return new RangeRecord(
            reader.GetInt32(0),
            reader.GetInt64(1),
            reader.GetInt64(2),
            CanonicalKey.FromJson(reader.IsDBNull(3) ? null : reader.GetString(3)),
            CanonicalKey.FromJson(reader.GetString(4))!,
            CanonicalKey.FromJson(reader.IsDBNull(5) ? null : reader.GetString(5)),
            reader.GetInt32(6) != 0,
            counts,
            reader.GetString(7),
            reader.GetDateTime(8));
    }
}
