namespace Backfill.Generators.Model;

/// <summary>A property that stands for a column.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="Column">What <c>[Column]</c> calls the column, or null.</param>
/// <param name="Kind">Its type, or that of its enum's numbers; String where the column holds the enum's names.</param>
/// <param name="Nullable">Whether it can be null.</param>
/// <param name="EnumType">The enum's qualified name, or null.</param>
/// <param name="EnumNames">The members of an enum whose column holds their names; empty where it holds their numbers.</param>
internal sealed record Property(string Name, string? Column, ColumnKind Kind, bool Nullable, string? EnumType, EquatableArray<EnumName> EnumNames);

/// <summary>A member of an enum.</summary>
/// <param name="Name">Its name, which is the column's text.</param>
/// <param name="Value">Its number.</param>
internal sealed record EnumName(string Name, decimal Value);
