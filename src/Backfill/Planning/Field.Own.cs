using System.Buffers.Binary;
using System.ComponentModel;
using System.Text;

namespace Backfill.Planning;

public readonly partial struct Field
{
    /// <summary>
    /// The <see cref="Form"/> of text that is carried as the bytes of its own character set: <see cref="Bytes"/> is what it reads as in UTF-8,
    /// <see cref="OwnBytes"/> what it is.
    /// </summary>
    public const byte Own = byte.MaxValue - 1;

    // Behind the text: what is known of it, its character set, the length of its own bytes (-1 where they are those of the text), those bytes.
    internal const int OwnHeader = 8;

    /// <summary>The bytes to be written and compared: of the column's own character set where it is carried in that, else <see cref="Bytes"/>.</summary>
    public ReadOnlySpan<byte> OwnBytes => Form != Own || Is(OwnText.Marked) ? Bytes : Carried;

    /// <summary>The character set that <see cref="OwnBytes"/> are of, or null where they are UTF-8 or no text.</summary>
    public string? CharacterSet => Form != Own || Is(OwnText.Marked) ? null : CharacterSets.Name(Script);

    /// <summary>What is known of the text.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public OwnText Known => Form == Own ? (OwnText)Header[0] : OwnText.Readable | OwnText.Exact;

    /// <summary>Whether that is known of the text.</summary>
    internal bool Is(OwnText known) => (Known & known) != 0;

    /// <summary>Wraps bytes of a character set whose text nobody has asked for. Allocates: for keys that are given as bytes.</summary>
    public static Field FromOwn(byte[] bytes, string characterSet)
    {
        new FieldArena().AddOwn(bytes, [], CharacterSets.Number(characterSet), OwnText.None, out var field);
        return field;
    }

    /// <summary>Text for a column of another character set: without its own bytes where it stands for them, else not to be written at all.</summary>
    internal Field InUnicode(FieldArena arena)
    {
        if (Form != Own || Is(OwnText.Marked))
        {
            return this;
        }

        if (Is(OwnText.Exact))
        {
            return new Field(_buffer!, _offset, _length);
        }

        arena.AddOwn(Carried, Bytes, Script, Known | OwnText.Unwritable, out var field);
        return field;
    }

    /// <summary>Whether it is a JSON document of which its server gives no text, because that is too long: <see cref="Mark"/> says how many bytes the document has.</summary>
    internal bool IsWithheld => Is(OwnText.Marked) && !Is(OwnText.Readable);

    /// <summary>What a mark says: the types in a JSON document.</summary>
    internal string Mark => Encoding.UTF8.GetString(Carried);

    internal ushort Script => BinaryPrimitives.ReadUInt16LittleEndian(Header[2..]);

    private ReadOnlySpan<byte> Header => _buffer.AsSpan(_offset + _length, OwnHeader);

    private ReadOnlySpan<byte> Carried =>
        BinaryPrimitives.ReadInt32LittleEndian(Header[4..]) is var length and >= 0 ? _buffer.AsSpan(_offset + _length + OwnHeader, length) : Bytes;

    // Of one character set the bytes decide; of two, the text, if it stands for the bytes on both sides.
    private static bool SameText(Field left, Field right)
    {
        if (left.Form == Own && right.Form == Own && left.Script == right.Script)
        {
            return left.Carried.SequenceEqual(right.Carried) && (!left.Is(OwnText.Marked) || (left.Is(OwnText.Readable) && left.Bytes.SequenceEqual(right.Bytes)));
        }

        return left.Is(OwnText.Exact) && right.Is(OwnText.Exact) && left.Bytes.SequenceEqual(right.Bytes);
    }
}
