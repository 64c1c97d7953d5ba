using Backfill.Generators.Binding;
using Backfill.Generators.Diagnostics;
using Backfill.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Parsing;

/// <summary>Reads one restore: a <c>[Restore]</c>, or all of one group.</summary>
internal sealed class RestoreParser(DeclaringType type, Problems problems)
{
    /// <param name="members">The attributes, one per restored column; all bound.</param>
    /// <param name="found">The restores before this one.</param>
    public DeclaredRestore? Parse(IReadOnlyList<AttributeArguments> members, FoundRestores found)
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
        var name = attribute.Named("Name") as string ?? $"{type.Symbol.Name}.{GroupParser.NameOf(attribute) ?? attribute.Positional(1)}";
        var isRepeated = GroupParser.NameOf(attribute) is null && attribute.Positional(1) is string property && found.Targets.Contains(property);
        var columns = members.Select(m => Restored(m, found)).ToList();
        if (!isRepeated)
        {
            CheckName(attribute, name, found);
        }

        var targets = columns.Select(c => c?.Target).OfType<Property>().ToList();
        var otherwiseNull = members.Zip(columns, (m, c) => new ArchivesParser(m, problems).OtherwiseNull(c?.Target)).ToList().Contains(true);
        var where = Method(attribute, "Where") is { } whereName ? new WhereParser(type, problems).Parse(whereName, attribute.At("Where")) : null;
        var guard = Method(attribute, "Guard") is { } guardName ? new GuardParser(type, problems).Parse(guardName, attribute.At("Guard")) : null;
        var values = members.Zip(columns, (m, c) => c is null ? null : Value(m, c, targets)).ToList();
        var match = targets.Count == 0 ? [] : new MatchParser(type, problems).Parse(attribute.NamedTexts("Match"), targets, Column);
        if (columns.Contains(null) || from is null || GroupParser.Member(attribute) is not { } member)
        {
            return null;
        }

        var skip = attribute.Named("SkipIfSourceUnchanged") is true;
        string[] sources = [.. columns.Select(c => c!.Source.Name)];
        string[] live =
        [
            .. targets.Select(t => t.Name), .. skip ? sources : [], .. where?.Properties ?? [], .. match, .. guard?.Live ?? [], .. values.SelectMany(v => v?.Live ?? []),
        ];
        string[] archived = [.. sources, .. match, .. guard?.Archived ?? [], .. values.SelectMany(v => v?.Archived ?? [])];
        var construction = Construction(members, guard is not null, values, where is not null, [.. type.Key, .. live, .. archived]);
        foreach (var used in type.Key.Concat(live).Concat(archived).Distinct().Where(type.Properties.ContainsKey))
        {
            IdentifierParser.Column(type.Properties[used], type.Key.Contains(used), problems, type.Cancellation);
        }

        return new DeclaredRestore(
            name,
            from,
            member,
            [.. columns.Zip(values, (c, v) => new RestoredProperty(c!.Target.Name, c.Source.Name, v?.Method))],
            [.. live.Distinct().Where(p => targets.Any(t => t.Name == p) || !type.Key.Contains(p))],
            [.. archived.Distinct().Where(p => sources.Contains(p) || !type.Key.Contains(p))],
            [.. fallback],
            otherwiseNull,
            where,
            [.. match],
            guard?.Method,
            skip,
            attribute.Named("TimeZone") as string,
            construction);
    }

    /// <summary>One restored column; null where it cannot be found.</summary>
    private ColumnPair? Restored(AttributeArguments attribute, FoundRestores found)
    {
        var target = Column(attribute.Positional(1) as string, attribute.At(1));
        var source = attribute.Positional(2) is null ? target : Column(attribute.Positional(2) as string, attribute.At(2));
        if (target is not null)
        {
            CheckTarget(target, attribute);
            if (!found.Targets.Add(target.Name))
            {
                problems.Add(DiagnosticDescriptors.DuplicateRestore, attribute.At(1), $"'{target.Name}' is restored", "declare one restore per column");
            }
        }

        if (target is not null && source is not null && Method(attribute, "Value") is null)
        {
            CheckSource(target, source, attribute.At(2));
        }

        return target is null || source is null ? null : new ColumnPair(target, source);
    }

    private Computation? Value(AttributeArguments attribute, ColumnPair column, IReadOnlyList<Property> targets) =>
        Method(attribute, "Value") is { } name ? new ValueParser(type, problems).Parse(name, column.Target, targets, attribute.At("Value")) : null;

    private Construction? Construction(IReadOnlyList<AttributeArguments> members, bool guards, IReadOnlyList<Computation?> values, bool selects, string[] needed)
    {
        var computing = values.TakeWhile(v => v is null).Count();
        var (attribute, argument) = guards ? (members[0], "Guard") : computing < members.Count ? (members[computing], "Value") : (members[0], selects ? "Where" : null);
        return argument is null ? null : ConstructionParser.Parse(type, Method(attribute, argument)!, needed, attribute.At(argument), problems);
    }

    private static string? Method(AttributeArguments attribute, string argument) => attribute.Named(argument) as string;

    private Property? Column(string? name, Location? location)
    {
        if (name is null || !type.Properties.TryGetValue(name, out var property))
        {
            var meant = name is null ? null : Similarity.Nearest(name, type.Columns.Keys);
            var hint = PropertyParser.WhyUnknown(type.Symbol, name) ?? (meant is null ? "name one with nameof(…)" : $"did you mean nameof({meant})?");
            problems.AddWithName(DiagnosticDescriptors.UnknownProperty, location, meant, type.Symbol.Name, name ?? string.Empty, hint);
            return null;
        }

        if (property.Type.TypeKind == TypeKind.Error)
        {
            problems.HasCompilerError = true;
            return null;
        }

        if (PropertyParser.WhyNot(property) is { } reason)
        {
            problems.Add(DiagnosticDescriptors.NotAColumn, location, name, reason);
            return null;
        }

        return type.Columns[name];
    }

    private void CheckTarget(Property target, AttributeArguments attribute)
    {
        if (type.Properties[target.Name].SetMethod is null)
        {
            problems.Add(DiagnosticDescriptors.NotAColumn, attribute.At(1), target.Name, "it is read-only; give it init or set");
        }

        if (type.Key.Contains(target.Name))
        {
            problems.Add(DiagnosticDescriptors.KeyAsTarget, attribute.At(1), target.Name);
        }
    }

    private void CheckSource(Property target, Property source, Location? location)
    {
        if (!source.Kind.CanBeWrittenInto(target.Kind))
        {
            problems.Add(
                DiagnosticDescriptors.SourceDoesNotFit,
                location,
                source.Name,
                type.Properties[source.Name].Type.Shown(),
                target.Name,
                type.Properties[target.Name].Type.Shown());
        }
        else if (source.Nullable && !target.Nullable)
        {
            problems.Add(DiagnosticDescriptors.NullIntoNonNullable, location, source.Name, target.Name);
        }
    }

    private void CheckName(AttributeArguments attribute, string name, FoundRestores found)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            problems.Add(DiagnosticDescriptors.EmptyName, attribute.At("Name"), "restore");
            return;
        }

        var group = GroupParser.NameOf(attribute);
        if (!found.Names.Add(name))
        {
            problems.Add(DiagnosticDescriptors.DuplicateRestore, attribute.At("Name"), $"A restore is called '{name}'", "give one of them another Name");
        }
        else if (GroupParser.Member(attribute) is { } member && !found.Members.Add(member))
        {
            problems.Add(DiagnosticDescriptors.GroupName, group is null ? attribute.At(1) : attribute.At("Group"), $"'Restores.{member}' is another restore already");
        }
    }

    private sealed record ColumnPair(Property Target, Property Source);
}
