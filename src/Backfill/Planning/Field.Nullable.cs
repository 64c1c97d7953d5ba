namespace Backfill.Planning;

public readonly partial struct Field
{
    /// <summary><see cref="Boolean"/>, or null for SQL NULL.</summary>
    public bool? BooleanOrNull() => IsNull ? null : Boolean();

    /// <summary><see cref="SByte"/>, or null for SQL NULL.</summary>
    public sbyte? SByteOrNull() => IsNull ? null : SByte();

    /// <summary><see cref="Byte"/>, or null for SQL NULL.</summary>
    public byte? ByteOrNull() => IsNull ? null : Byte();

    /// <summary><see cref="Int16"/>, or null for SQL NULL.</summary>
    public short? Int16OrNull() => IsNull ? null : Int16();

    /// <summary><see cref="UInt16"/>, or null for SQL NULL.</summary>
    public ushort? UInt16OrNull() => IsNull ? null : UInt16();

    /// <summary><see cref="Int32"/>, or null for SQL NULL.</summary>
    public int? Int32OrNull() => IsNull ? null : Int32();

    /// <summary><see cref="UInt32"/>, or null for SQL NULL.</summary>
    public uint? UInt32OrNull() => IsNull ? null : UInt32();

    /// <summary><see cref="Int64"/>, or null for SQL NULL.</summary>
    public long? Int64OrNull() => IsNull ? null : Int64();

    /// <summary><see cref="UInt64"/>, or null for SQL NULL.</summary>
    public ulong? UInt64OrNull() => IsNull ? null : UInt64();

    /// <summary><see cref="Decimal"/>, or null for SQL NULL.</summary>
    public decimal? DecimalOrNull() => IsNull ? null : Decimal();

    /// <summary><see cref="Single"/>, or null for SQL NULL.</summary>
    public float? SingleOrNull() => IsNull ? null : Single();

    /// <summary><see cref="Double"/>, or null for SQL NULL.</summary>
    public double? DoubleOrNull() => IsNull ? null : Double();

    /// <summary><see cref="String"/>, or null for SQL NULL.</summary>
    public string? StringOrNull() => IsNull ? null : String();

    /// <summary><see cref="DateTime"/>, or null for SQL NULL.</summary>
    public DateTime? DateTimeOrNull() => IsNull ? null : DateTime();

    /// <summary><see cref="Date"/>, or null for SQL NULL.</summary>
    public DateOnly? DateOrNull() => IsNull ? null : Date();

    /// <summary><see cref="Time"/>, or null for SQL NULL.</summary>
    public TimeSpan? TimeOrNull() => IsNull ? null : Time();

    /// <summary><see cref="Binary"/>, or null for SQL NULL.</summary>
    public byte[]? BinaryOrNull() => IsNull ? null : Binary();

    /// <summary><see cref="TimeOfDay"/>, or null for SQL NULL.</summary>
    public TimeOnly? TimeOfDayOrNull() => IsNull ? null : TimeOfDay();

    /// <summary><see cref="Guid"/>, or null for SQL NULL.</summary>
    public Guid? GuidOrNull() => IsNull ? null : Guid();
}
