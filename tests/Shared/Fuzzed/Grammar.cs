namespace Backfill.Fuzzed;

/// <summary>
/// Writes conditions by the grammar of docs/predicates.md, knowing nothing of how the generator reads them. A condition never throws in C#: what may be null is
/// looked at behind <c>?.</c>, or compared.
/// </summary>
internal sealed partial class Grammar(Random random)
{
    private readonly List<string> _methods = [];
    private Scope _scope = new() { Row = "" };

    /// <summary>A predicate of the row's type <paramref name="row"/>: its method <c>Which</c> and those that it calls.</summary>
    public string Predicate(string row, int depth)
    {
        _methods.Clear();
        _scope = new Scope { Row = row };
        var condition = random.Next(2) == 0 ? Condition(depth) : Joined(depth);
        _methods.Insert(0, Method("Which", condition));
        return string.Join("\n    ", _methods);
    }

    // What a dry run tells apart: the sides of || on top, and what && joins in each.
    private string Joined(int depth) => string.Join(" || ", Enumerable.Range(0, random.Next(4) == 0 ? 2 : 1).Select(_ =>
        string.Join(" && ", Enumerable.Range(0, random.Next(2, 5)).Select(_ => random.Next(4) == 0 ? Called(depth) : Condition(Math.Min(depth, 1))))));

    private string Condition(int depth) => depth <= 0 ? Test(0) : random.Next(12) switch
    {
        0 or 1 => $"({Condition(depth - 1)} && {Condition(depth - 1)})",
        2 or 3 => $"({Condition(depth - 1)} || {Condition(depth - 1)})",
        4 => $"!({Condition(depth - 1)})",
        5 => $"({Condition(depth - 1)} ? {Condition(depth - 1)} : {Condition(depth - 1)})",
        6 => $"({Condition(depth - 1)} {OneOf("==", "!=")} {Condition(depth - 1)})",
        7 => Called(depth - 1),
        _ => Test(depth),
    };

    private string Test(int depth)
    {
        var family = OneOf([.. Family.All]);
        return random.Next(15) switch
        {
            0 => Truth(),
            14 when family.MaybeColumns.Length > 0 && family.Type != "string" =>
                $"(live.{family.MaybeColumns[0]}.HasValue && live.{family.MaybeColumns[0]}.Value {OneOf("==", "!=")} {Value(family, depth)})",
            1 => NullTest(family, depth),
            2 or 3 => InWritten(family, depth),
            4 => family.CanBeGiven ? InGiven(family, depth) : Comparison(family, depth),
            5 => family.HasPatterns ? $"({Either(family, depth)} is {Pattern(family, 2)})" : Comparison(family, depth),
            6 => RowPattern(),
            7 => family.HasEquals ? $"{Value(family, depth)}.Equals({Value(family, depth)})" : Comparison(family, depth),
            8 or 9 => TextTest(depth),
            _ => Comparison(family, depth),
        };
    }

    private string Comparison(Family family, int depth)
    {
        var sign = family.IsOrdered ? OneOf("==", "!=", "<", "<=", ">", ">=") : OneOf("==", "!=");
        return $"({Either(family, depth)} {sign} {Either(OrNarrower(family), depth)})";
    }

    private string Truth() => random.Next(9) switch
    {
        0 => "live.Flag == true",
        1 => "live.Flag != false",
        2 => "(live.Flag ?? live.Active)",
        3 => "(live.Flag is true or null)",
        4 => "live.Active == live.Flag",
        5 => OneOf("true", "false"),
        6 => $"{Given("bool")}",
        7 => $"live.Flag == {Given("bool?")}",
        _ => "live.Active",
    };

    private string NullTest(Family family, int depth) => random.Next(4) switch
    {
        0 => $"({Maybe(family, depth)} == null)",
        1 => $"({Maybe(family, depth)} is not null)",
        2 => $"({Maybe(family, depth)} is {{ }})",
        _ => family.Type == "string" ? $"string.IsNullOrEmpty({Maybe(family, depth)})" : $"({Maybe(family, depth)}).HasValue",
    };

    private string TextTest(int depth)
    {
        var text = Family.Named("string");
        string Part() => random.Next(4) == 0 ? OneOf("'a'", "' '", "'ä'", "'\\0'", "'%'") : $"{Value(text, depth)}, StringComparison.Ordinal";
        string Has(string part) => $"{OneOf("StartsWith", "EndsWith", "Contains")}({part})";
        return random.Next(8) switch
        {
            0 => $"{Maybe(text, 0)}?.{Has(Part())} {OneOf("== true", "!= true", "== false", "!= false")}",
            1 => $"({Maybe(text, 0)}?.{Has(Part())} ?? {Condition(0)})",
            2 => $"string.Equals({Either(text, depth)}, {Either(text, depth)}{OneOf("", ", StringComparison.Ordinal")})",
            3 => $"{Value(text, depth)}.Equals({Either(text, depth)}{OneOf("", ", StringComparison.Ordinal")})",
            4 => $"(live.Nick != null && live.Nick.{Has(Part())})",
            _ => $"{OneOf("", "!")}{Value(text, depth)}.{Has(Part())}",
        };
    }

    // A predicate of its own, with parameters that stand for what is given to it.
    private string Called(int depth)
    {
        var caller = _scope;
        var families = Enumerable.Range(0, random.Next(3)).Select(_ => OneOf([.. Family.All.Where(f => f.CanBeGiven)])).ToList();
        var called = new Scope { Row = caller.Row, Caller = caller, Locals = [.. families.Select((f, i) => (f.Type + OneOf("", "?", f.Type == "byte" ? "" : "[]"), $"given{i}"))] };
        _scope = called;
        var condition = Condition(Math.Min(depth, 2));
        var name = $"Called{_methods.Count}";
        _methods.Add(Method(name, condition));
        _scope = caller;
        return $"{name}({string.Join(", ", called.Locals.Select(l => Argument(l.Type)).Prepend("live"))})";
    }

    private string Argument(string type) =>
        type.EndsWith('?') ? Either(Family.Named(type[..^1]), 1)
        : type.EndsWith(']') ? random.Next(2) == 0 && _scope.Caller is null ? Given(type) : $"new {type} {{ {Value(Family.Named(type[..^2]), 0)}, {Value(Family.Named(type[..^2]), 0)} }}"
        : Value(Family.Named(type), 1);

    private string Method(string name, string condition) =>
        $"private static bool {name}({string.Join(", ", _scope.Locals.Select(l => $"{l.Type} {l.Name}").Prepend($"{_scope.Row} live"))}) => {condition};";

    private T OneOf<T>(params T[] choices) => choices[random.Next(choices.Length)];

    /// <summary>Where names mean something: the row's predicate, which takes what it wants to, or one that it calls.</summary>
    private sealed class Scope
    {
        public required string Row { get; init; }

        public Scope? Caller { get; init; }

        public List<(string Type, string Name)> Locals { get; init; } = [];
    }
}
