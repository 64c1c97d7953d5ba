using Backfill.Stores;

namespace Backfill.Planning.Rules;

/// <summary>Whether a text column holds every text of another exactly.</summary>
internal static class TextRules
{
    public static string? Problem(ColumnFacts source, ColumnFacts target)
    {
        if (!Contains(target.Charset, source.Charset))
        {
            return $"its character set is {target.Charset}, not {source.Charset}";
        }

        if (TransferRules.IsPadded(target, "char(") && !TransferRules.IsPadded(source, "char(") && source.Family == ColumnFamily.Text)
        {
            return "it drops spaces at the end";
        }

        return source.Family != ColumnFamily.Json && source.Length is { } length && target.Length is { } room && WorstLength(source, target, length) > room
            ? "it is shorter"
            : null;
    }

    // VARCHAR counts characters, TEXT counts bytes.
    private static long WorstLength(ColumnFacts source, ColumnFacts target, long length) =>
        !CountsBytes(target) ? length
        : CountsBytes(source) && Canonical(source.Charset) == Canonical(target.Charset) ? length
        : length * (CountsBytes(source) ? Math.Max(1, BytesPerCharacter(target.Charset) / BytesPerCharacter(source.Charset)) : BytesPerCharacter(target.Charset));

    private static bool CountsBytes(ColumnFacts column) => column.Type.EndsWith("text", StringComparison.OrdinalIgnoreCase);

    private static bool Contains(string? outer, string? inner) =>
        Canonical(outer) == Canonical(inner) || Canonical(outer) == "utf8mb4" || Canonical(inner) == "ascii";

    private static string? Canonical(string? charset) => charset == "utf8" ? "utf8mb3" : charset;

    private static int BytesPerCharacter(string? charset) => Canonical(charset) switch
    {
        "ascii" or "latin1" or "latin2" or "latin5" or "latin7" or "cp1250" or "cp1251" or "koi8r" => 1,
        "utf8mb3" => 3,
        _ => 4,
    };
}
