using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Backfill.Cli.Texts;

namespace Backfill.Cli.Tests.Texts;

public sealed class VisibleTextTests
{
    private static readonly JsonSerializerOptions Relaxed = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("two\nlines\r\n", @"two\nlines\r\n")]
    [InlineData("\u001b]0;owned\u0007", @"\e]0;owned\a")]
    [InlineData("\0\b\t\v\f\u0001\u007f", @"\0\b\t\v\f\u0001\u007f")]
    [InlineData("\u0085\u009b31m", @"\u0085\u009b31m")]
    [InlineData("abc\u202ecba\u2066\u200f\u061c", @"abc\u202ecba\u2066\u200f\u061c")]
    [InlineData("\u2028\u2029\u200b\ufeff\u00ad", @"\u2028\u2029\u200b\ufeff\u00ad")]
    [InlineData("\U000e0041", @"\U000e0041")]
    [InlineData("Zoë 東京 👩‍👩‍👧 می‌خواهم", "Zoë 東京 👩‍👩‍👧 می‌خواهم")]
    [InlineData(@"C:\new", @"C:\new")]
    public void For_a_terminal(string text, string shown) => Assert.Equal(shown, VisibleText.Of(text));

    // Not as data of a theory: they would not get through.
    [Fact]
    public void Half_a_character() => Assert.Equal(@"\ud800x\udc00", VisibleText.Of("\ud800x\udc00"));

    [Fact]
    public void Json_says_the_same_and_hides_nothing()
    {
        const string Value = "\u001b[31m \u202e \u009b \U000e0041 \n \"\\ Zoë";
        var json = VisibleText.InJson(JsonSerializer.Serialize(new[] { Value }, Relaxed));
        Assert.False(VisibleText.Hides(json.Replace("\n", "", StringComparison.Ordinal)));
        Assert.Equal(Value, JsonSerializer.Deserialize<string[]>(json)![0]);
    }

    [Fact]
    public void Any_bytes_can_be_had_back_from_a_file()
    {
        var random = new Random(20251128);
        byte[][] pieces = [.. new[] { "\\", "n", "x", "u", "\n", "\u202e", "\u0085", "é", "😀", "\U000e0041", "a" }.Select(Encoding.UTF8.GetBytes), [0xE9], [0xFF], [0x80], [0xF0, 0x9F]];
        for (var i = 0; i < 2000; i++)
        {
            byte[] bytes = [.. Enumerable.Range(0, random.Next(8)).SelectMany(_ => pieces[random.Next(pieces.Length)])];
            var written = VisibleText.MayHide(bytes) ? VisibleText.InFile(bytes) : bytes;
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(written);
            Assert.False(VisibleText.Hides(text));
            Assert.Equal(bytes, Read(text));
        }
    }

    [Fact]
    public void Nothing_is_hidden_that_would_not_be_looked_for()
    {
        foreach (var rune in Enumerable.Range(0, 0x110000).Where(Rune.IsValid).Select(value => new Rune(value)).Where(VisibleText.Hides))
        {
            Assert.True(VisibleText.MayHide(Encoding.UTF8.GetBytes(rune.ToString())), $"U+{rune.Value:X4}");
        }
    }

    /// <summary>What docs/outcomes.md says.</summary>
    private static byte[] Read(string text)
    {
        List<byte> bytes = [];
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                var length = char.IsHighSurrogate(text[i]) ? 2 : 1;
                bytes.AddRange(Encoding.UTF8.GetBytes(text.Substring(i, length)));
                i += length - 1;
                continue;
            }

            var kind = text[++i];
            var digits = kind switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
            var number = digits == 0 ? 0 : Convert.ToInt32(text.Substring(i + 1, digits), 16);
            i += digits;
            bytes.AddRange(kind switch
            {
                'x' => [(byte)number],
                'u' or 'U' => Encoding.UTF8.GetBytes(new Rune(number).ToString()),
                _ => Encoding.UTF8.GetBytes(kind switch { '0' => "\0", 'a' => "\a", 'b' => "\b", 't' => "\t", 'n' => "\n", 'v' => "\v", 'f' => "\f", 'r' => "\r", 'e' => "\u001b", _ => "\\" }),
            });
        }

        return [.. bytes];
    }
}
