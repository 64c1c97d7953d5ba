namespace Backfill.MySql;

/// <summary>The bytes of a column of text beside the text that the server makes of them.</summary>
internal static class TextBytes
{
    /// <summary>The condition that the server gets a column's own bytes again from their text, so that the text stands for them.</summary>
    /// <param name="name">The column.</param>
    /// <param name="charset">Its character set.</param>
    public static string ComeBack(string name, string charset) => $"CONVERT(CONVERT(CONVERT({name} USING utf8mb4) USING {charset}) USING binary) <=> CONVERT({name} USING binary)";
}
