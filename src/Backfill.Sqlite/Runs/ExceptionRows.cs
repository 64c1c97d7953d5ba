using System.Globalization;
using Backfill.Planning;
using Backfill.Sqlite.Sessions;
using Backfill.Sqlite.Values;
using Backfill.Stores;
using Microsoft.Data.Sqlite;

namespace Backfill.Sqlite.Runs;

/// <summary>The rows of an exception table: <c>run_id</c>, the key, <c>outcome</c>, <c>reason</c>.</summary>
internal static class ExceptionRows
{
    /// <summary>Adds one in the batch's transaction; returns 1.</summary>
    public static int Add(Session session, long run, TableInspection inspection, IReadOnlyList<DeclaredColumn> key, RowException exception)
    {
        var parts = exception.Key.Parts.Select((_, i) => new Parameter(string.Create(CultureInfo.InvariantCulture, $"@key_{i}"), Parameter.KeyValue(exception.Key, i, key, inspection))).ToList();
        return session.Execute(
            "record an exception",
            $"INSERT INTO {inspection.Control!.Exceptions} VALUES (@run, {string.Join(", ", parts.Select(p => p.Name))}, @outcome, @reason)",
            [new("@run", run), .. parts, new("@outcome", exception.Outcome.ToString()), new("@reason", exception.Reason)]);
    }

    /// <summary>How many rows the run has in the journal and, by outcome, here.</summary>
    public static RunCounts Count(Session session, long run, ControlTables control)
    {
        var id = new Parameter("@run", run);
        var journaled = session.List(
            "count the journal",
            $"SELECT archive_no, COUNT(*) FROM {control.Journal} WHERE run_id = @run GROUP BY archive_no",
            row => KeyValuePair.Create(row.GetInt32(0), row.GetInt64(1)),
            id);
        var exceptions = session.List(
            "count the exceptions",
            $"SELECT outcome, COUNT(*) FROM {control.Exceptions} WHERE run_id = @run GROUP BY outcome",
            row => KeyValuePair.Create(Enum.Parse<Outcome>(row.GetString(0)), row.GetInt64(1)),
            id);
        return new RunCounts(journaled.Sum(j => j.Value), new Dictionary<Outcome, long>(exceptions)) { ByArchiveNo = new Dictionary<int, long>(journaled) };
    }

    /// <summary>The run's first ones in key order.</summary>
    public static List<RowException> List(Session session, long run, TableInspection inspection, IReadOnlyList<DeclaredColumn> key, int most)
    {
        var keys = key.Count;
        return session.List(
            "read the exceptions",
            $"SELECT * FROM {inspection.Control!.Exceptions} WHERE run_id = @run ORDER BY {string.Join(", ", Enumerable.Range(2, keys))} LIMIT @most",
            row => new RowException(
                new CanonicalKey([.. key.Select((column, i) => Text(row, i + 1, column.Kind))]),
                Enum.Parse<Outcome>(row.GetString(keys + 1)),
                row.IsDBNull(keys + 2) ? null : row.GetString(keys + 2)),
            new("@run", run),
            new("@most", (long)most));
    }

    private static string Text(SqliteDataReader row, int ordinal, ColumnKind kind) =>
        (row.GetValue(ordinal) is byte[] bytes ? Field.From(bytes) : Field.From(row.GetString(ordinal))).ToText(kind)!;
}
