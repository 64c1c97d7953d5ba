namespace Backfill.Planning;

/// <summary>How C# sees a column; chosen by the generator from the property's type.</summary>
public enum ColumnKind
{
    /// <summary><c>bool</c>: TINYINT(1) or BIT(1).</summary>
    Boolean,

    /// <summary><c>sbyte</c>.</summary>
    SByte,

    /// <summary><c>byte</c>.</summary>
    Byte,

    /// <summary><c>short</c>.</summary>
    Int16,

    /// <summary><c>ushort</c>.</summary>
    UInt16,

    /// <summary><c>int</c>.</summary>
    Int32,

    /// <summary><c>uint</c>.</summary>
    UInt32,

    /// <summary><c>long</c>.</summary>
    Int64,

    /// <summary><c>ulong</c>, BIT with more than one bit among them.</summary>
    UInt64,

    /// <summary><c>decimal</c>: DECIMAL.</summary>
    Decimal,

    /// <summary><c>float</c>: FLOAT.</summary>
    Single,

    /// <summary><c>double</c>: DOUBLE.</summary>
    Double,

    /// <summary><c>string</c>: CHAR, VARCHAR, TEXT, ENUM, SET, JSON.</summary>
    String,

    /// <summary><c>DateTime</c>: DATETIME or TIMESTAMP (in UTC).</summary>
    DateTime,

    /// <summary><c>DateOnly</c>: DATE.</summary>
    Date,

    /// <summary><c>TimeSpan</c>: TIME.</summary>
    Time,

    /// <summary><c>byte[]</c>: BINARY, VARBINARY, BLOB.</summary>
    Binary,

    /// <summary><c>Guid</c>: BINARY(16) with the bytes in the order they are written in, CHAR(36), VARCHAR(36), MariaDB's UUID.</summary>
    Guid,

    /// <summary><c>TimeOnly</c>: TIME, of which it shows what lies within a day.</summary>
    TimeOfDay,
}
