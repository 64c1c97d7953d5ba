using Backfill.Generators.Binding;
using Backfill.Generators.Diagnostics;
using Backfill.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Parsing;

/// <summary>Reads one <c>[Restore]</c>.</summary>
internal sealed class RestoreParser(DeclaringType type, Problems problems)
{
    /// <param name="attribute">Its arguments, all bound.</param>
    /// <param name="found">Targets (as <c>.Property</c>) and names of the restores before this one.</param>
    public DeclaredRestore? Parse(AttributeArguments attribute, Dictionary<string, string> found)
    {
        var archives = new ArchivesParser(attribute, problems);
        var from = archives.From();
        var fallback = archives.Fallback(from);
        if (attribute.Named("TimeZone") is string zone && string.IsNullOrWhiteSpace(zone))
        {
            problems.Add(DiagnosticDescriptors.EmptyName, attribute.At("TimeZone"), "time zone");
        }

        var target = Column(attribute.Positional(1) as string, attribute.At(1));
        var source = attribute.Positional(2) is null ? target : Column(attribute.Positional(2) as string, attribute.At(2));
        if (target is not null)
        {
            CheckTarget(target, attribute);
        }

        var otherwiseNull = archives.OtherwiseNull(target);
        var valueName = Method(attribute, "Value");
        if (target is not null && source is not null && valueName is null)
        {
            CheckSource(target, source, attribute.At(2));
        }

        var name = attribute.Named("Name") as string ?? $"{type.Symbol.Name}.{target?.Name ?? attribute.Positional(1)}";
        CheckUnique(attribute, target, name, found);

        var where = Method(attribute, "Where") is { } whereName ? new WhereParser(type, problems).Parse(whereName, attribute.At("Where")) : null;
        var guard = Method(attribute, "Guard") is { } guardName ? new GuardParser(type, problems).Parse(guardName, attribute.At("Guard")) : null;
        var value = valueName is not null && target is not null ? new ValueParser(type, problems).Parse(valueName, target, attribute.At("Value")) : null;
        var match = target is null ? [] : new MatchParser(type, problems).Parse(attribute.NamedTexts("Match"), target, Column);
        if (target is null || source is null || from is null)
        {
            return null;
        }

        var skip = attribute.Named("SkipIfSourceUnchanged") is true;
        string[] live = [target.Name, .. skip ? [source.Name] : Array.Empty<string>(), .. where?.Properties ?? [], .. match, .. guard?.Live ?? [], .. value?.Live ?? []];
        string[] archived = [source.Name, .. match, .. guard?.Archived ?? [], .. value?.Archived ?? []];
        var constructs = guard is not null ? "Guard" : value is not null ? "Value" : where is not null ? "Where" : null;
        var construction = constructs is null
            ? null
            : ConstructionParser.Parse(type, Method(attribute, constructs)!, [.. type.Key, .. live, .. archived], attribute.At(constructs), problems);
        foreach (var used in type.Key.Concat(live).Concat(archived).Distinct().Where(type.Properties.ContainsKey))
        {
            IdentifierParser.Column(type.Properties[used], type.Key.Contains(used), problems, type.Cancellation);
        }

        return new DeclaredRestore(
            name,
            from,
            target.Name,
            [new RestoredProperty(target.Name, source.Name, value?.Method)],
            [.. live.Distinct().Where(p => p == target.Name || !type.Key.Contains(p))],
            [.. archived.Distinct().Where((p, i) => i == 0 || !type.Key.Contains(p))],
            [.. fallback],
            otherwiseNull,
            where,
            [.. match],
            guard?.Method,
            skip,
            attribute.Named("TimeZone") as string,
            construction);
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

    private void CheckUnique(AttributeArguments attribute, Property? target, string name, Dictionary<string, string> found)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            problems.Add(DiagnosticDescriptors.EmptyName, attribute.At("Name"), "restore");
            return;
        }

        if (target is not null && found.ContainsKey("." + target.Name))
        {
            problems.Add(DiagnosticDescriptors.DuplicateRestore, attribute.At(1), $"'{target.Name}' is restored", "declare one restore per column");
            return;
        }

        if (found.ContainsKey(name))
        {
            problems.Add(DiagnosticDescriptors.DuplicateRestore, attribute.At("Name"), $"A restore is called '{name}'", "give one of them another Name");
        }

        found[name] = name;
        if (target is not null)
        {
            found["." + target.Name] = name;
        }
    }
}
