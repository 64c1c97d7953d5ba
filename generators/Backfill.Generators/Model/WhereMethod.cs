namespace Backfill.Generators.Model;

/// <summary>A translated <c>Where</c>.</summary>
/// <param name="Method">The C# method.</param>
/// <param name="Text">Its condition in C#, on one line.</param>
/// <param name="Sides">Its condition in parts: the sides of <c>||</c>.</param>
/// <param name="Properties">The properties it reads, in order of appearance.</param>
/// <param name="Live">What its C# code sees of the row, in the order in which it is set.</param>
/// <param name="Parameters">Its parameters after the row.</param>
/// <param name="Constants">The constants that are bound.</param>
/// <param name="Members">The members of enums that it compares with columns of names.</param>
/// <param name="Given">The parameters that it compares with such columns.</param>
internal sealed record WhereMethod(
    string Method,
    string Text,
    EquatableArray<Side> Sides,
    EquatableArray<string> Properties,
    EquatableArray<string> Live,
    EquatableArray<Parameter> Parameters,
    EquatableArray<Constant> Constants,
    EquatableArray<ComparedMember> Members,
    EquatableArray<ComparedParameter> Given)
{
    /// <summary>The whole condition.</summary>
    public Condition Condition => Side.Whole(Sides);

    /// <summary>Whether rows can fulfil one comparison of a side and not another.</summary>
    public bool ComparesMore => Sides.Any(s => s.Terms.Count > 1);
}

/// <summary>One side of <c>||</c> on top of a condition.</summary>
/// <param name="Terms">What <c>&amp;&amp;</c> joins in it.</param>
internal sealed record Side(EquatableArray<Term> Terms)
{
    public static Condition Whole(IEnumerable<Side> sides) => Condition.Any(sides.Select(s => Condition.All(s.Terms.Select(t => t.Condition))));
}

/// <summary>A part of a condition that is a comparison to whoever wrote it.</summary>
/// <param name="Text">It in C#, on one line.</param>
/// <param name="Condition">It.</param>
internal sealed record Term(string Text, Condition Condition);

/// <summary>A parameter of the restore.</summary>
/// <param name="Name">Without <c>@</c>, also where C# needs it.</param>
/// <param name="Type">The C# type as written in generated code, <c>?</c> included.</param>
/// <param name="Kind">Its kind, or that of a list's values.</param>
/// <param name="Nullable">Whether it can be null, or a value of the list can.</param>
/// <param name="List">How the method takes a list, as <c>Backfill.Planning.ListForm</c> calls it; null when it takes one value.</param>
/// <param name="EnumType">The qualified name of its enum, or null.</param>
/// <param name="EnumNames">The members of that enum.</param>
internal sealed record Parameter(string Name, string Type, ColumnKind Kind, bool Nullable, string? List, string? EnumType, EquatableArray<EnumName> EnumNames);

/// <summary>A constant that is bound like a parameter.</summary>
internal sealed record Constant(string Name, ColumnKind Kind, string Text);
