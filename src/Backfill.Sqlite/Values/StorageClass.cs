using Backfill.Planning;

namespace Backfill.Sqlite.Values;

/// <summary>SQLite's storage classes as <see cref="Backfill.Planning.Field.Form"/>: 5, 5.0, '5' and x'35' are four values, two of them with one text.</summary>
internal static class StorageClass
{
    public const byte Text = 0;
    public const byte Integer = 1;
    public const byte Real = 2;
    public const byte Blob = 3;

    /// <summary>How a value is stored that was not read from a file; a decimal stays text, of which the column makes what it can.</summary>
    public static byte Of(ColumnKind kind) => kind switch
    {
        <= ColumnKind.UInt64 => Integer,
        ColumnKind.Single or ColumnKind.Double => Real,
        ColumnKind.Binary => Blob,
        _ => Text,
    };
}
