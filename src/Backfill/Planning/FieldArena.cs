using System.Buffers.Binary;
using System.ComponentModel;

namespace Backfill.Planning;

/// <summary>
/// Holds the bytes of one batch's fields. Cleared and used again for a later batch, so reading allocates nothing once it has grown; only a long value has an array of its own, which goes
/// with its batch.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FieldArena
{
    private const int ChunkSize = 64 * 1024;

    private readonly List<byte[]> _chunks = [];
    private int _chunk;
    private int _used;

    /// <summary>How many bytes it holds.</summary>
    public long Used { get; private set; }

    /// <summary>Where it stands, for <see cref="GoBack"/>.</summary>
    internal (int Chunk, int UsedOfIt, long Used) Place => (_chunk, _used, Used);

    /// <summary>Room for <paramref name="length"/> bytes, to be written by the caller before the field is read.</summary>
    /// <param name="length">Length in bytes, 0 or more.</param>
    /// <param name="field">The field that will show those bytes.</param>
    /// <param name="form">Its <see cref="Field.Form"/>.</param>
    public Span<byte> Reserve(int length, out Field field, byte form = 0)
    {
        Used += length;
        if (length > ChunkSize)
        {
            var own = GC.AllocateUninitializedArray<byte>(length);
            field = new Field(own, 0, length, form);
            return own;
        }

        if (_chunk < _chunks.Count && ChunkSize - _used < length)
        {
            _chunk++;
            _used = 0;
        }

        if (_chunk == _chunks.Count)
        {
            _chunks.Add(GC.AllocateUninitializedArray<byte>(ChunkSize));
        }

        var chunk = _chunks[_chunk];
        field = new Field(chunk, _used, length, form);
        var room = chunk.AsSpan(_used, length);
        _used += length;
        return room;
    }

    /// <summary>Copies a value in.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="form">Its <see cref="Field.Form"/>.</param>
    public Field Add(ReadOnlySpan<byte> bytes, byte form = 0)
    {
        bytes.CopyTo(Reserve(bytes.Length, out var field, form));
        return field;
    }

    /// <summary>Copies text in that is carried as the bytes of its own character set.</summary>
    /// <param name="own">Those bytes; those of a mark where <paramref name="known"/> says so.</param>
    /// <param name="text">The text in UTF-8, or what to show instead of one.</param>
    /// <param name="characterSet">The number of the character set, by <see cref="CharacterSets"/>.</param>
    /// <param name="known">What is known of the text.</param>
    /// <param name="field">The field.</param>
    public void AddOwn(ReadOnlySpan<byte> own, ReadOnlySpan<byte> text, ushort characterSet, OwnText known, out Field field)
    {
        // Most text reads as it is written, and is kept once.
        var isSame = (known & OwnText.Exact) != 0 && own.SequenceEqual(text);
        var room = Reserve(text.Length + Field.OwnHeader + (isSame ? 0 : own.Length), out var whole, Field.Own);
        text.CopyTo(room);
        room = room[text.Length..];
        room[0] = (byte)known;
        BinaryPrimitives.WriteUInt16LittleEndian(room[2..], characterSet);
        BinaryPrimitives.WriteInt32LittleEndian(room[4..], isSame ? -1 : own.Length);
        if (!isSame)
        {
            own.CopyTo(room[Field.OwnHeader..]);
        }

        field = whole.First(text.Length);
    }

    /// <summary>Forgets every field; those handed out before must no longer be read.</summary>
    public void Clear() => GoBack(default);

    /// <summary>Forgets the fields that were added since.</summary>
    /// <param name="place">Where it stood.</param>
    internal void GoBack((int Chunk, int UsedOfIt, long Used) place) => (_chunk, _used, Used) = place;
}
