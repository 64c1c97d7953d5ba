using Backfill.Generators.Diagnostics;
using Backfill.Generators.Model;

namespace Backfill.Generators.Parsing;

/// <summary>Reads one restore: a <c>[Restore]</c>, or all of one group.</summary>
internal sealed class RestoreParser(DeclaringType type, Problems problems)
{
    /// <param name="members">The attributes, one per restored column; all bound.</param>
    /// <param name="member">What its entry point is called; null where no method can be called so.</param>
    /// <param name="found">The restores before this one.</param>
    public DeclaredRestore? Parse(IReadOnlyList<AttributeArguments> members, string? member, FoundRestores found)
    {
        var attribute = members[0];
        var archives = new ArchivesParser(attribute, problems);
        var from = archives.From();
        var fallback = archives.Fallback(from);
        if (attribute.Named("TimeZone") is string zone && string.IsNullOrWhiteSpace(zone))
        {
            problems.Add(DiagnosticDescriptors.EmptyName, attribute.At("TimeZone"), "time zone");
        }

        GroupParser.Check(members, problems);
        var archived = new ArchivedTypeParser(type, problems).Parse(attribute);
        var name = attribute.Named("Name") as string ?? $"{type.Symbol.Name}.{GroupParser.NameOf(attribute) ?? attribute.Positional(1)}";
        var isSecond = GroupParser.NameOf(attribute) is null && attribute.Positional(1) is string property && found.Restores(property);
        var restored = new RestoredColumnParser(type, archived, problems);
        var columns = members.Select(m => restored.Parse(m, found)).ToList();
        if (!isSecond || attribute.Named("Name") is not null)
        {
            CheckName(attribute, name, member, isSecond, found);
        }

        var targets = columns.Select(c => c?.Target).OfType<Property>().ToList();
        var otherwiseNull = members.Zip(columns, (m, c) => new ArchivesParser(m, problems).OtherwiseNull(c?.Target)).ToList().Contains(true);
        var isUnwritten = false;
        var where = Method(attribute, "Where") is { } whereName ? new WhereParser(type, problems).Parse(whereName, attribute.At("Where"), out isUnwritten) : null;
        if (archived is null)
        {
            return null;
        }

        var row = archived.Row;
        var guard = Method(attribute, "Guard") is { } guardName ? new GuardParser(type, row, problems).Parse(guardName, attribute.At("Guard")) : null;
        var values = members.Zip(columns, (m, c) => c is null ? null : Value(m, c, row, targets)).ToList();
        var match = targets.Count == 0 ? [] : new MatchParser(type, row, problems).Parse(attribute.NamedTexts("Match"), targets);
        if (columns.Contains(null) || from is null || member is null)
        {
            return null;
        }

        var skip = attribute.Named("SkipIfSourceUnchanged") is true;
        string[] sources = [.. columns.Select(c => c!.Source.Name)];
        string[] compared = skip ? [.. columns.Where(c => restored.IsCompared(c!.Source, attribute)).Select(c => c!.Source.Name)] : [];
        string[] deciding = [.. targets.Select(t => t.Name), .. compared, .. match, .. guard?.Live ?? default, .. values.SelectMany(v => v?.Live ?? default)];
        string[] live = [.. targets.Select(t => t.Name), .. compared, .. where?.Properties ?? default, .. where?.Live ?? default, .. deciding];
        string[] read = [.. sources, .. match, .. guard?.Archived ?? default, .. values.SelectMany(v => v?.Archived ?? default)];
        var construction = Construction(type, members, guard is not null, [.. values.Select(v => v is not null && (row.IsDeclaring || v.ReadsLive))], where is not null, [.. type.Key, .. live, .. row.IsDeclaring ? read : []]);
        var ofArchived = row.IsDeclaring ? construction : Construction(row, members, guard is not null, [.. values.Select(v => v is not null)], selects: false, [.. row.Key, .. read]);
        CheckColumnNames(attribute, row, live, read);

        return new DeclaredRestore(
            name,
            from,
            member,
            archived.Table,
            [.. columns.Zip(values, (c, v) => new RestoredProperty(c!.Target.Name, c.Source.Name, v, c.RestoreNull))],
            [.. live.Distinct().Where(p => targets.Any(t => t.Name == p) || compared.Contains(p) || !type.Key.Contains(p))],
            [.. deciding.Distinct()],
            [.. read.Distinct().Where(p => sources.Contains(p) || match.Contains(p) || !row.Key.Contains(p))],
            [.. fallback],
            otherwiseNull,
            where,
            [.. match],
            guard,
            skip,
            attribute.Named("TimeZone") as string,
            construction,
            ofArchived)
        {
            UnwrittenWhere = isUnwritten ? Method(attribute, "Where") : null,
        };
    }

    private ValueMethod? Value(AttributeArguments attribute, RestoredPair column, RowType archived, IReadOnlyList<Property> targets) =>
        Method(attribute, "Value") is { } name ? new ValueParser(type, archived, problems).Parse(name, column.Target, targets, attribute.At("Value")) : null;

    /// <summary>How objects of a row's type are made for the first method that takes them; null where none does.</summary>
    private Construction? Construction(RowType made, IReadOnlyList<AttributeArguments> members, bool guards, IReadOnlyList<bool> computes, bool selects, string[] needed)
    {
        var computing = computes.TakeWhile(c => !c).Count();
        var (attribute, argument) = guards ? (members[0], "Guard") : computing < members.Count ? (members[computing], "Value") : (members[0], selects ? "Where" : null);

        // What is wrong with a column is said already, and would be said again of the object that holds it.
        return argument is null || problems.Any ? null : ConstructionParser.Parse(made, Method(attribute, argument)!, needed, attribute.At(argument), problems);
    }

    private void CheckColumnNames(AttributeArguments attribute, RowType archived, string[] live, string[] read)
    {
        foreach (var used in type.Key.Concat(live).Concat(archived.IsDeclaring ? read : []).Distinct().Where(type.Properties.ContainsKey))
        {
            IdentifierParser.Column(type.Properties[used], type.Key.Contains(used), problems, type.Cancellation);
        }

        var ofArchived = new Problems(attribute.AtArchivedType);
        foreach (var used in archived.IsDeclaring ? [] : archived.Key.Concat(read).Distinct())
        {
            IdentifierParser.Column(archived.Properties[used], isKey: false, ofArchived, type.Cancellation);
        }

        problems.Forward(ofArchived);
    }

    private static string? Method(AttributeArguments attribute, string argument) => attribute.Named(argument) as string;

    private void CheckName(AttributeArguments attribute, string name, string? member, bool isSecond, FoundRestores found)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            problems.Add(DiagnosticDescriptors.EmptyName, attribute.At("Name"), "restore");
            return;
        }

        // What the method is called after. One that no method can be called after is no property either, and that is said.
        var (after, place) = GroupParser.NameOf(attribute) is not null ? ("group", attribute.At("Group"))
            : isSecond ? ("restore", attribute.At("Name"))
            : ("restore", attribute.At(1));
        if (!found.Names.Add(name))
        {
            problems.Add(DiagnosticDescriptors.DuplicateRestore, attribute.At("Name"), $"A restore is called '{name}'", "give one of them another Name");
        }
        else if (member is null && (after == "group" || isSecond))
        {
            problems.Add(DiagnosticDescriptors.GroupName, place, $"No method can be called after the {after} '{GroupParser.NameOf(attribute) ?? name}'", after);
        }
        else if (member is not null && !found.Members.Add(member))
        {
            problems.Add(DiagnosticDescriptors.GroupName, place, $"'Restores.{member}' is another restore already", after);
        }
    }
}
