using Backfill.Generators.Diagnostics;
using Backfill.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backfill.Generators.Parsing;

/// <summary>What computes the value, and the columns it can see of each row.</summary>
internal sealed record Computation(ValueMethod Method, IReadOnlyList<string> Live, IReadOnlyList<string> Archived);

/// <summary>Reads the method of <c>Value</c>: its signature, what it returns, and the columns it reads.</summary>
internal sealed class ValueParser(DeclaringType type, RowType archived, Problems problems)
{
    public Computation? Parse(string name, Property target, IReadOnlyList<Property> targets, Location? location)
    {
        var column = type.Properties[target.Name].Type;
        var method = MethodFinder.Find(
            type,
            name,
            location,
            DiagnosticDescriptors.WrongValueSignature,
            m => Fits(m.ReturnType, column) && MethodFinder.TakesRows(m, type, archived),
            problems,
            archived.Symbol.Name,
            column.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
        if (method is null)
        {
            return null;
        }

        if (!target.Nullable && PropertyParser.IsNullable(method.ReturnType))
        {
            problems.Add(DiagnosticDescriptors.NullFromValue, location, name, target.Name);
        }

        var body = type.BodyOf(method.PartialImplementationPart ?? method);
        if (body is not null && MethodFinder.HasCompilerError(body))
        {
            problems.HasCompilerError = true;
            return null;
        }

        if (body is not null && ReadOfTarget(body, targets) is { } read)
        {
            problems.Add(DiagnosticDescriptors.ValueReadsTarget, read.Syntax.GetLocation(), name, read.Property.Name);
        }

        var readsLive = body is null || TouchedColumns.References(body, ordinal: 0).Any();
        return new Computation(new ValueMethod(name, readsLive), new TouchedColumns(type, problems).Of(body, ordinal: 0, "Value"), new TouchedColumns(archived, problems).Of(body, ordinal: 1, "Value"));
    }

    private static bool Fits(ITypeSymbol returned, ITypeSymbol column) =>
        SymbolEqualityComparer.Default.Equals(PropertyParser.Underlying(returned), PropertyParser.Underlying(column));

    private static IPropertyReferenceOperation? ReadOfTarget(IBlockOperation body, IReadOnlyList<Property> targets) =>
        TouchedColumns.References(body, ordinal: 0).Select(TouchedColumns.ReadBy).FirstOrDefault(p => targets.Any(t => t.Name == p?.Property.Name));
}
