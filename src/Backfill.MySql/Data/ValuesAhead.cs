using System.Globalization;
using Backfill.Planning;

namespace Backfill.MySql.Data;

/// <summary>
/// Long values, sent ahead of the statement that needs them in pieces of which each fits into a packet: a value may be as long as max_allowed_packet, and as a literal it would be twice as
/// long. They wait in variables of the session.
/// </summary>
internal static class ValuesAhead
{
    // Room for what stands around the digits.
    private const int Around = 128;

    /// <summary>How many pieces a value has.</summary>
    public static int Pieces(Field value, int mostBytes) => (value.OwnBytes.Length + Longest(mostBytes) - 1) / Longest(mostBytes);

    /// <summary>A variable. The driver takes every other spelling for a parameter, unless the caller's data source allows variables; the servers run what is in such a comment.</summary>
    public static string Variable(int piece) => string.Create(CultureInfo.InvariantCulture, $"/*!@backfill_{piece}*/");

    /// <summary>The statements that set the variables, one after the other in the same text.</summary>
    /// <param name="values">The values.</param>
    /// <param name="text">Is used for each of them.</param>
    public static IEnumerable<string> Statements(IReadOnlyList<Field> values, SqlText text)
    {
        text.Clear();
        var (piece, longest) = (0, Longest(text.MostBytes));
        foreach (var value in values)
        {
            for (var start = 0; start < value.OwnBytes.Length; start += longest)
            {
                var bytes = value.OwnBytes[start..Math.Min(start + longest, value.OwnBytes.Length)];
                var before = text.Place;
                Append(text, piece, bytes);
                if (before.Used > 0 && text.IsFull)
                {
                    text.GoBack(before);
                    yield return text.ToText();
                    text.Clear();
                    Append(text, piece, value.OwnBytes[start..Math.Min(start + longest, value.OwnBytes.Length)]);
                }

                piece++;
            }
        }

        if (text.Place.Used > 0)
        {
            yield return text.ToText();
        }
    }

    private static int Longest(int mostBytes) => (mostBytes / 2) - Around;

    private static void Append(SqlText text, int piece, ReadOnlySpan<byte> bytes)
    {
        text.Append(text.Place.Used == 0 ? "SET " : ",");
        text.Append(Variable(piece));
        text.Append("=");
        text.AppendHex(bytes);
    }
}
