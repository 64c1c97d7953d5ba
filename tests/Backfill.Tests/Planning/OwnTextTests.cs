using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.Tests.Planning;

public sealed class OwnTextTests
{
    private const OwnText Exact = OwnText.Readable | OwnText.Exact;

    private static readonly ColumnFacts Column = new() { Name = "k", Type = "varchar(20)", Family = ColumnFamily.Text, Nullable = false, Charset = "sjis", OwnText = true };

    [Fact]
    public void Of_one_character_set_the_bytes_decide()
    {
        var (twice, once) = (Own([0x5C], "\\", OwnText.Readable), Own([0x81, 0x5F], "\\"));

        Assert.False(twice.SameAs(once, ColumnKind.String));
        Assert.NotEqual(twice, once);
        Assert.Equal(once, Own([0x81, 0x5F], "\\"));
        Assert.Equal(once.GetHashCode(), Own([0x81, 0x5F], "\\").GetHashCode());

        // Another product may say otherwise whether the bytes could be got back from the text.
        Assert.Equal(twice, Own([0x5C], "\\", Exact));
        Assert.Equal(twice.GetHashCode(), Own([0x5C], "\\", Exact).GetHashCode());
        Assert.Equal("5C", Convert.ToHexString(twice.OwnBytes));

        // And what they read as: MySQL reads 7F of latin2_czech_cs as U+007F, MariaDB as a question mark.
        var (read, unread) = (Own([0x7F], "\u007F", Exact, "latin2"), Own([0x7F], "?", OwnText.Readable, "latin2"));
        Assert.Equal(read, unread);
        Assert.Equal(read.GetHashCode(), unread.GetHashCode());
        Assert.Equal("\\", twice.String());
    }

    [Fact]
    public void Of_two_character_sets_the_text_decides_if_it_stands_for_the_bytes()
    {
        var text = Field.From("\\");
        var (twice, once) = (Own([0x5C], "\\", OwnText.Readable), Own([0x81, 0x5F], "\\"));

        Assert.True(once.SameAs(text, ColumnKind.String) && text.SameAs(once, ColumnKind.String));
        Assert.False(twice.SameAs(text, ColumnKind.String) || text.SameAs(twice, ColumnKind.String));
        Assert.False(Own([0x3F], "?", OwnText.Readable, "ascii").SameAs(Field.From("?"), ColumnKind.String));
        Assert.True(Own([0xFC], "ü", Exact, "latin1").SameAs(Own([0x81], "ü", Exact, "cp850"), ColumnKind.String));
        Assert.False(Own([0xFC], "ü", Exact, "latin1").SameAs(Own([0xFC], "³", Exact, "cp850"), ColumnKind.String));
    }

    [Fact]
    public void Text_that_reads_as_it_is_written_is_kept_once()
    {
        var plain = Own("abc"u8.ToArray(), "abc");

        Assert.Equal("abc"u8.ToArray(), plain.OwnBytes.ToArray());
        Assert.Equal("sjis", plain.CharacterSet);
        Assert.Equal("abc", plain.ToString());
    }

    [Fact]
    public void What_stands_for_no_text_is_shown_and_not_read()
    {
        var surrogate = Own([0xD8, 0x00], @"\xD8\x00", OwnText.None, "ucs2");

        Assert.Equal(@"'\xD8\x00' cannot be read as string.", Assert.Throws<FormatException>(() => surrogate.String()).Message);
        Assert.Throws<FormatException>(() => Field.From([0xED, 0xA0, 0x80]).String());
    }

    [Fact]
    public void A_key_is_its_text_where_that_stands_for_its_bytes_and_its_bytes_elsewhere()
    {
        var (twice, once, odd) = (Own([0x5C], "\\", OwnText.Readable), Own([0x81, 0x5F], "\\"), Own("x'1"u8.ToArray(), "x'1"));

        Assert.Equal(["x'5C'", "\\", "x'782731'"], new[] { twice, once, odd }.Select(k => KeyPart.Text(ColumnKind.String, k)));
        foreach (var key in new[] { twice, once, odd })
        {
            var part = KeyPart.Text(ColumnKind.String, key);
            Assert.True(key.SameAs(KeyPart.FieldOf(ColumnKind.String, Column, part), ColumnKind.String));
            Assert.Equal(part == "\\" ? part : (object)key.OwnBytes.ToArray(), KeyPart.Value(ColumnKind.String, Column, part));
        }

        Assert.Throws<FormatException>(() => KeyPart.Value(ColumnKind.String, Column, "x'5"));
        Assert.Throws<FormatException>(() => KeyPart.Value(ColumnKind.String, Column, "x'"));
        Assert.Equal("x'5C'", KeyPart.Value(ColumnKind.String, Column with { OwnText = false }, "x'5C'"));
    }

    [Fact]
    public void A_document_with_a_mark_is_the_same_only_with_that_mark()
    {
        var (marked, other, plain) = (Marked("[1.10]", "[\"DECIMAL\"]"), Marked("[1.10]", "[\"DATE\"]"), Field.From("[1.10]"));

        Assert.True(marked.SameAs(Marked("[1.10]", "[\"DECIMAL\"]"), ColumnKind.String));
        Assert.False(marked.SameAs(other, ColumnKind.String) || marked.SameAs(plain, ColumnKind.String) || plain.SameAs(marked, ColumnKind.String));
        Assert.False(marked.SameAs(Marked("[1.20]", "[\"DECIMAL\"]"), ColumnKind.String));
        Assert.Equal("[1.10]"u8.ToArray(), marked.OwnBytes.ToArray());
        Assert.Null(marked.CharacterSet);
    }

    private static Field Marked(string text, string mark) =>
        Own(System.Text.Encoding.UTF8.GetBytes(mark), text, OwnText.Readable | OwnText.Unwritable | OwnText.Marked);

    private static Field Own(byte[] own, string text, OwnText known = Exact, string charset = "sjis")
    {
        new FieldArena().AddOwn(own, System.Text.Encoding.UTF8.GetBytes(text), CharacterSets.Number(charset), known, out var field);
        return field;
    }
}
