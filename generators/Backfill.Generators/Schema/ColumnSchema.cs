using Backfill.Generators.Model;

namespace Backfill.Generators.Schema;

/// <summary>A column as a schema file defines it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type as the file has it, in lower case: <c>bigint(20) unsigned</c>.</param>
/// <param name="Family">What it holds.</param>
/// <param name="Unsigned">Whether it is UNSIGNED.</param>
/// <param name="Bits">Of a whole number: its size.</param>
/// <param name="Precision">Digits of a decimal, bits of a BIT, the width in <c>tinyint(1)</c>.</param>
/// <param name="Scale">Digits after the point of a decimal, or of a second.</param>
/// <param name="Length">Characters or bytes at most.</param>
/// <param name="Nullable">Whether it accepts NULL.</param>
/// <param name="Generated">Whether the server computes it.</param>
/// <param name="MovesByItself">Whether it has ON UPDATE CURRENT_TIMESTAMP.</param>
/// <param name="Charset">Of text: the character set, when it can be told.</param>
/// <param name="Collation">Of text: the collation, when it can be told.</param>
/// <param name="Members">Of ENUM and SET: the members.</param>
internal sealed record ColumnSchema(
    string Name,
    string Type,
    ColumnFamily Family,
    bool Unsigned,
    int Bits,
    int? Precision,
    int Scale,
    long? Length,
    bool Nullable,
    bool Generated,
    bool MovesByItself,
    string? Charset,
    string? Collation,
    EquatableArray<string> Members);

/// <summary>What kind of values a column holds; the names are those of <c>Backfill.Stores.ColumnFamily</c>.</summary>
internal enum ColumnFamily
{
    Integer,
    Decimal,
    Single,
    Double,
    Text,
    Enumeration,
    Json,
    DateTime,
    Timestamp,
    Date,
    Time,
    Binary,
    Bit,
    Uuid,
    Other,
}
