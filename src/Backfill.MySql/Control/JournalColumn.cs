using Backfill.Stores;

namespace Backfill.MySql.Control;

/// <summary>A column of the journal.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Live">The live column whose values it takes.</param>
/// <param name="IsWide">Whether it is a LONGTEXT or LONGBLOB because a row with the live type would not fit: it takes every value of the live column, byte by byte.</param>
internal sealed record JournalColumn(string Name, ColumnFacts Live, bool IsWide = false)
{
    /// <summary>Its type, as the catalogue writes it.</summary>
    public string Type => !IsWide ? Live.Type : Live.Family == ColumnFamily.Text ? "longtext" : "longblob";

    /// <summary>Its type in CREATE TABLE: nothing that moves or fills a value by itself, or the journal would differ from what was written (trap 5).</summary>
    public string Definition =>
        Live is { Charset: not null, Family: ColumnFamily.Text or ColumnFamily.Enumeration } ? $"{Type} CHARACTER SET {Live.Charset} COLLATE {Live.Collation}" : Type;
}
