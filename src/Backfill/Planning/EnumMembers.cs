using System.ComponentModel;
using System.Globalization;

namespace Backfill.Planning;

/// <summary>A member of an enum.</summary>
/// <param name="Name">Its name: what is typed on the command line, and kept with the run.</param>
/// <param name="Value">Its number: what statements bind.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record EnumMember(string Name, decimal Value);

/// <summary>The members of the enum that a parameter takes. Only they are possible: another number has no name to be kept by.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class EnumMembers
{
    private const int ShownNames = 30;

    private protected EnumMembers(Type type, IReadOnlyList<EnumMember> all)
    {
        Type = type;
        All = all;
    }

    /// <summary>The members in the order of the declaration; two may have one number.</summary>
    public IReadOnlyList<EnumMember> All { get; }

    /// <summary>The names as a sentence shows them; of a long enum the first.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Names => All.Count <= ShownNames
        ? string.Join(", ", All.Select(m => m.Name))
        : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", All.Take(ShownNames).Select(m => m.Name))}, … ({All.Count} names)");

    internal Type Type { get; }

    /// <summary>The value of the enum that a name stands for, byte for byte; null when it is no member's.</summary>
    internal abstract object? Named(string name);

    /// <summary>The values in the collection that the method takes.</summary>
    internal abstract object Collection(RestoreParameter parameter, object?[] items);

    /// <summary>The first name of a value's number; null when it is no member's.</summary>
    internal string? NameOf(object value)
    {
        var number = Convert.ToDecimal(value, CultureInfo.InvariantCulture);
        return All.FirstOrDefault(m => m.Value == number)?.Name;
    }
}

/// <summary>The members of <typeparamref name="TEnum"/>; written by the generator.</summary>
/// <param name="all">The members in the order of the declaration.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EnumMembers<TEnum>(IReadOnlyList<EnumMember> all) : EnumMembers(typeof(TEnum), all)
    where TEnum : struct, Enum
{
    internal override object? Named(string name) => All.FirstOrDefault(m => m.Name == name) is { } member ? Of(member.Value) : null;

    internal override object Collection(RestoreParameter parameter, object?[] items) => ArgumentList.Values<TEnum>(parameter, items);

    private static object Of(decimal number) => number < 0 ? Enum.ToObject(typeof(TEnum), (long)number) : Enum.ToObject(typeof(TEnum), (ulong)number);
}
