using Backfill.MySql.Data;
using Backfill.Planning;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;
using MySqlConnector;

namespace Backfill.MySql.Tests.Data;

/// <summary>A row costs no allocation on its way from the wire into a batch and back into a statement.</summary>
public sealed class RowAllocationTests
{
    private const int Rows = 5000;

    [Theory]
    [OnEachServer]
    public async Task A_row_is_read_from_the_wire_and_written_as_literals_without_an_allocation(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, "CREATE TABLE digits (d INT PRIMARY KEY);\nINSERT INTO digits VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8),(9);");
        await using var connection = await databases.Live.OpenAsync();
        var arena = new FieldArena();
        var reader = new RowReader();
        var text = new SqlText();
        var rows = new ReadRows();

        Turn();
        var allocated = Turn();

        // The command, its parser and its result have their share once per statement.
        Assert.Equal(Rows, rows.Count);
        Assert.InRange(allocated / Rows, 0, 7);
        Assert.Contains("(1,'2024-01-01 00:00:01','x-1',NULL)", text.ToText(), StringComparison.Ordinal);

        long Turn()
        {
            arena.Clear();
            rows.Clear();
            text.Clear();
            var before = GC.GetAllocatedBytesForCurrentThread();
            using (var command = new MySqlCommand($"""
                SELECT CAST(n AS BINARY), CAST('2024-01-01' + INTERVAL n SECOND AS BINARY), CAST(CONCAT('x-', n) AS BINARY), NULL
                FROM (SELECT a.d + b.d * 10 + c.d * 100 + e.d * 1000 + 1 AS n FROM digits e, digits c, digits b, digits a) numbers
                WHERE n <= {Rows} ORDER BY n
                """, connection))
            using (var result = command.ExecuteReader())
            {
                reader.Over(result, arena, 1 << 24);
                while (result.Read())
                {
                    rows.Add(reader);
                }
            }

            new LiteralWriter(text).Rows(rows, "(", ")", 0);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private sealed class ReadRows : IRowSource, IRowSink
    {
        private readonly (ulong Id, Field Time, Field Text, Field Nothing)[] _rows = new (ulong, Field, Field, Field)[Rows];

        public int Count { get; private set; }

        public void Clear() => Count = 0;

        public void Add(IRowReader row) => _rows[Count++] = (row.UInt64(0), row.Raw(1), row.Raw(2), row.Raw(3));

        public void Write(int index, IRowWriter row)
        {
            row.UInt64(_rows[index].Id);
            row.Value(ColumnKind.DateTime, _rows[index].Time);
            row.Seen(_rows[index].Text);
            row.Seen(_rows[index].Nothing);
        }
    }
}
