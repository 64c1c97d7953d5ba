using Backfill.Generators.Diagnostics;
using Backfill.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Parsing;

/// <summary>What a restored column is, and where its value comes from.</summary>
internal sealed record RestoredPair(Property Target, Property Source, bool RestoreNull);

/// <summary>Reads <c>column</c> and <c>source</c> of a <c>[Restore]</c>.</summary>
/// <param name="type">The declaring type.</param>
/// <param name="archived">The type of the archived row; null where that is wrong.</param>
/// <param name="problems">What is wrong.</param>
internal sealed class RestoredColumnParser(DeclaringType type, ArchivedType? archived, Problems problems)
{
    private readonly ColumnFinder _columns = new(problems);

    /// <summary>Null after a problem.</summary>
    public RestoredPair? Parse(AttributeArguments attribute, FoundRestores found)
    {
        var target = _columns.Find(type, string.Empty, attribute.Positional(1) as string, attribute.At(1));
        var source = archived is null ? null : Source(attribute, archived, target);
        if (target is not null)
        {
            CheckTarget(target, attribute);
            var group = GroupParser.NameOf(attribute);
            var isRestored = found.Restores(target.Name);
            if (!found.Targets.Add((group, target.Name)) && group is not null)
            {
                problems.Add(DiagnosticDescriptors.DuplicateRestore, attribute.At(1), $"'{target.Name}' is restored in the group '{group}'", "a group writes each column once");
            }
            else if (isRestored && attribute.Named("Name") is null)
            {
                problems.Add(DiagnosticDescriptors.DuplicateRestore, attribute.At(1), $"'{target.Name}' is restored", "declare one restore per column, or give this one a Name of its own");
            }
        }

        if (target is null || source is null || archived is null)
        {
            return null;
        }

        if (attribute.Named("Value") is null)
        {
            CheckSource(target, source, archived.Row, attribute.At(2));
        }

        return new RestoredPair(target, source, RestoresNull(target, attribute));
    }

    /// <summary>Whether the source can be compared with a column of live, as <c>SkipIfSourceUnchanged</c> does.</summary>
    public bool IsCompared(Property source, AttributeArguments attribute)
    {
        if (type.Columns.TryGetValue(source.Name, out var live) && live.Kind.IsComparedWith(source.Kind))
        {
            return true;
        }

        var reason = live is null ? "has no column of that name" : $"has it as {type.Properties[source.Name].Type.Shown()}, which cannot be compared";
        problems.Add(DiagnosticDescriptors.SourceIsNotInLive, attribute.At("SkipIfSourceUnchanged"), source.Name, archived!.Row.Symbol.Name, type.Symbol.Name, reason);
        return false;
    }

    private bool RestoresNull(Property target, AttributeArguments attribute)
    {
        var restores = attribute.Named("RestoreNull") is true;
        if (restores && !target.Nullable)
        {
            problems.Add(DiagnosticDescriptors.RestoreNullIntoNonNullable, attribute.At("RestoreNull"), target.Name);
        }

        return restores;
    }

    private Property? Source(AttributeArguments attribute, ArchivedType from, Property? target)
    {
        var isNamed = attribute.Positional(2) is not null;
        return !isNamed && from.Row.IsDeclaring
            ? target
            : _columns.Find(
                from.Row,
                from.Prefix,
                attribute.Positional(isNamed ? 2 : 1) as string,
                attribute.At(isNamed ? 2 : 1),
                isNamed ? null : $"name the one that has the value: source: nameof({from.Prefix}…)");
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

    private void CheckSource(Property target, Property source, RowType row, Location? location)
    {
        if (!source.Kind.CanBeWrittenInto(target.Kind))
        {
            problems.Add(
                DiagnosticDescriptors.SourceDoesNotFit,
                location,
                source.Name,
                row.Properties[source.Name].Type.Shown(),
                target.Name,
                type.Properties[target.Name].Type.Shown());
        }
        else if (source.Nullable && !target.Nullable)
        {
            problems.Add(DiagnosticDescriptors.NullIntoNonNullable, location, source.Name, target.Name);
        }
    }
}
