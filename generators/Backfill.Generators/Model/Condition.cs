namespace Backfill.Generators.Model;

/// <summary>A condition with C#'s two-valued meaning.</summary>
internal abstract record Condition
{
    internal sealed record And(Condition Left, Condition Right) : Condition;

    internal sealed record Or(Condition Left, Condition Right) : Condition;

    internal sealed record Not(Condition Inner) : Condition;

    internal sealed record Always(bool Value) : Condition;

    /// <summary>A bool that cannot be null.</summary>
    internal sealed record IsTrue(Operand Operand) : Condition;

    internal sealed record IsNull(Operand Operand) : Condition;

    internal sealed record Compare(Comparison Comparison, Operand Left, Operand Right) : Condition;
}

internal enum Comparison
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>One side of a comparison.</summary>
internal abstract record Operand(ColumnKind Kind, bool Nullable)
{
    internal sealed record Column(string Property, ColumnKind Kind, bool Nullable) : Operand(Kind, Nullable);

    internal sealed record Bound(string Name, ColumnKind Kind, bool Nullable) : Operand(Kind, Nullable);

    /// <summary>A whole number or truth value that stands in the SQL as it is.</summary>
    internal sealed record Number(string Text, ColumnKind Kind) : Operand(Kind, Nullable: false);
}
