using Backfill.Planning;
using CsCheck;

namespace Backfill.Predicates;

/// <summary>
/// Few values of each kind, so that columns and parameters meet: boundaries, neighbours, what collations call equal, what LIKE takes for a wildcard, and what could
/// break out of a statement.
/// </summary>
internal static class Values
{
    private static readonly string[] Texts =
    [
        "", " ", "a", "A", "b", "ab", "a ", " a", "ä", "a\u0308", "Ä", "ß", "ss", "I", "ı", "İ", "ﬀ", "%", "_", "a%", "a_", "\\", "\\%", "'", "\"", "`", "''", "--", "/*", "*/", "#", ";",
        "😀", "👍🏽", "\ud83d\ude00a", "\n", "\t", "\0", "a\0b", "{live}", "{@list|x}", "@value1", "?", "0", "00", "NULL", "'; DROP TABLE probes; -- ",
    ];

    private static readonly DateTime[] Times =
    [
        new(1000, 1, 1), new(2024, 2, 29, 23, 59, 59), new(2024, 3, 1), new DateTime(2024, 3, 1).AddMicroseconds(1), new DateTime(2024, 3, 1).AddMilliseconds(500), new(2024, 3, 1, 10, 0, 0),
        new(2024, 3, 1, 10, 10, 10), new DateTime(2024, 3, 1, 10, 10, 10).AddMilliseconds(100), new(9999, 12, 31, 23, 59, 59), new DateTime(9999, 12, 31, 23, 59, 59).AddTicks(9_999_990),
    ];

    private static readonly TimeSpan[] Lengths =
    [
        TimeSpan.Zero, new(-838, -59, -59), new(838, 59, 59), new(100, 0, 0), new(99, 59, 59), new(1, 0, 0), new(-1, 0, 0), new(0, -30, 0), new(0, -30, -5), TimeSpan.FromMicroseconds(1),
        TimeSpan.FromMicroseconds(-1), TimeSpan.FromMilliseconds(1500), TimeSpan.FromMilliseconds(-1500), new(26, 0, 5), new(2, 0, 0), new(20, 0, 0),
    ];

    /// <summary>Values of a kind that every database here can hold.</summary>
    public static Gen<object?> Of(ColumnKind kind) => kind switch
    {
        ColumnKind.Boolean => Gen.Bool.Select(v => (object?)v),
        ColumnKind.Byte => Const((byte)0, (byte)1, (byte)5, (byte)6, (byte)255),
        ColumnKind.SByte => Const(sbyte.MinValue, (sbyte)-1, (sbyte)0, (sbyte)5, sbyte.MaxValue),
        ColumnKind.UInt32 => Const(0u, 5u, 6u, uint.MaxValue),
        ColumnKind.Int32 => Const(int.MinValue, -1, 0, 1, 4, 5, 6, 255, int.MaxValue),
        ColumnKind.Int64 => Const(long.MinValue, -1L, 0L, 5L, 9007199254740992L, 9007199254740993L, long.MaxValue),
        ColumnKind.UInt64 => Const(0UL, 5UL, 6UL, 9007199254740993UL, (ulong)long.MaxValue),
        ColumnKind.Decimal => Const(0m, 1m, 1.5m, 1.50m, -1.5m, 2m, 9m, 10m, 5m, 0.000001m, -0.000001m, 123456789.123456m, 99999999999m),
        ColumnKind.Single => Const(0f, 0.5f, 1.5f, 16777.123f, 16777.121f, -0.1f, 3.4e38f),
        ColumnKind.Double => Const(0.0, -0.0, 0.1, 0.3, 0.1 + 0.2, 5.0, 6.0, -1.5, 1e300, 1e-300, 123456789012345680.0, 9007199254740992.0),
        ColumnKind.String => Gen.OneOf(One(Texts), Gen.Select(One(Texts), One(Texts), (a, b) => a + b)).Select(v => (object?)v),
        ColumnKind.DateTime => One(Times).Select(v => (object?)v),
        ColumnKind.Date => Const(new DateOnly(1000, 1, 1), new DateOnly(1999, 12, 31), new DateOnly(2000, 1, 1), new DateOnly(9999, 12, 31)),
        ColumnKind.Guid => Const(Guid.Empty, new Guid("01234567-89ab-cdef-0123-456789abcdef"), new Guid("fedcba98-7654-3210-ffff-000000000001"), Guid.AllBitsSet),
        ColumnKind.Time => One(Lengths).Select(v => (object?)v),
        ColumnKind.TimeOfDay => Const(
            TimeOnly.MinValue, new TimeOnly(0, 0, 0, 0, 1), new TimeOnly(9, 59), new TimeOnly(10, 0), new TimeOnly(10, 0, 0, 500), new TimeOnly(10, 0, 1), new TimeOnly(20, 0), new TimeOnly(23, 59, 59, 999, 999)),
        _ => throw new NotSupportedException(kind.ToString()),
    };

    /// <summary>The same, or null where that is possible.</summary>
    public static Gen<object?> Of(ColumnKind kind, bool nullable) => nullable ? Gen.Frequency((1, Gen.Const((object?)null)), (3, Of(kind))) : Of(kind);

    /// <summary>An argument: a value, or a list of up to four.</summary>
    /// <param name="parameter">What it is of.</param>
    /// <param name="type">The C# type of the method's parameter, or of its list's values.</param>
    public static Gen<object?> Of(RestoreParameter parameter, Type type)
    {
        var value = parameter.Enum is null ? Of(parameter.Kind) : Const(Enum.GetValuesAsUnderlyingType(type).Cast<object>().Select(v => Enum.ToObject(type, v)).ToArray());
        var given = !parameter.Nullable ? value : Gen.Frequency((1, Gen.Const((object?)null)), (parameter.List is null ? 1 : 3, value));
        return parameter.List is null ? given : given.Array[0, 4].Select(v => (object?)v);
    }

    private static Gen<object?> Const<T>(params T[] values) => One(values).Select(v => (object?)v);

    private static Gen<T> One<T>(T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
