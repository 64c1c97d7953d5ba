using Backfill.Generators.Binding;
using Backfill.Generators.Model;

namespace Backfill.Generators.Emit;

/// <summary>Writes a condition so that it is TRUE or FALSE and never NULL, as in C#.</summary>
/// <param name="sql">The dialect.</param>
/// <param name="columnOf">The column that a property stands for.</param>
/// <param name="alias">The table.</param>
internal sealed class ConditionSql(SqlSyntax sql, Func<string, BoundColumn> columnOf, string alias)
{
    /// <summary>As many terms as stand beside each other: SQLite has an expression of n terms for one that is n deep, and reads at most 1,000.</summary>
    private const int MostTerms = 100;

    /// <summary>The condition as operands of AND.</summary>
    public IReadOnlyList<string> Conjuncts(Condition condition) =>
        condition is Condition.And and ? Grouped(" AND ", and.Terms.Select(Conjunct)) : [Conjunct(condition)];

    public string Text(Condition condition) => condition switch
    {
        Condition.And => string.Join(" AND ", Conjuncts(condition)),
        Condition.Or or => string.Join(" OR ", Grouped(" OR ", or.Terms.Select(Disjunct))),
        Condition.Not { Inner: Condition.IsNull isNull } => $"{Plain(isNull.Operand)} IS NOT NULL",
        Condition.Not { Inner: Condition.IsTrue isTrue } => $"{Plain(isTrue.Operand)} = 0",
        Condition.Not not => $"NOT ({Text(not.Inner)})",
        Condition.IsNull isNull => $"{Plain(isNull.Operand)} IS NULL",
        Condition.IsTrue isTrue => $"{Plain(isTrue.Operand)} <> 0",
        Condition.Always always => always.Value ? "1 = 1" : "1 = 0",
        Condition.If choice => $"CASE WHEN {Text(choice.Test)} THEN {Text(choice.Then)} ELSE {Text(choice.Otherwise)} END",
        Condition.Compare compare => Compare(compare),
        Condition.HasPart part => HasPart(part),
        Condition.OneOf oneOf => Known(CanBeUnknown(oneOf.Value), $"{Exact(oneOf.Value)} IN ({string.Join(", ", oneOf.Items.Select(Exact))})"),
        Condition.InList inList => InList(inList.Value, inList.List),
        _ => throw new InvalidOperationException(condition.ToString()),
    };

    private string Conjunct(Condition condition) => condition is Condition.Or || IsOr(condition) ? $"({Text(condition)})" : Text(condition);

    private string Disjunct(Condition condition) => condition is Condition.And ? $"({Text(condition)})" : Text(condition);

    private static List<string> Grouped(string sign, IEnumerable<string> terms)
    {
        List<string> all = [.. terms];
        return all.Count <= MostTerms
            ? all
            : [.. all.Select((Term, i) => (Term, i)).GroupBy(t => t.i / MostTerms).Select(group => $"({string.Join(sign, group.Select(t => t.Term))})")];
    }

    private static bool IsOr(Condition condition) => condition is Condition.InList { List.NullableItems: true, Value.Nullable: true };

    private string Compare(Condition.Compare compare)
    {
        var (left, right) = (compare.Left, compare.Right);
        var nullable = left.Nullable || right.Nullable;
        if (left.Kind == ColumnKind.Boolean && Truth(compare) is { } truth)
        {
            return truth;
        }

        // What names of no member stand for is not equal, though both are NULL.
        if (left is Operand.NumberOf || right is Operand.NumberOf)
        {
            return Known(true, $"{Exact(left)} {Sign(compare.Comparison)} {Exact(right)}");
        }

        // Bytes cannot tell a column's declared nullability, and an index is of no use to them.
        nullable |= left.Kind == ColumnKind.String;
        var (l, r) = (Exact(left), Exact(right));
        return compare.Comparison switch
        {
            Comparison.Equal => $"{l} {(nullable ? sql.Is : "=")} {r}",
            Comparison.NotEqual => nullable ? $"NOT ({l} {sql.Is} {r})" : $"{l} <> {r}",
            var order => Known(nullable, $"{l} {Sign(order)} {r}"),
        };
    }

    // A TINYINT that is 5 is true as well, so a bool is compared by what it means.
    private string? Truth(Condition.Compare compare)
    {
        var (value, constant) = compare.Left is Operand.Number number ? (compare.Right, number) : (compare.Left, compare.Right as Operand.Number);
        if (constant is null)
        {
            return null;
        }

        var test = Known(value.Nullable, $"{Plain(value)} {(constant.Text == "0" ? "=" : "<>")} 0");
        return compare.Comparison == Comparison.Equal ? test : $"NOT ({test})";
    }

    private string HasPart(Condition.HasPart part)
    {
        var (text, value) = (Exact(part.Text), Exact(part.Value));
        return Known(part.Text.Nullable || part.Value.Nullable, part.Part switch
        {
            TextPart.Start => sql.StartsWith(text, value),
            TextPart.End => sql.EndsWith(text, value),
            _ => sql.Contains(text, value),
        });
    }

    private string InList(Operand value, ListParameter list)
    {
        var item = sql.Exact("@" + list.Name, list.Kind, isColumn: false);
        var known = Known(CanBeUnknown(value), $"{Exact(value)} IN ({{@{list.Name}|{item}}})");
        return IsOr(new Condition.InList(value, list)) ? $"{known} OR ({Plain(value is Operand.NumberOf named ? named.Text : value)} IS NULL AND @{list.Name}_has_null <> 0)" : known;
    }

    private string Exact(Operand operand) => operand is Operand.Number ? Plain(operand) : sql.Exact(Plain(operand), operand.Kind, operand is Operand.Column);

    private string Plain(Operand operand) => operand switch
    {
        Operand.Column column => $"{alias}.{SqlSyntax.Quote(columnOf(column.Property).Name)}",
        Operand.Bound bound => "@" + bound.Name,
        Operand.Number number => number.Text,
        Operand.NumberOf named => $"CASE {Exact(named.Text)} {string.Join(" ", named.Names.Zip(named.Numbers, (name, number) => $"WHEN {Exact(name)} THEN {Plain(number)}"))} END",
        _ => throw new InvalidOperationException(operand.ToString()),
    };

    // A name of no member is no number, and not null either.
    private static bool CanBeUnknown(Operand operand) => operand.Nullable || operand is Operand.NumberOf;

    private static string Known(bool nullable, string test) => nullable ? $"({test}) IS TRUE" : test;

    private static string Sign(Comparison comparison) => comparison switch
    {
        Comparison.Equal => "=",
        Comparison.Less => "<",
        Comparison.LessOrEqual => "<=",
        Comparison.Greater => ">",
        _ => ">=",
    };
}
