using Backfill.Stores;

namespace Backfill.Planning;

/// <summary>How large a journal gets, about: what a DBA asks before a run of millions of rows.</summary>
internal static class JournalSize
{
    /// <summary>Run and backup number, and what InnoDB keeps with a row.</summary>
    private const int PerRow = 30;

    /// <summary>Of a text or bytes, where only the longest possible is known.</summary>
    private const int PerText = 64;

    public static int BytesPerRow(RestoreDeclaration declaration, TableInspection live)
    {
        var bytes = PerRow
            + declaration.Key.Sum(key => Bytes(live, key.Name))
            + (2 * declaration.Targets.Sum(target => Bytes(live, target.Name)))
            + live.Pins.Sum(pin => Bytes(live, pin));

        // A page that is filled in the order of its key is left a sixteenth empty.
        return bytes * 16 / 15;
    }

    private static int Bytes(TableInspection live, string name) => live.Columns.TryGetValue(name, out var column) ? Bytes(column) : 0;

    private static int Bytes(ColumnFacts column) => column.Family switch
    {
        ColumnFamily.Integer => column.Greatest switch { <= byte.MaxValue => 1, <= ushort.MaxValue => 2, <= 0xFFFFFF => 3, <= uint.MaxValue => 4, _ => 8 },
        ColumnFamily.Decimal => ((column.Precision ?? 65) / 2) + 1,
        ColumnFamily.Single => 4,
        ColumnFamily.Date => 3,
        ColumnFamily.Time => 6,
        ColumnFamily.Enumeration => 2,
        ColumnFamily.Bit => ((column.Precision ?? 64) + 7) / 8,
        ColumnFamily.Uuid => 16,
        ColumnFamily.Text or ColumnFamily.Binary or ColumnFamily.Json or ColumnFamily.Other => (int)Math.Min(column.Length ?? PerText, PerText),
        _ => 8,
    };
}
