using System.ComponentModel;

namespace Backfill.Planning;

/// <summary>
/// Numbers for the character sets that values are carried in, the same all through the process, so that a <see cref="Field"/> can say in two bytes
/// which one its bytes are of.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CharacterSets
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, ushort> Numbers = new(StringComparer.OrdinalIgnoreCase);
    private static volatile string[] _names = [];

    /// <summary>The number of a character set.</summary>
    /// <param name="name">Its name as the server writes it.</param>
    public static ushort Number(string name)
    {
        lock (Gate)
        {
            if (!Numbers.TryGetValue(name, out var number))
            {
                number = (ushort)_names.Length;
                Numbers.Add(name, number);
                _names = [.. _names, name];
            }

            return number;
        }
    }

    /// <summary>The character set of a number that <see cref="Number"/> gave.</summary>
    public static string Name(ushort number) => _names[number];
}
