using System.Globalization;
using Backfill.Generators.Model;

namespace Backfill.Generators.Emit;

/// <summary>Counts rows by which comparisons of <c>Where</c> they fulfil: one number per row has a bit for each, so that each is asked once.</summary>
internal static class ComparisonsSql
{
    /// <summary>As many bits as a number has that no server takes for a fraction; as <c>Backfill.Running.ComparisonCounter</c> reads it.</summary>
    private const int BitsOfNumber = 60;

    /// <param name="sql">The dialect.</param>
    /// <param name="conditions">Writes the conditions.</param>
    /// <param name="sides">What is counted.</param>
    /// <param name="from">The clause FROM.</param>
    /// <param name="range">The keys of the slice.</param>
    /// <param name="isFrom">Whether a row is the one at the start of the range.</param>
    public static IReadOnlyList<string> Count(SqlSyntax sql, ConditionSql conditions, IEnumerable<Side> sides, string from, IReadOnlyList<string> range, string isFrom)
    {
        List<string> bits = [.. sides.SelectMany(s => s.Terms).Select((t, i) => Bit(sql, conditions.Text(t.Condition), i % BitsOfNumber))];
        var numbers = (bits.Count + BitsOfNumber - 1) / BitsOfNumber;
        string[] rest = [from, .. SqlText.Where([.. range, $"NOT (@skip = 1 AND {isFrom})"]), $"GROUP BY {string.Join(", ", Enumerable.Range(2, numbers))}"];
        return
        [
            .. SqlText.Broken("SELECT", ["COUNT(*),", .. bits.Select((bit, i) => Listed(bit, i, bits.Count))]),
            .. SqlText.OnOneLine(rest) is { } line ? [line] : rest,
        ];
    }

    private static string Bit(SqlSyntax sql, string condition, int place) => $"{sql.If}({condition}, {(1L << place).ToString(CultureInfo.InvariantCulture)}, 0)";

    private static string Listed(string bit, int i, int count) =>
        $"{(i % BitsOfNumber == 0 ? string.Empty : "+ ")}{bit}{(i < count - 1 && (i + 1) % BitsOfNumber == 0 ? "," : string.Empty)}";
}
