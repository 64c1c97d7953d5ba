using Backfill.Generators.Model;

namespace Backfill.Generators.Binding;

/// <summary>Gives each property of a target its column.</summary>
internal static class RestoreBinder
{
    // What a generated row type or plan class has already, or every C# type has.
    private static readonly HashSet<string> Taken =
    [
        "All", "Key", "LiveRow", "ArchivedRow", "Restores", "InTargetZone", "Computed", "Equals", "GetHashCode", "GetType", "ToString", "Deconstruct", "PrintMembers",
        "MemberwiseClone", "Finalize", "ReferenceEquals",
    ];

    public static RestoreFile Bind(RestoreTarget target, Naming naming)
    {
        var columns = target.Properties.ToDictionary(
            p => p.Name,
            p => new BoundColumn(p.Column ?? naming.Apply(p.Name), p.Name, Member(p.Name, target), p.Kind, p.Nullable, p.EnumType));
        List<Plan> plans = [];
        List<InvalidRestore> invalid = [.. target.Invalid];
        foreach (var restore in target.Restores)
        {
            if (SharedColumn(target, restore, naming) is { } shared)
            {
                invalid.Add(new InvalidRestore(restore.Target, shared.Problem));
                continue;
            }

            plans.Add(new Plan(
                Member(restore.Target, target),
                restore.Target + "Plan",
                target.Table ?? naming.Apply(target.Type.Name),
                [.. target.Key.Select(p => columns[p])],
                columns[restore.Target],
                columns[restore.Source],
                [.. restore.Live.Select(p => columns[p])],
                [.. restore.Archived.Select(p => columns[p])],
                [.. (restore.Where?.Properties ?? default).Select(p => columns[p])],
                [.. restore.Match.Select(p => columns[p])],
                restore));
        }

        return new RestoreFile(target.Type, [.. plans], [.. invalid]);
    }

    /// <summary>Two properties of a restore that stand for one column, which depends on the naming.</summary>
    public static (string First, string Second, string Column, string Problem)? SharedColumn(RestoreTarget target, DeclaredRestore restore, Naming naming)
    {
        var byColumn = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in target.Key.Concat(restore.Live).Concat(restore.Archived).Distinct())
        {
            var property = target.Properties.First(p => p.Name == name);
            var column = property.Column ?? naming.Apply(name);
            if (byColumn.TryGetValue(column, out var first))
            {
                return (first, name, column, $"{Diagnostics.DiagnosticIds.SameColumnTwice}: '{first}' and '{name}' both stand for the column '{column}'");
            }

            byColumn.Add(column, name);
        }

        return null;
    }

    private static string Member(string property, RestoreTarget target)
    {
        var member = property;
        while (Taken.Contains(member) || (member != property && target.Properties.Any(p => p.Name == member)))
        {
            member += "Column";
        }

        return member;
    }
}
