namespace Backfill.Fuzzed;

/// <summary>Values that C# compares with each other, and where a predicate finds them.</summary>
/// <param name="Type">Their C# type.</param>
/// <param name="Columns">Properties of the row that are never null.</param>
/// <param name="MaybeColumns">Properties that may be null.</param>
/// <param name="Constants">Constants as they are written.</param>
internal sealed record Family(string Type, string[] Columns, string[] MaybeColumns, string[] Constants)
{
    /// <summary>Whether <c>&lt;</c> exists.</summary>
    public bool IsOrdered { get; init; } = true;

    /// <summary>Whether the constants can stand in a pattern.</summary>
    public bool HasPatterns { get; init; } = true;

    /// <summary>Whether <c>x.Equals(y)</c> compares values and not objects.</summary>
    public bool HasEquals { get; init; } = true;

    /// <summary>Whether a method can take them.</summary>
    public bool CanBeGiven { get; init; } = true;

    /// <summary>What can stand for a column that is never null.</summary>
    public string[] Casts { get; init; } = [];

    /// <summary>What can stand for a column that may be null.</summary>
    public string[] MaybeCasts { get; init; } = [];

    /// <summary>Types that C# converts to this one in order to compare.</summary>
    public string[] Narrower { get; init; } = [];

    public static IReadOnlyList<Family> All { get; } =
    [
        new("int", ["Count", "Target"], ["Maybe"], ["0", "5", "6", "-1", "255", "int.MaxValue", "int.MinValue", "default(int)"])
        {
            Narrower = ["byte", "sbyte"], Casts = ["(int)live.Day", "(int)live.Mood", "(int)live.Small"], MaybeCasts = ["(int?)live.MaybeDay", "(int?)live.MaybeMood", "(int?)live.Small"],
        },
        new("sbyte", ["Tiny"], [], ["(sbyte)0", "(sbyte)-128", "(sbyte)5"]),
        new("uint", [], ["Wide"], ["0u", "5u", "uint.MaxValue"]) { Narrower = ["byte"], Casts = ["(uint)live.Small"] },
        new("byte", ["Small"], [], ["(byte)0", "(byte)5", "(byte)255"]),
        new("long", ["Big"], [], ["0L", "5L", "-1L", "9007199254740993L", "long.MaxValue", "long.MinValue"]) { Narrower = ["int", "byte", "uint"], Casts = ["(long)live.Count"], MaybeCasts = ["(long?)live.Wide"] },
        new("ulong", ["Huge"], [], ["0UL", "5UL", "9007199254740993UL", "(ulong)long.MaxValue"]) { Narrower = ["byte", "uint"] },
        new("System.DayOfWeek", ["Day"], ["MaybeDay"], ["DayOfWeek.Sunday", "DayOfWeek.Friday", "DayOfWeek.Saturday", "(DayOfWeek)3"]) { HasEquals = false },
        new("Mood", ["Mood"], ["MaybeMood"], ["Mood.Calm", "Mood.@new", "Mood.Angry", "Mood.Furious", "Mood.Éclat"]) { HasEquals = false },
        new("decimal", ["Total"], ["MaybeTotal"], ["0m", "1.5m", "1.50m", "-1.5m", "9m", "10m", "0.000001m", "123456789.123456m", "default(decimal)"]) { Narrower = ["int", "long", "ulong"], Casts = ["(decimal)live.Count"] },
        new("double", ["Number"], ["MaybeNumber"], ["0.0", "0.1", "0.3", "5.0", "1e300", "9007199254740992.0", "default(double)"]) { Narrower = ["int", "byte"] },
        new("float", ["Ratio"], ["MaybeRatio"], []) { HasPatterns = false, CanBeGiven = false },
        new("string", ["Name", "Legacy"], ["Nick"], ["\"\"", "\" \"", "\"a\"", "\"A\"", "\"ä\"", "\"a \"", "\"ss\"", "\"ß\"", "\"%\"", "\"\\0\"", "\"a\\0b\"", "\"😀\"", "\"'\"", "\"\\\\\""]) { IsOrdered = false },
        new("DateTime", ["UpdatedAt"], ["ClosedAt"], ["new DateTime(2024, 3, 1)", "new DateTime(2024, 2, 29, 23, 59, 59)", "new DateTime(2024, 3, 1, 10, 10, 10, 100)", "DateTime.MinValue", "default(DateTime)"]) { HasPatterns = false },
        new("DateOnly", ["Birth"], ["MaybeBirth"], ["new DateOnly(2000, 1, 1)", "new DateOnly(1999, 12, 31)", "DateOnly.MaxValue"]) { HasPatterns = false },
        new("TimeSpan", ["Length"], ["MaybeLength"], ["TimeSpan.Zero", "new TimeSpan(1, 0, 0)", "new TimeSpan(0, -30, 0)", "new TimeSpan(4, 4, 0, 0)"]) { HasPatterns = false },
        new("TimeOnly", ["Clock"], ["MaybeClock"], ["TimeOnly.MinValue", "new TimeOnly(10, 0)", "new TimeOnly(9, 59)", "new TimeOnly(10, 0, 0, 500)"]) { HasPatterns = false },
        new("Guid", ["Token"], ["MaybeToken"], ["Guid.Empty", "default(Guid)", "new Guid(\"01234567-89ab-cdef-0123-456789abcdef\")", "Guid.Parse(\"{FEDCBA98-7654-3210-FFFF-000000000001}\")"]) { HasPatterns = false },
    ];

    public static Family Named(string type) => All.First(f => f.Type == type);
}
