namespace Backfill.MySql.Tests.RandomTables;

/// <summary>What is known to be wrong in the product, and so is not made: one place, to be emptied as faults are mended.</summary>
internal static class Known
{
    /// <summary>Bytes that do not come back from Unicode.</summary>
    public const string NotInUnicode = "text that is not in Unicode";

    /// <summary>Scalars of a MySQL document that JSON text cannot say.</summary>
    public const string TypedScalars = "typed scalars in JSON";

    /// <summary>-0, and doubles of 17 digits between products.</summary>
    public const string RealsAcrossProducts = "reals across products";

    /// <summary>Values that C# cannot read, in rows that a guard judges by other columns.</summary>
    public const string UnreadByGuards = "unreadable values that no guard reads";

    public static IReadOnlyCollection<string> Broken { get; } = [];
}
