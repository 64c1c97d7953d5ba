namespace Backfill.Generators.Model;

/// <summary>How C# sees a column; the names are those of <c>Backfill.Planning.ColumnKind</c>, which generated code uses.</summary>
internal enum ColumnKind
{
    Boolean,
    SByte,
    Byte,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Int64,
    UInt64,
    Decimal,
    Single,
    Double,
    String,
    DateTime,
    Date,
    Time,
    Binary,
    Guid,
    TimeOfDay,
}

internal static class ColumnKinds
{
    public static bool IsInteger(this ColumnKind kind) => kind is >= ColumnKind.SByte and <= ColumnKind.UInt64;

    /// <summary>Whether a key can be of the kind: whole numbers, and what is compared byte by byte.</summary>
    public static bool CanBeKey(this ColumnKind kind) => kind.IsInteger() || kind is ColumnKind.String or ColumnKind.Guid or ColumnKind.Binary;

    public static bool IsUnsigned(this ColumnKind kind) => kind is ColumnKind.Byte or ColumnKind.UInt16 or ColumnKind.UInt32 or ColumnKind.UInt64;

    /// <summary>Whether every value of one kind is exactly a value of the other.</summary>
    public static bool FitsInto(this ColumnKind from, ColumnKind to) =>
        from == to
        || (from.IsInteger() && to.IsInteger() && IntegerFits(from, to))
        || (from.IsInteger() && to == ColumnKind.Decimal)
        || (from.IsInteger() && to == ColumnKind.Double && Bits(from) <= 32);

    /// <summary>Whether a column of one kind can be written into a column of the other and reads the same there.</summary>
    public static bool CanBeWrittenInto(this ColumnKind from, ColumnKind to) =>
        from == to || (from.IsInteger() && to.IsInteger() && IntegerFits(from, to));

    /// <summary>Whether equal values of both are written alike.</summary>
    public static bool IsComparedWith(this ColumnKind one, ColumnKind other) => one == other || (one.IsInteger() && other.IsInteger());

    private static bool IntegerFits(ColumnKind from, ColumnKind to) =>
        from.IsUnsigned() == to.IsUnsigned() ? Bits(from) <= Bits(to) : from.IsUnsigned() && Bits(from) < Bits(to);

    private static int Bits(ColumnKind kind) => kind switch
    {
        ColumnKind.SByte or ColumnKind.Byte => 8,
        ColumnKind.Int16 or ColumnKind.UInt16 => 16,
        ColumnKind.Int32 or ColumnKind.UInt32 => 32,
        _ => 64,
    };
}
