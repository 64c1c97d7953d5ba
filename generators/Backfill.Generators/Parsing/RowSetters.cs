using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Parsing;

/// <summary>What is read and changed while an object is made of a row: setters that have code, and what a record's parameters go into.</summary>
internal sealed class RowSetters(RowType type, MemberCode code)
{
    /// <summary>Adds the columns without which those that are read would have other values. False where that cannot be known, so that all are needed.</summary>
    /// <param name="stored">The properties and fields whose values are read.</param>
    public bool CloseOver(HashSet<ISymbol> stored)
    {
        stored.UnionWith(new RecordConstruction(type, code).Computing.Where(type.Properties.ContainsKey).Select(p => type.Properties[p]));
        var setters = type.Columns.Keys.Select(c => type.Properties[c]).Where(p => p.SetMethod is { } setter && code.IsAutomatic(setter) != true)
            .ToDictionary(p => p, Effects, (IEqualityComparer<IPropertySymbol>)SymbolEqualityComparer.Default);
        if (setters.Values.Any(e => e.Everything))
        {
            return false;
        }

        // A required member is set in any case, if only to its default, which its setter may refuse.
        stored.UnionWith(setters.Keys.Where(p => p.IsRequired));
        for (var count = -1; count != stored.Count;)
        {
            count = stored.Count;
            foreach (var setter in setters.Where(s => stored.Contains(s.Key) || s.Value.Stored.Any(stored.Contains)))
            {
                stored.Add(setter.Key);
                stored.UnionWith(setter.Value.Stored.Where(s => s is IFieldSymbol || type.Columns.ContainsKey(s.Name)));
            }
        }

        return true;
    }

    private RowReads Effects(IPropertySymbol property)
    {
        var effects = new RowReads(type, code);
        effects.Through(property.SetMethod!);
        return effects;
    }
}
