namespace Backfill.Fuzzed;

internal sealed partial class Grammar
{
    /// <summary>A value that may or may not be null.</summary>
    private string Either(Family family, int depth) => random.Next(5) < 2 ? Maybe(family, depth) : Value(family, depth);

    /// <summary>A value that is never null.</summary>
    private string Value(Family family, int depth) => (depth <= 0 ? random.Next(6) : random.Next(9)) switch
    {
        0 when family.Constants.Length > 0 => OneOf(family.Constants),
        1 when family.CanBeGiven => Given(family.Type),
        6 => $"({Condition(0)} ? {Value(family, depth - 1)} : {Value(family, depth - 1)})",
        7 => $"({Maybe(family, depth - 1)} ?? {Value(family, depth - 1)})",
        8 when family.Type != "string" => $"({Maybe(family, depth - 1)}).GetValueOrDefault({(random.Next(2) == 0 ? Value(family, depth - 1) : "")})",
        _ => Column(family),
    };

    /// <summary>A value of a type that can be null.</summary>
    private string Maybe(Family family, int depth) => (depth <= 0 ? random.Next(5) : random.Next(8)) switch
    {
        0 when family.CanBeGiven => Given(family.Type + "?"),
        1 => $"({family.Type}?){Value(family, depth - 1)}",
        5 => $"({Condition(0)} ? {Maybe(family, depth - 1)} : {Value(family, depth - 1)})",
        6 => $"({Maybe(family, depth - 1)} ?? {Maybe(family, depth - 1)})",
        7 => $"({Condition(0)} ? ({family.Type}?)null : {Value(family, depth - 1)})",
        _ when MaybeColumns(family) is { Length: > 0 } columns => OneOf(columns),
        _ => $"({family.Type}?){Value(family, depth - 1)}",
    };

    private string Column(Family family) => OneOf([.. family.Columns.Select(c => "live." + c), .. family.Casts]);

    private static string[] MaybeColumns(Family family) => [.. family.MaybeColumns.Select(c => "live." + c), .. family.MaybeCasts];

    private Family OrNarrower(Family family) => family.Narrower.Length > 0 && random.Next(4) == 0 ? Family.Named(OneOf(family.Narrower)) : family;

    // Of a predicate that is called the parameters are settled before.
    private string Given(string type)
    {
        var known = _scope.Locals.Where(l => l.Type == type).ToList();
        if (known.Count > 0 && (_scope.Caller is not null || random.Next(2) == 0))
        {
            return OneOf([.. known]).Name;
        }

        if (_scope.Caller is not null)
        {
            var plain = type.TrimEnd('?');
            return plain == "bool" ? (type == plain ? "live.Active" : "live.Flag")
                : type == plain ? Column(Family.Named(plain))
                : $"({type}){Column(Family.Named(plain))}";
        }

        var name = $"given{_scope.Locals.Count}";
        _scope.Locals.Add((type, name));
        return name;
    }

    private string InWritten(Family family, int depth)
    {
        var maybe = random.Next(2) == 0;
        var type = family.Type + (maybe ? "?" : "");
        var items = string.Join(", ", Enumerable.Range(0, random.Next(1, 5)).Select(_ => maybe ? Either(OrNarrower(family), depth - 1) : Value(OrNarrower(family), depth - 1)));
        var list = OneOf($"new {type}[] {{ {items} }}", $"new List<{type}> {{ {items} }}", $"new HashSet<{type}> {{ {items} }}", $"(({type}[])[{items}])");
        var value = maybe ? Either(OrNarrower(family), depth - 1) : Value(OrNarrower(family), depth - 1);
        return random.Next(5) == 0 ? $"Enumerable.Contains({list}, {value})" : $"{list}.Contains({value})";
    }

    private string InGiven(Family family, int depth)
    {
        if (_scope.Caller is not null)
        {
            var given = _scope.Locals.Where(l => l.Type == family.Type + "[]").ToList();
            return given.Count == 0 ? InWritten(family, depth) : $"{OneOf([.. given]).Name}.Contains({Value(family, depth - 1)})";
        }

        var maybe = random.Next(2) == 0;
        var type = family.Type + (maybe ? "?" : "");
        var list = family.Type == "byte" ? $"List<{type}>" : OneOf($"{type}[]", $"List<{type}>", $"HashSet<{type}>", $"IReadOnlyCollection<{type}>", $"IReadOnlySet<{type}>", $"IEnumerable<{type}>");
        return $"{Given(list)}.Contains({(maybe ? Either(OrNarrower(family), depth - 1) : Value(OrNarrower(family), depth - 1))})";
    }

    private string Pattern(Family family, int depth) => (depth <= 0 ? random.Next(3) : random.Next(6)) switch
    {
        0 when family.IsOrdered => $"{OneOf("<", "<=", ">", ">=")} {OneOf(family.Constants)}",
        3 => $"({Pattern(family, depth - 1)} or {Pattern(family, depth - 1)})",
        4 => $"({Pattern(family, depth - 1)} and {Pattern(family, depth - 1)})",
        5 => $"not {Pattern(family, depth - 1)}",
        _ => OneOf(family.Constants),
    };

    private string RowPattern()
    {
        var properties = Enumerable.Range(0, random.Next(1, 4)).Select(_ => OneOf([.. Family.All.Where(f => f.HasPatterns)])).Distinct()
            .Select(f => $"{OneOf([.. f.Columns, .. f.MaybeColumns])}: {Pattern(f, 1)}");
        return $"(live is {OneOf("", "not ")}{{ {OneOf("Active: true, ", "Flag: null or false, ", "")}{string.Join(", ", properties)} }})";
    }
}
