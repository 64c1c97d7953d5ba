using System.Collections;

namespace Backfill.Planning;

/// <summary>The values of a list parameter, and the collection of them that the C# method takes.</summary>
internal static class ArgumentList
{
    /// <summary>What servers still look up one by one; MariaDB makes a join of a longer list.</summary>
    public const int MostItems = 1000;

    /// <summary>A copy of what was given: nobody can change it between plan and run.</summary>
    /// <exception cref="ArgumentException">It is no list, or a set that compares in its own way.</exception>
    public static object?[] Items(RestoreDeclaration declaration, RestoreParameter parameter, object? given) => given switch
    {
        null => throw Missing(declaration, parameter),
        string => throw NoList(declaration, parameter, given),
        HashSet<string?> { Comparer: var comparer } when !comparer.Equals(EqualityComparer<string?>.Default) && comparer != StringComparer.Ordinal =>
            throw new ArgumentException($"'{parameter.Name}' of {declaration.Name} is a set with a comparer of its own; SQL compares by bytes, so give a set without one."),
        IEnumerable values => [.. values.Cast<object?>()],
        _ => throw NoList(declaration, parameter, given),
    };

    /// <summary>What is thrown where a list is null: it would be unclear whether that selects nothing or everything.</summary>
    public static ArgumentNullException Missing(RestoreDeclaration declaration, RestoreParameter parameter) =>
        new(null, $"'{parameter.Name}' of {declaration.Name} must be a list of {ArgumentText.TypeOf(parameter).Name}, not null; an empty list selects nothing.");

    /// <summary>Demands at most <see cref="MostItems"/>.</summary>
    public static void DemandFew(RestoreDeclaration declaration, RestoreParameter parameter, int count)
    {
        if (count > MostItems)
        {
            throw new ArgumentException(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"'{parameter.Name}' of {declaration.Name} has {count} values, and at most {MostItems} are possible; restore in several runs, or select by a condition."));
        }
    }

    /// <summary>The collection of checked values in the type that the method takes.</summary>
    public static object Collection(RestoreParameter parameter, object?[] items) => parameter.Kind switch
    {
        _ when parameter.Enum is { } members => members.Collection(parameter, items),
        ColumnKind.Boolean => Values<bool>(parameter, items),
        ColumnKind.SByte => Values<sbyte>(parameter, items),
        ColumnKind.Byte => Values<byte>(parameter, items),
        ColumnKind.Int16 => Values<short>(parameter, items),
        ColumnKind.UInt16 => Values<ushort>(parameter, items),
        ColumnKind.Int32 => Values<int>(parameter, items),
        ColumnKind.UInt32 => Values<uint>(parameter, items),
        ColumnKind.Int64 => Values<long>(parameter, items),
        ColumnKind.UInt64 => Values<ulong>(parameter, items),
        ColumnKind.Decimal => Values<decimal>(parameter, items),
        ColumnKind.Double => Values<double>(parameter, items),
        ColumnKind.DateTime => Values<DateTime>(parameter, items),
        ColumnKind.Date => Values<DateOnly>(parameter, items),
        ColumnKind.Time => Values<TimeSpan>(parameter, items),
        ColumnKind.TimeOfDay => Values<TimeOnly>(parameter, items),
        ColumnKind.Guid => Values<Guid>(parameter, items),
        ColumnKind.String => Typed<string?>(parameter, items),
        _ => throw new NotSupportedException($"A list of {parameter.Kind} cannot be an argument."),
    };

    /// <summary>The same, of values that are of a struct.</summary>
    public static object Values<T>(RestoreParameter parameter, object?[] items)
        where T : struct => parameter.Nullable ? Typed<T?>(parameter, items) : Typed<T>(parameter, items);

    private static ArgumentException NoList(RestoreDeclaration declaration, RestoreParameter parameter, object given) =>
        new($"'{parameter.Name}' of {declaration.Name} must be a list of {ArgumentText.TypeOf(parameter).Name}, not {given.GetType().Name}.");

    private static object Typed<T>(RestoreParameter parameter, object?[] items)
    {
        T[] typed = [.. items.Select(item => (T)item!)];
        return parameter.List switch
        {
            ListForm.Set => new HashSet<T>(typed),
            ListForm.List => new List<T>(typed),
            _ => typed,
        };
    }
}
