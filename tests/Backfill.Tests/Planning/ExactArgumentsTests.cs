using System.Globalization;
using System.Numerics;
using Backfill.Planning;
using CsCheck;

namespace Backfill.Tests.Planning;

/// <summary>An argument is exactly what was given, or refused: another value would select other rows.</summary>
public class ExactArgumentsTests
{
    [Theory]
    [InlineData(ColumnKind.Decimal, "1.2345678901234567890123456789", "1.2345678901234567890123456789")]
    [InlineData(ColumnKind.Decimal, "79228162514264337593543950335.000", "79228162514264337593543950335")]
    [InlineData(ColumnKind.Decimal, "1.00000000000000000000000000000000000", "1.0000000000000000000000000000")]
    [InlineData(ColumnKind.Decimal, "-0.0000000000000000000000000001", "-0.0000000000000000000000000001")]
    [InlineData(ColumnKind.Decimal, "+007.50", "7.50")]
    [InlineData(ColumnKind.Double, "0.1", "0.1")]
    [InlineData(ColumnKind.Double, "0.10000000000000001", "0.1")]
    [InlineData(ColumnKind.Double, "0.1000000000000000055511151231257827021181583404541015625", "0.1")]
    [InlineData(ColumnKind.Double, "9007199254740992", "9007199254740992")]
    [InlineData(ColumnKind.Double, "1e300", "1E+300")]
    [InlineData(ColumnKind.Double, "5e-324", "5E-324")]
    [InlineData(ColumnKind.Double, "-0.0", "-0")]
    [InlineData(ColumnKind.Time, "26:00:05", "1.02:00:05")]
    [InlineData(ColumnKind.Time, "-838:59:59.999999", "-34.22:59:59.9999990")]
    [InlineData(ColumnKind.Time, "1.02:00:05", "1.02:00:05")]
    [InlineData(ColumnKind.Time, "0:30", "00:30:00")]
    [InlineData(ColumnKind.TimeOfDay, "9:05", "09:05:00")]
    [InlineData(ColumnKind.TimeOfDay, "23:59:59.9999999", "23:59:59.9999999")]
    [InlineData(ColumnKind.DateTime, "9999-12-31 23:59:59.9999999", "9999-12-31 23:59:59.9999999")]
    [InlineData(ColumnKind.Guid, "{01234567-89AB-CDEF-0123-456789ABCDEF}", "01234567-89ab-cdef-0123-456789abcdef")]
    [InlineData(ColumnKind.Guid, "0123456789abcdef0123456789abcdef", "01234567-89ab-cdef-0123-456789abcdef")]
    [InlineData(ColumnKind.String, "a\0b \n", "a\0b \n")]
    [InlineData(ColumnKind.UInt64, "18446744073709551615", "18446744073709551615")]
    public void Kept_as_it_was_given(ColumnKind kind, string text, string kept)
    {
        Assert.Equal(kept, Of(kind, text).ToText()[0].Value);
        Assert.Equal(ArgumentText.List([kept]), OfList(kind, text).ToText()[0].Value);
    }

    [Theory]
    [InlineData(ColumnKind.Decimal, "0.12345678901234567890123456789", "'0.12345678901234567890123456789' for 'given' would become 0.1234567890123456789012345679, for a decimal holds 28 digits; give a number that it holds exactly.")]
    [InlineData(ColumnKind.Decimal, "79228162514264337593543950335.4", "'79228162514264337593543950335.4' for 'given' would become 79228162514264337593543950335, for a decimal holds 28 digits; give a number that it holds exactly.")]
    [InlineData(ColumnKind.Decimal, "-0.00000000000000000000000000001", "'-0.00000000000000000000000000001' for 'given' would become 0.0000000000000000000000000000, for a decimal holds 28 digits; give a number that it holds exactly.")]
    [InlineData(ColumnKind.Decimal, "79228162514264337593543950336", "'79228162514264337593543950336' is not a number (12.5) for 'given'.")]
    [InlineData(ColumnKind.Decimal, "1,5", "'1,5' is not a number (12.5) for 'given'.")]
    [InlineData(ColumnKind.Decimal, "5-", "'5-' is not a number (12.5) for 'given'.")]
    [InlineData(ColumnKind.Double, "1e400", "'1e400' for 'given' would become Infinity, for a double holds 15 to 17 digits and nothing below 5E-324 or beyond 1.79E+308; give a number that it holds exactly.")]
    [InlineData(ColumnKind.Double, "1e-400", "'1e-400' for 'given' would become 0, for a double holds 15 to 17 digits and nothing below 5E-324 or beyond 1.79E+308; give a number that it holds exactly.")]
    [InlineData(ColumnKind.Double, "9007199254740993", "'9007199254740993' for 'given' would become 9007199254740992, for a double holds 15 to 17 digits and nothing below 5E-324 or beyond 1.79E+308; give a number that it holds exactly.")]
    [InlineData(ColumnKind.Double, "0.100000000000000003", "'0.100000000000000003' for 'given' would become 0.1, for a double holds 15 to 17 digits and nothing below 5E-324 or beyond 1.79E+308; give a number that it holds exactly.")]
    [InlineData(ColumnKind.Double, "NaN", "'given' of SubscriptionVariant.CancelledAt is NaN, which no column can hold; give a number.")]
    [InlineData(ColumnKind.SByte, "128", "'128' is not a whole number that fits SByte for 'given'.")]
    [InlineData(ColumnKind.Byte, "-1", "'-1' is not a whole number that fits Byte for 'given'.")]
    [InlineData(ColumnKind.Int16, "32768", "'32768' is not a whole number that fits Int16 for 'given'.")]
    [InlineData(ColumnKind.UInt16, "65536", "'65536' is not a whole number that fits UInt16 for 'given'.")]
    [InlineData(ColumnKind.Int32, "2147483648", "'2147483648' is not a whole number that fits Int32 for 'given'.")]
    [InlineData(ColumnKind.Int32, "5.0", "'5.0' is not a whole number that fits Int32 for 'given'.")]
    [InlineData(ColumnKind.UInt32, "4294967296", "'4294967296' is not a whole number that fits UInt32 for 'given'.")]
    [InlineData(ColumnKind.Int64, "9223372036854775808", "'9223372036854775808' is not a whole number that fits Int64 for 'given'.")]
    [InlineData(ColumnKind.UInt64, "18446744073709551616", "'18446744073709551616' is not a whole number that fits UInt64 for 'given'.")]
    [InlineData(ColumnKind.Time, "5", "'5' is not a time (14:30:00) for 'given'.")]
    [InlineData(ColumnKind.Time, "1.24:00:00", "'1.24:00:00' is not a time (14:30:00) for 'given'.")]
    [InlineData(ColumnKind.Time, "00:00:00.12345678", "'00:00:00.12345678' is not a time (14:30:00) for 'given'.")]
    [InlineData(ColumnKind.Time, "99999999.00:00:00", "'99999999.00:00:00' is not a time (14:30:00) for 'given'.")]
    [InlineData(ColumnKind.TimeOfDay, "23:59:59.99999999", "'23:59:59.99999999' is not a time (14:30:00) for 'given'.")]
    [InlineData(ColumnKind.TimeOfDay, "24:00", "'24:00' is not a time (14:30:00) for 'given'.")]
    [InlineData(ColumnKind.DateTime, "2025-03-01 10:00:00.12345678", "'2025-03-01 10:00:00.12345678' is not a date and time (2025-03-01 or 2025-03-01T14:30:00) for 'given'.")]
    [InlineData(ColumnKind.DateTime, "2025-03-01 10:00:00 x", "'2025-03-01 10:00:00 x' is not a date and time (2025-03-01 or 2025-03-01T14:30:00) for 'given'.")]
    [InlineData(ColumnKind.DateTime, "2025-02-29", "'2025-02-29' is not a date and time (2025-03-01 or 2025-03-01T14:30:00) for 'given'.")]
    [InlineData(ColumnKind.Date, "2025-03-01 00:00:00", "'2025-03-01 00:00:00' is not a date (2025-03-01) for 'given'.")]
    [InlineData(ColumnKind.Guid, "+1234567-89ab-cdef-0123-456789abcdef", "'+1234567-89ab-cdef-0123-456789abcdef' is not a GUID (01234567-89ab-cdef-0123-456789abcdef) for 'given'.")]
    [InlineData(ColumnKind.Guid, "0x234567-89ab-cdef-0123-456789abcdef", "'0x234567-89ab-cdef-0123-456789abcdef' is not a GUID (01234567-89ab-cdef-0123-456789abcdef) for 'given'.")]
    public void Or_refused_in_one_sentence(ColumnKind kind, string text, string sentence)
    {
        Assert.Equal(sentence, Assert.Throws<ArgumentException>(() => Of(kind, text)).Message);
        Assert.Equal(sentence, Assert.Throws<ArgumentException>(() => OfList(kind, text)).Message);
    }

    // No attribute can hold such a text: JSON and the file of the assembly would make another of it.
    [Fact]
    public void Half_a_character_is_refused_and_not_replaced()
    {
        foreach (var text in new[] { "a\ud83d", "\udc00", "\ude00\ud83d" })
        {
            Assert.Equal(
                "'given' of SubscriptionVariant.CancelledAt has half of a surrogate pair, which no database can hold; give whole characters.",
                Assert.Throws<ArgumentException>(() => Of(ColumnKind.String, text)).Message);
            Assert.Equal(
                "A value of a list has half of a surrogate pair, which no database can hold; give whole characters.",
                Assert.Throws<ArgumentException>(() => OfList(ColumnKind.String, text)).Message);
        }
    }

    // The wall clock of Berlin showed half past two twice that night, and has no year 10000.
    [Theory]
    [InlineData("2025-10-26T00:30:00Z", "'2025-10-26T00:30:00Z' for 'given' is 2025-10-26 02:30:00 in Europe/Berlin, a time that exists twice there; give the wall-clock time as the column stores it.")]
    [InlineData("2025-10-26T01:30:00Z", "'2025-10-26T01:30:00Z' for 'given' is 2025-10-26 02:30:00 in Europe/Berlin, a time that exists twice there; give the wall-clock time as the column stores it.")]
    [InlineData("9999-12-31T23:30:00Z", "'9999-12-31T23:30:00Z' for 'given' is beyond the last date in Europe/Berlin; give the wall-clock time as the column stores it.")]
    public void A_moment_that_the_wall_clock_does_not_tell_apart_is_refused(string text, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<ArgumentException>(() => Given(ColumnKind.DateTime, text, null, "Europe/Berlin")).Message);

    [Fact]
    public void No_number_becomes_another_one()
    {
        var digits = Gen.String[Gen.Char['0', '9'], 1, 32];
        Gen.Select(digits, digits, Gen.Bool).Sample((whole, part, negative) =>
        {
            var text = $"{(negative ? "-" : "")}{whole}.{part}";
            if (Kept(ColumnKind.Decimal, text) is { } kept)
            {
                Assert.Equal(Scaled(text), Scaled(kept));
            }

            // Of a double the nearest is meant by its own digits; no text that is nearer to another is kept.
            if (Kept(ColumnKind.Double, text) is { } number)
            {
                var value = double.Parse(number, CultureInfo.InvariantCulture);
                Assert.True(new[] { Math.BitIncrement(value), Math.BitDecrement(value) }.All(next => Distance(text, value) < Distance(text, next)), text);
            }
        });
    }

    // As whole numbers of a digit far behind the last.
    private static BigInteger Scaled(string text)
    {
        var parts = text.Split('.');
        return BigInteger.Parse(parts[0].TrimStart('-') + (parts.ElementAtOrDefault(1) ?? "").PadRight(40, '0'), CultureInfo.InvariantCulture) * (text[0] == '-' ? -1 : 1);
    }

    private static BigInteger Distance(string text, double value) => BigInteger.Abs(Scaled(text) - Scaled(value.ToString("F40", CultureInfo.InvariantCulture)));

    private static string? Kept(ColumnKind kind, string text)
    {
        try
        {
            return Of(kind, text).ToText()[0].Value;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static Arguments Of(ColumnKind kind, string text) => Given(kind, text, null, null);

    private static Arguments OfList(ColumnKind kind, string text) => Given(kind, ArgumentText.List([text]), ListForm.Array, null);

    private static Arguments Given(ColumnKind kind, string text, ListForm? list, string? zone)
    {
        var declaration = TestTables.Declaration with { TimeZone = zone, Parameters = [new("given", kind) { List = list }] };
        return new TestPlan(declaration).WithText(new Dictionary<string, string?> { ["given"] = text }).Arguments;
    }
}
