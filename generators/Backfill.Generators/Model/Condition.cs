namespace Backfill.Generators.Model;

/// <summary>A condition with C#'s two-valued meaning.</summary>
internal abstract record Condition
{
    internal sealed record And(Condition Left, Condition Right) : Condition;

    internal sealed record Or(Condition Left, Condition Right) : Condition;

    internal sealed record Not(Condition Inner) : Condition;

    internal sealed record Always(bool Value) : Condition;

    /// <summary>The second condition where the first holds, else the third.</summary>
    internal sealed record If(Condition Test, Condition Then, Condition Otherwise) : Condition;

    /// <summary>A bool that cannot be null.</summary>
    internal sealed record IsTrue(Operand Operand) : Condition;

    internal sealed record IsNull(Operand Operand) : Condition;

    internal sealed record Compare(Comparison Comparison, Operand Left, Operand Right) : Condition;

    /// <summary>Whether a text begins with, ends with or contains another, byte by byte.</summary>
    internal sealed record HasPart(TextPart Part, Operand Text, Operand Value) : Condition;

    /// <summary>Whether the value equals one of several that are not null.</summary>
    internal sealed record OneOf(Operand Value, EquatableArray<Operand> Items) : Condition;

    /// <summary>Whether a list given as a parameter contains the value.</summary>
    internal sealed record InList(Operand Value, ListParameter List) : Condition;

    /// <summary><c>test ? then : otherwise</c>, as simple as it can be said.</summary>
    public static Condition Choose(Condition test, Condition then, Condition otherwise) => (test, then, otherwise) switch
    {
        (Always always, _, _) => always.Value ? then : otherwise,
        (_, Always { Value: true }, Always { Value: true }) => then,
        (_, Always { Value: false }, Always { Value: false }) => then,
        (_, Always { Value: true }, Always) => test,
        (_, Always, Always) => new Not(test),
        (_, Always { Value: true }, _) => new Or(test, otherwise),
        (_, Always, _) => new And(new Not(test), otherwise),
        (_, _, Always { Value: false }) => new And(test, then),
        (_, _, Always) => new Or(new Not(test), then),
        _ => new If(test, then, otherwise),
    };
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

internal enum TextPart
{
    Start,
    End,
    Anywhere,
}
