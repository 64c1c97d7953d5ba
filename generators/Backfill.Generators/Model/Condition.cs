namespace Backfill.Generators.Model;

/// <summary>A condition with C#'s two-valued meaning.</summary>
internal abstract record Condition
{
    /// <summary>How many tests its text has. What stands in it twice counts twice, though it is one object here.</summary>
    public abstract int Size { get; }

    /// <summary>All of several; none of them is another of its kind.</summary>
    internal sealed record And(EquatableArray<Condition> Terms) : Condition
    {
        public override int Size { get; } = Terms.Sum(t => t.Size);
    }

    /// <summary>Any of several; none of them is another of its kind.</summary>
    internal sealed record Or(EquatableArray<Condition> Terms) : Condition
    {
        public override int Size { get; } = Terms.Sum(t => t.Size);
    }

    internal sealed record Not(Condition Inner) : Condition
    {
        public override int Size => Inner.Size;
    }

    internal sealed record Always(bool Value) : Single;

    /// <summary>The second condition where the first holds, else the third.</summary>
    internal sealed record If(Condition Test, Condition Then, Condition Otherwise) : Condition
    {
        public override int Size { get; } = Test.Size + Then.Size + Otherwise.Size;
    }

    /// <summary>A bool that cannot be null.</summary>
    internal sealed record IsTrue(Operand Operand) : Single;

    internal sealed record IsNull(Operand Operand) : Single;

    internal sealed record Compare(Comparison Comparison, Operand Left, Operand Right) : Single;

    /// <summary>Whether a text begins with, ends with or contains another, byte by byte.</summary>
    internal sealed record HasPart(TextPart Part, Operand Text, Operand Value) : Single;

    /// <summary>Whether the value equals one of several that are not null.</summary>
    internal sealed record OneOf(Operand Value, EquatableArray<Operand> Items) : Single;

    /// <summary>Whether a list given as a parameter contains the value.</summary>
    internal sealed record InList(Operand Value, ListParameter List) : Single;

    /// <summary>A condition that has no other in it.</summary>
    internal abstract record Single : Condition
    {
        public sealed override int Size => 1;
    }

    /// <summary><c>a &amp;&amp; b &amp;&amp; …</c>, flat however it was written: no walk of it is as deep as it is long.</summary>
    public static Condition All(params IEnumerable<Condition> terms)
    {
        Condition[] flat = [.. terms.SelectMany(t => t is And and ? and.Terms : (IEnumerable<Condition>)[t])];
        return flat.Length == 1 ? flat[0] : new And(new(flat));
    }

    /// <summary><c>a || b || …</c>, likewise.</summary>
    public static Condition Any(params IEnumerable<Condition> terms)
    {
        Condition[] flat = [.. terms.SelectMany(t => t is Or or ? or.Terms : (IEnumerable<Condition>)[t])];
        return flat.Length == 1 ? flat[0] : new Or(new(flat));
    }

    /// <summary><c>test ? then : otherwise</c>, as simple as it can be said.</summary>
    public static Condition Choose(Condition test, Condition then, Condition otherwise) => (test, then, otherwise) switch
    {
        (Always always, _, _) => always.Value ? then : otherwise,
        (_, Always { Value: true }, Always { Value: true }) => then,
        (_, Always { Value: false }, Always { Value: false }) => then,
        (_, Always { Value: true }, Always) => test,
        (_, Always, Always) => new Not(test),
        (_, Always { Value: true }, _) => Any(test, otherwise),
        (_, Always, _) => All(new Not(test), otherwise),
        (_, _, Always { Value: false }) => All(test, then),
        (_, _, Always) => Any(new Not(test), then),
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
