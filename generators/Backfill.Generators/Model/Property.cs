namespace Backfill.Generators.Model;

/// <summary>A property that stands for a column.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="Column">What <c>[Column]</c> calls the column, or null.</param>
/// <param name="Kind">Its type, or that of its enum.</param>
/// <param name="Nullable">Whether it can be null.</param>
/// <param name="EnumType">The enum's qualified name, or null.</param>
internal sealed record Property(string Name, string? Column, ColumnKind Kind, bool Nullable, string? EnumType);
