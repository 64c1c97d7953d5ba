namespace Backfill.Generators.Model;

/// <summary>A value in a condition.</summary>
internal abstract record Operand(ColumnKind Kind, bool Nullable)
{
    internal sealed record Column(string Property, ColumnKind Kind, bool Nullable) : Operand(Kind, Nullable);

    internal sealed record Bound(string Name, ColumnKind Kind, bool Nullable) : Operand(Kind, Nullable);

    /// <summary>A whole number or truth value that stands in the SQL as it is.</summary>
    internal sealed record Number(string Text, ColumnKind Kind) : Operand(Kind, Nullable: false)
    {
        public static Number True { get; } = new("1", ColumnKind.Boolean);

        public static Number False { get; } = new("0", ColumnKind.Boolean);
    }

    /// <summary>A column that holds the names of an enum's members; its kind is that of their numbers, which is how C# compares them. It never reaches SQL.</summary>
    internal sealed record Named(string Property, ColumnKind Kind, bool Nullable, EquatableArray<EnumName> Names) : Operand(Kind, Nullable)
    {
        public Column Text => new(Property, ColumnKind.String, Nullable);
    }

    /// <summary>The number that such a column's name stands for; NULL where it holds no member's name.</summary>
    internal sealed record NumberOf(Column Text, ColumnKind Kind, EquatableArray<Operand> Names, EquatableArray<Operand> Numbers) : Operand(Kind, Text.Nullable);

    internal sealed record Null() : Operand(ColumnKind.Boolean, Nullable: true);

    /// <summary>
    /// One of two values, by a condition. It never reaches SQL: a condition on it becomes a condition on each, so that no server has to find
    /// a common type for the two.
    /// </summary>
    internal sealed record Choice(Condition Test, Operand Then, Operand Otherwise) : Operand((Then is Null ? Otherwise : Then).Kind, Then.Nullable || Otherwise.Nullable)
    {
        public override int Size { get; } = Test.Size + Then.Size + Otherwise.Size;
    }

    /// <summary>How many tests a condition on it has.</summary>
    public virtual int Size => 1;

    /// <summary>The values it can be.</summary>
    public IEnumerable<Operand> Leaves => this is Choice choice ? choice.Then.Leaves.Concat(choice.Otherwise.Leaves) : [this];

    /// <summary>A condition on this value; null when there is none on one of the values it can be.</summary>
    public Condition? Is(Func<Operand, Condition?> condition)
    {
        if (this is not Choice choice)
        {
            return condition(this);
        }

        var (then, otherwise) = (choice.Then.Is(condition), choice.Otherwise.Is(condition));
        return then is null || otherwise is null ? null : Condition.Choose(choice.Test, then, otherwise);
    }
}

/// <summary>A list given as a parameter.</summary>
/// <param name="Name">Its name, without <c>@</c>.</param>
/// <param name="Kind">The kind of its values.</param>
/// <param name="NullableItems">Whether a value may be null.</param>
internal sealed record ListParameter(string Name, ColumnKind Kind, bool NullableItems);
