using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.MySql.Control;

internal sealed partial class MySqlRunStore
{
    public Task<long> CountJournalAsync(long run, TableInspection inspection, CancellationToken cancellationToken) =>
        _session.UseAsync("counting the journal", async session =>
        {
            await using var command = session.Command($"SELECT COUNT(*) FROM {inspection.Control!.Journal} WHERE `run_id` = @run", session.StatementSeconds);
            command.Parameters.AddWithValue("run", run);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            return await reader.ReadAsync(cancellationToken) ? reader.GetInt64(0) : 0;
        }, cancellationToken);

    public Task<RunCounts> CountAsync(long run, TableInspection inspection, CancellationToken cancellationToken) =>
        _session.UseAsync("counting journal and exceptions", async session =>
        {
            await using var command = session.Command(
                $"""
                SELECT '', `archive_no`, COUNT(*) FROM {inspection.Control!.Journal} WHERE `run_id` = @run GROUP BY `archive_no`
                UNION ALL SELECT `outcome`, 0, COUNT(*) FROM {inspection.Control.Exceptions} WHERE `run_id` = @run GROUP BY `outcome`
                """, session.StatementSeconds);
            command.Parameters.AddWithValue("run", run);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var journaled = new Dictionary<int, long>();
            var exceptions = new Dictionary<Outcome, long>();
            while (await reader.ReadAsync(cancellationToken))
            {
                if (reader.GetString(0) is { Length: > 0 } outcome)
                {
                    exceptions[Enum.Parse<Outcome>(outcome)] = reader.GetInt64(2);
                }
                else
                {
                    journaled[reader.GetInt32(1)] = reader.GetInt64(2);
                }
            }

            return new RunCounts(journaled.Values.Sum(), exceptions) { ByArchiveNo = journaled };
        }, cancellationToken);

    public Task<IReadOnlyList<RowException>> ExceptionsAsync(long run, TableInspection inspection, IReadOnlyList<DeclaredColumn> key, int most, CancellationToken cancellationToken) =>
        _session.UseAsync("reading exceptions", async session =>
        {
            await using var command = session.Command(
                $"""
                SELECT {string.Join(", ", key.Select(k => KeyText($"e.{Quoted.Name($"key_{k.Name}")}", inspection.Columns[k.Name])))}, e.`outcome`, e.`reason` FROM {inspection.Control!.Exceptions} e
                WHERE e.`run_id` = @run ORDER BY {string.Join(", ", key.Select(k => $"e.{Quoted.Name($"key_{k.Name}")}"))} LIMIT @most
                """, TimeoutSeconds);
            command.Parameters.AddWithValue("run", run);
            command.Parameters.AddWithValue("most", most);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var exceptions = new List<RowException>();
            while (await reader.ReadAsync(cancellationToken))
            {
                exceptions.Add(new RowException(
                    new CanonicalKey([.. key.Select((k, i) => inspection.Columns[k.Name].HoldsBytes ? Field.From(reader.GetFieldValue<byte[]>(i)).ToText(k.Kind)! : reader.GetString(i))]),
                    Enum.Parse<Outcome>(reader.GetString(key.Count)),
                    reader.IsDBNull(key.Count + 1) ? null : reader.GetString(key.Count + 1)));
            }

            return (IReadOnlyList<RowException>)exceptions;
        }, cancellationToken);

    /// <summary>A key as <see cref="KeyPart"/> writes it: the bytes where the text does not stand for them.</summary>
    private static string KeyText(string key, ColumnFacts column)
    {
        if (column.HoldsBytes)
        {
            return $"CAST({key} AS BINARY)";
        }

        if (!column.OwnText)
        {
            return $"CAST({key} AS CHAR)";
        }

        // MariaDB makes half a surrogate pair text that is no UTF-8, and the half again of that text.
        var text = $"CONVERT({key} USING utf8mb4)";
        return $"IF({TextBytes.ComeBack(key, column.Charset!)} AND HEX({text}) NOT REGEXP '^(..)*ED[AB]' AND LEFT({text}, 2) <> 'x''', "
            + $"{text}, CONCAT('x''', HEX({key}), ''''))";
    }
}
