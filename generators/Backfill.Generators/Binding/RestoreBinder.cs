using Backfill.Generators.Checking;
using Backfill.Generators.Emit;
using Backfill.Generators.Model;
using Backfill.Generators.Schema;

namespace Backfill.Generators.Binding;

/// <summary>Gives each property of a target its column.</summary>
internal static class RestoreBinder
{
    // What a generated row type or plan class has already, or every C# type has.
    private static readonly HashSet<string> Taken =
    [
        "All", "Key", "LiveRow", "ArchivedRow", "Restores", "Equals", "GetHashCode", "GetType", "ToString", "Deconstruct", "PrintMembers",
        "MemberwiseClone", "Finalize", "ReferenceEquals",
    ];

    public static RestoreFile Bind(UnboundType type)
    {
        var (target, schema, naming) = type;
        var names = new ColumnNames(target, naming, schema);
        var check = new SchemaCheck(target, schema, names);
        var wrongType = check.OfType().FirstOrDefault(p => p.IsError);
        var columns = target.Properties.ToDictionary(
            p => p.Name,
            p => new BoundColumn(names.Of(p.Name), p.Name, Member(p.Name, target), p.Kind, p.Nullable, p.EnumType, p.EnumNames));
        List<Plan> plans = [];
        List<InvalidRestore> invalid = [.. target.Invalid];
        foreach (var restore in target.Restores)
        {
            var problem = SharedColumn(target, restore, names)?.Problem ?? (wrongType ?? check.Of(restore).FirstOrDefault(p => p.IsError))?.Text;
            if (problem is not null)
            {
                invalid.Add(new InvalidRestore(restore.Member, problem));
                continue;
            }

            plans.Add(new Plan(
                EntryPoint(restore.Member, target),
                restore.Member + "Plan",
                names.Table,
                [.. target.Key.Select(p => columns[p])],
                [.. restore.Columns.Select(c => new RestoredColumn(columns[c.Target], columns[c.Source], c.Value))],
                [.. restore.Live.Select(p => columns[p])],
                [.. restore.Archived.Select(p => columns[p])],
                [.. (restore.Where?.Properties ?? default).Select(p => columns[p])],
                [.. restore.Match.Select(p => columns[p])],
                schema.Live?.Table is { } table ? [.. SchemaCheck.Pins(table, [.. restore.Columns.Select(c => columns[c.Target].Name)]).Where(CanStandInStatement)] : [],
                restore));
        }

        return new RestoreFile(target.Type, [.. plans], [.. invalid]);
    }

    /// <summary>Two properties of a restore that stand for one column, which depends on the naming.</summary>
    public static (string First, string Second, string Column, string Problem)? SharedColumn(RestoreTarget target, DeclaredRestore restore, ColumnNames names)
    {
        var byColumn = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in target.Key.Concat(restore.Live).Concat(restore.Archived).Distinct())
        {
            var column = names.Of(name);
            if (byColumn.TryGetValue(column, out var first))
            {
                return (first, name, column, $"{Diagnostics.DiagnosticIds.SameColumnTwice}: '{first}' and '{name}' both stand for the column '{column}'");
            }

            byColumn.Add(column, name);
        }

        return null;
    }

    // The name comes from a file that nobody may have looked at; the server's catalogue pins such a column all the same, at run time.
    private static bool CanStandInStatement(string name) => name.All(c => c is not ('{' or '}' or '@') && !char.IsControl(c) && !char.IsSurrogate(c) && c is not ('\u2028' or '\u2029'));

    private static string EntryPoint(string name, RestoreTarget target) => Free(name, target, Taken.Contains);

    private static string Member(string property, RestoreTarget target) => Free(property, target, name => Taken.Contains(name) || PlanEmitter.IsMade(name));

    private static string Free(string name, RestoreTarget target, Func<string, bool> isTaken)
    {
        var free = name;
        while (isTaken(free) || (free != name && target.Properties.Any(p => p.Name == free)))
        {
            free += "Column";
        }

        return free;
    }
}
