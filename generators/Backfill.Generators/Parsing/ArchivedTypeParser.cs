using Backfill.Generators.Diagnostics;
using Backfill.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Parsing;

/// <summary>Reads the type of the archived row: the declaring one, or what <c>[Restore&lt;TArchive&gt;]</c> names.</summary>
internal sealed class ArchivedTypeParser(DeclaringType type, Problems problems)
{
    /// <summary>Null after a problem.</summary>
    public ArchivedType? Parse(AttributeArguments attribute)
    {
        if (attribute.ArchivedType is not { } named || SymbolEqualityComparer.Default.Equals(named, type.Symbol))
        {
            return new ArchivedType(type, null, string.Empty);
        }

        if (named.TypeKind == TypeKind.Error)
        {
            problems.HasCompilerError = true;
            return null;
        }

        if ((WhyNot(named) ?? (Nameable.IsAliased(named, type.Compilation) ? $"of another name here: {Nameable.Alias}" : null)) is { } reason)
        {
            problems.Add(DiagnosticDescriptors.UnsupportedArchivedType, attribute.AtArchivedType, named.Shown(), reason);
            return null;
        }

        // It may stand in another file, or in a library: what is wrong with it is said where it is named.
        var own = new Problems(attribute.AtArchivedType);
        var symbol = (INamedTypeSymbol)named;
        var properties = PropertyParser.All(symbol, type.Compilation, type.Symbol);
        var key = KeyParser.Parse(symbol, properties, own, type.Cancellation);
        var row = new RowType(symbol, type.Symbol, type.Compilation, properties, key, type.Cancellation);
        var table = row.Declared(IdentifierParser.Table(symbol, own, type.Cancellation));
        if (!own.Any && WhyKeyDiffers(row) is { } difference)
        {
            own.Add(DiagnosticDescriptors.KeysDiffer, attribute.AtArchivedType, symbol.Name, type.Symbol.Name, difference);
        }

        problems.Forward(own);
        return own.Any ? null : new ArchivedType(row, table, attribute.Prefix);
    }

    private static string? WhyNot(ITypeSymbol named) => named switch
    {
        not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, IsTupleType: false, SpecialType: SpecialType.None } => "no record, class or struct of yours",
        INamedTypeSymbol { IsGenericType: true } => "generic",
        INamedTypeSymbol symbol when Chain(symbol).Any(t => t.IsFileLocal) => "local to its file, which generated code is not in",
        _ => null,
    };

    // Paired by position: only the types can tell one key column from another, so a name in another place is a mistake.
    private string? WhyKeyDiffers(RowType archived)
    {
        if (type.Key.Any(k => !type.Columns.ContainsKey(k)))
        {
            return null;
        }

        if (archived.Key.Count != type.Key.Count)
        {
            return $"it has {archived.Key.Count} {(archived.Key.Count == 1 ? "property" : "properties")} and the other {type.Key.Count}";
        }

        for (var i = 0; i < archived.Key.Count; i++)
        {
            var (there, here) = (archived.Columns[archived.Key[i]], type.Columns[type.Key[i]]);
            if (!IsAlike(there.Kind, here.Kind))
            {
                return $"'{there.Name}' is {archived.Properties[there.Name].Type.Shown()} and '{here.Name}' is {type.Properties[here.Name].Type.Shown()}";
            }

            if (there.Name != here.Name && type.Key.Contains(there.Name))
            {
                return $"'{there.Name}' stands in the place of '{here.Name}'";
            }
        }

        return null;
    }

    private static bool IsAlike(ColumnKind archived, ColumnKind live) =>
        archived == live || (archived.IsInteger() && live.IsInteger() && archived.IsUnsigned() == live.IsUnsigned());

    private static IEnumerable<INamedTypeSymbol> Chain(INamedTypeSymbol type)
    {
        for (var part = type; part is not null; part = part.ContainingType)
        {
            yield return part;
        }
    }
}
