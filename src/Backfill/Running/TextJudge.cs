using System.Text.Unicode;
using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.Running;

/// <summary>Tells text of a backup that live's server does not take from all other.</summary>
/// <param name="refused">What it does not take.</param>
/// <param name="charset">The character set of the backup's column.</param>
internal sealed class TextJudge(RefusedText refused, string charset)
{
    private const byte SingleShift2 = 0x8E;
    private const byte SingleShift3 = 0x8F;

    private readonly ushort _charset = CharacterSets.Number(charset);

    /// <summary>The value, marked as one that cannot be written where it is one.</summary>
    public Field Judged(Field value, FieldArena arena)
    {
        if (value.IsNull || value.Is(OwnText.Marked) || !IsRefused(value.OwnBytes))
        {
            return value;
        }

        arena.AddOwn(value.OwnBytes, value.Bytes, _charset, (value.Known & OwnText.Readable) | OwnText.Unwritable, out var marked);
        return marked;
    }

    private bool IsRefused(ReadOnlySpan<byte> text) => refused switch
    {
        RefusedText.BeyondAscii => text.ContainsAnyExceptInRange((byte)0, (byte)0x7F),
        RefusedText.HalfSurrogates => charset == "utf32" ? HasHalfSurrogate(text) : !Utf8.IsValid(text),
        RefusedText.UndefinedKana => HasUndefinedKana(text),
        _ => false,
    };

    private static bool HasHalfSurrogate(ReadOnlySpan<byte> utf32)
    {
        for (var i = 0; i + 3 < utf32.Length; i += 4)
        {
            if (utf32[i] == 0 && utf32[i + 1] == 0 && utf32[i + 2] is >= 0xD8 and <= 0xDF)
            {
                return true;
            }
        }

        return false;
    }

    // Bytes in the middle of a character may look like it.
    private static bool HasUndefinedKana(ReadOnlySpan<byte> euc)
    {
        for (var i = 0; i + 1 < euc.Length;)
        {
            if (euc[i] == SingleShift2 && euc[i + 1] == 0xA0)
            {
                return true;
            }

            i += euc[i] == SingleShift3 ? 3 : euc[i] >= 0x80 ? 2 : 1;
        }

        return false;
    }
}
