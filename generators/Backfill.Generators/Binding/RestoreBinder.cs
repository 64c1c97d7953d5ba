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
        "MemberwiseClone", "Finalize", "ReferenceEquals", "Clone", "op_Equality", "op_Inequality",
    ];

    public static RestoreFile Bind(UnboundType type)
    {
        var (target, schema, naming) = type;
        if (target.Restores.Count == 0)
        {
            return RestoreFile.Stub(target with { Invalid = Called(target.Invalid, target.Table) });
        }

        var names = new ColumnNames(target, naming, schema);
        var check = new SchemaCheck(target, schema, names);
        var wrongType = check.OfType().FirstOrDefault(p => p.IsError);
        var columns = Columns(target.Table, names);
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

            var archivedNames = names.Archived(restore);
            var archived = restore.Archive is { } archive ? Columns(archive, archivedNames) : columns;
            plans.Add(new Plan(
                Free(restore.Member, target.Table, Taken.Contains),
                restore.Member + "Plan",
                names.Table,
                restore.Archive?.QualifiedName,
                archivedNames.Table,
                [.. target.Table.Key.Select(p => columns[p])],
                [.. (restore.Archive ?? target.Table).Key.Select(p => archived[p])],
                [.. restore.Columns.Select(c => new RestoredColumn(columns[c.Target], archived[c.Source], c.Value, c.RestoreNull))],
                [.. restore.Live.Select(p => columns[p])],
                [.. restore.Archived.Select(p => archived[p])],
                [.. (restore.Where?.Properties ?? default).Select(p => columns[p])],
                ArchivedWhere(restore, columns, archived),
                [.. restore.Match.Select(p => new ColumnPair(columns[p], archived[p]))],
                schema.Live?.Table is { } table ? [.. SchemaCheck.Pins(table, [.. restore.Columns.Select(c => columns[c.Target].Name)]).Where(CanStandInStatement)] : [],
                restore with { Archive = null }));
        }

        return new RestoreFile(target.Type, [.. plans], Called(invalid, target.Table));
    }

    private static EquatableArray<InvalidRestore> Called(IEnumerable<InvalidRestore> invalid, DeclaredTable table) =>
        [.. invalid.Select(i => i with { Member = i.Member is { } member ? Free(member, table, Taken.Contains) : null })];

    /// <summary>Two properties of a restore that stand for one column, which depends on the naming.</summary>
    public static (string First, string Second, string Column, bool InArchive, string Problem)? SharedColumn(RestoreTarget target, DeclaredRestore restore, ColumnNames names) =>
        restore.Archive is { } archive
            ? Shared(target.Table.Key.Concat(restore.Live), names, inArchive: false) ?? Shared(archive.Key.Concat(restore.Archived), names.Archived(restore), inArchive: true)
            : Shared(target.Table.Key.Concat(restore.Live).Concat(restore.Archived), names, inArchive: false);

    private static (string First, string Second, string Column, bool InArchive, string Problem)? Shared(IEnumerable<string> properties, ColumnNames names, bool inArchive)
    {
        var byColumn = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in properties.Distinct())
        {
            var column = names.Of(name);
            if (byColumn.TryGetValue(column, out var first))
            {
                return (first, name, column, inArchive, $"{Diagnostics.DiagnosticIds.SameColumnTwice}: '{first}' and '{name}' both stand for the column '{column}'");
            }

            byColumn.Add(column, name);
        }

        return null;
    }

    // The name comes from a file that nobody may have looked at; the server's catalogue pins such a column all the same, at run time.
    private static bool CanStandInStatement(string name) => name.All(c => c is not ('{' or '}' or '@') && !char.IsControl(c) && !char.IsSurrogate(c) && c is not ('\u2028' or '\u2029'));

    private static Dictionary<string, BoundColumn> Columns(DeclaredTable table, ColumnNames names) => table.Properties.ToDictionary(
        p => p.Name,
        p => new BoundColumn(names.Of(p.Name), p.Name, Member(p.Name, table), p.Kind, p.Nullable, p.EnumType, p.EnumNames));

    // The condition says of an archived row what it says of a live one only where all that it reads is of the same kind there.
    private static EquatableArray<BoundColumn>? ArchivedWhere(DeclaredRestore restore, Dictionary<string, BoundColumn> live, Dictionary<string, BoundColumn> archived)
    {
        var properties = restore.Where?.Properties ?? default;
        var isSame = restore.Archive is null
            || properties.All(p => archived.TryGetValue(p, out var column) && column.Kind == live[p].Kind && (live[p].Nullable || !column.Nullable));
        return isSame ? [.. properties.Select(p => archived[p])] : null;
    }

    private static string Member(string property, DeclaredTable table) => Free(property, table, name => Taken.Contains(name) || PlanEmitter.IsMade(name));

    private static string Free(string name, DeclaredTable table, Func<string, bool> isTaken)
    {
        var free = name;
        while (isTaken(free) || (free != name && table.Properties.Any(p => p.Name == free)))
        {
            free += "Column";
        }

        return free;
    }
}
