using System.ComponentModel.DataAnnotations.Schema;
using System.Reflection;
using Backfill.Planning;
using CsCheck;

namespace Backfill.Predicates;

/// <summary>The table of <see cref="Probe"/>: its columns, and rows for it.</summary>
internal static class ProbeTable
{
    /// <summary>Every column but the key, in the order of the declaration.</summary>
    public static IReadOnlyList<ProbeColumn> Columns { get; } = [.. typeof(Probe).GetProperties().Where(p => p.Name != "Id").Select(p => new ProbeColumn(p))];

    /// <summary>A row: a value per column.</summary>
    public static Gen<object?[]> Rows { get; } = Columns.Aggregate(
        Gen.Const(Array.Empty<object?>()),
        (row, column) => Gen.Select(row, Values.Of(column.Kind, column.Nullable).Select(column.Typed), (values, value) => (object?[])[.. values, value]));
}

/// <summary>A column of the table.</summary>
internal sealed class ProbeColumn
{
    private readonly Type? _enumType;

    public ProbeColumn(PropertyInfo property)
    {
        Property = property.Name;
        Name = string.Concat(property.Name.Select((c, i) => char.IsUpper(c) && i > 0 ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
        Nullable = System.Nullable.GetUnderlyingType(property.PropertyType) is not null || new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable;
        var type = System.Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        _enumType = type.IsEnum ? type : null;
        IsNamed = property.GetCustomAttribute<ColumnAttribute>() is not null;
        Kind = Enum.GetValues<ColumnKind>().First(k => ArgumentText.TypeOf(k) == (type.IsEnum ? typeof(int) : type));
    }

    public string Property { get; }

    public string Name { get; }

    /// <summary>The kind of its values; of an enum that of its numbers.</summary>
    public ColumnKind Kind { get; }

    /// <summary>Whether it holds the names of an enum's members.</summary>
    public bool IsNamed { get; }

    public bool Nullable { get; }

    /// <summary>A member of the enum in place of its number; a text that latin1 can hold.</summary>
    public object? Typed(object? value)
    {
        if (value is string text && Property == nameof(Probe.Legacy))
        {
            return string.Concat(text.Select(c => c <= 'ÿ' ? c : 'é'));
        }

        if (value is null || _enumType is null)
        {
            return value;
        }

        var members = Enum.GetValuesAsUnderlyingType(_enumType);
        return Enum.ToObject(_enumType, members.GetValue(Math.Abs((int)value % members.Length))!);
    }

    /// <summary>The name of a member in the column: where two members are one number, programs write either.</summary>
    public static string NameOf(Mood mood, int row) => mood == Mood.Angry && row % 2 == 0 ? nameof(Mood.Furious) : mood == Mood.Angry ? nameof(Mood.Angry) : mood.ToString();
}
