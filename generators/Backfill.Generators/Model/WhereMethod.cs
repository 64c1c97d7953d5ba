namespace Backfill.Generators.Model;

/// <summary>A translated <c>Where</c>.</summary>
/// <param name="Method">The C# method.</param>
/// <param name="Text">Its condition in C#, on one line.</param>
/// <param name="Condition">Its condition.</param>
/// <param name="Properties">The properties it reads, in order of appearance.</param>
/// <param name="Live">What its C# code sees of the row, in the order in which it is set.</param>
/// <param name="Parameters">Its parameters after the row.</param>
/// <param name="Constants">The constants that are bound.</param>
/// <param name="Members">The members of enums that it compares with columns of names.</param>
/// <param name="Given">The parameters that it compares with such columns.</param>
internal sealed record WhereMethod(
    string Method,
    string Text,
    Condition Condition,
    EquatableArray<string> Properties,
    EquatableArray<string> Live,
    EquatableArray<Parameter> Parameters,
    EquatableArray<Constant> Constants,
    EquatableArray<ComparedMember> Members,
    EquatableArray<ComparedParameter> Given);

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
