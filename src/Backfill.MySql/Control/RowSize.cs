using Backfill.Stores;

namespace Backfill.MySql.Control;

/// <summary>
/// How many bytes a row of the journal has by the servers' count, and whether it fits: 65,535 in all, whatever lies elsewhere but for its pointer, and half a page of what InnoDB keeps on the page.
/// Found by making tables on both products; where they differ, what holds for both.
/// </summary>
/// <param name="pageSize">InnoDB's page size.</param>
internal sealed class RowSize(long pageSize)
{
    private const long MostInRow = 65_535;

    /// <summary>Bytes that no row of a page has: its ends and its directory.</summary>
    private const long PageFrame = 132;
    private const long MostOfLargePage = 16_383;

    /// <summary>What InnoDB keeps with a row: its header, the last transaction and where the row was before.</summary>
    private const long RowHead = 5 + 13;

    /// <summary>The number of the run and of the backup.</summary>
    private const long Numbers = 8 + 2;
    private const long Hash = 32;

    /// <summary>What the row has of a value that lies elsewhere.</summary>
    private const long Pointer = 12;

    /// <summary>What the page has of it.</summary>
    private const long PointerOnPage = 42;

    /// <summary>Longer ones may lie elsewhere.</summary>
    private const long LongestOnPage = 255;

    /// <summary>The longest key that an index takes.</summary>
    public long MostInKey => pageSize switch { <= 4096 => 768, <= 8192 => 1536, _ => 3072 };

    /// <summary>Whether the number of the run fits before the key.</summary>
    public bool FitsIndex(IEnumerable<ColumnFacts> key) => 8 + key.Sum(Value) <= MostInKey;

    /// <summary>Whether a row of the journal fits.</summary>
    public bool Fits(IReadOnlyList<ColumnFacts> key, IReadOnlyList<JournalColumn> nullable)
    {
        var nulls = (nullable.Count + 7) / 8;
        var isHashed = !FitsIndex(key);
        var row = Numbers + nulls + (isHashed ? Hash : 0) + key.Sum(InRow) + nullable.Sum(c => c.IsWide ? Pointer : InRow(c.Live));
        var page = RowHead + Numbers + nulls + (isHashed ? Hash : 0) + key.Sum(OnPage) + nullable.Sum(c => c.IsWide ? PointerOnPage : OnPage(c.Live));
        return row <= MostInRow && page <= Math.Min((pageSize - PageFrame) / 2, MostOfLargePage);
    }

    /// <summary>Whether a row gets shorter when the column's values lie elsewhere.</summary>
    public static bool IsLong(ColumnFacts column) => column.Family is ColumnFamily.Text or ColumnFamily.Binary && InRow(column) > PointerOnPage;

    private static long InRow(ColumnFacts column) => TypeName(column) switch
    {
        "varchar" or "varbinary" => Value(column) + (Value(column) > LongestOnPage ? 2 : 1),
        "char" or "binary" => Value(column),
        _ => column.Family is ColumnFamily.Text or ColumnFamily.Binary or ColumnFamily.Json ? Pointer : Value(column),
    };

    private static long OnPage(ColumnFacts column)
    {
        if (column.Family is not (ColumnFamily.Text or ColumnFamily.Binary or ColumnFamily.Json))
        {
            return Value(column);
        }

        // A CHAR lies on the page whole where each of its characters has as many bytes as any other.
        var isWhole = TypeName(column) is "char" or "binary" && (column.Length == column.MostBytes || column.Charset is "ucs2" or "utf32");
        return InRow(column) == Pointer ? PointerOnPage : isWhole || Value(column) <= LongestOnPage ? Value(column) + 1 : PointerOnPage;
    }

    /// <summary>Bytes of the longest value.</summary>
    private static long Value(ColumnFacts column) => column.Family switch
    {
        ColumnFamily.Integer when TypeName(column) == "year" => 1,
        ColumnFamily.Integer => column.Greatest switch { <= byte.MaxValue => 1, <= ushort.MaxValue => 2, <= 0xFFFFFF => 3, <= uint.MaxValue => 4, _ => 8 },
        ColumnFamily.Decimal => Digits((column.Precision ?? 65) - column.Scale) + Digits(column.Scale),
        ColumnFamily.Single => 4,
        ColumnFamily.Uuid => 16,
        ColumnFamily.Text or ColumnFamily.Binary => column.MostBytes ?? 0,
        _ => 8,
    };

    // Nine decimal digits are kept in four bytes.
    private static long Digits(int digits) => (digits / 9 * 4) + ((digits % 9) + 1) / 2;

    private static string TypeName(ColumnFacts column) => column.Type.Split('(', ' ')[0].ToLowerInvariant();
}
