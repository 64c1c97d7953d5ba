using Backfill.Generators.Diagnostics;
using Backfill.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Parsing;

/// <summary>Reads the method of <c>Value</c>: its signature, what it returns, and the columns it reads.</summary>
internal sealed class ValueParser(DeclaringType type, RowType archived, Problems problems)
{
    public ValueMethod? Parse(string name, Property target, IReadOnlyList<Property> targets, Location? location)
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

        var live = new TouchedColumns(type, problems);
        if (body is not null && live.FirstRead(body, ordinal: 0, [.. targets.Select(t => t.Name)]) is { } read)
        {
            problems.Add(DiagnosticDescriptors.ValueReadsTarget, read.At.Syntax.GetLocation(), name, read.Property);
        }

        var readsLive = body is null || TouchedColumns.References(body, ordinal: 0).Any();
        return new ValueMethod(
            name,
            readsLive,
            readsLive ? [.. live.Of(body, ordinal: 0, "Value")] : [],
            [.. new TouchedColumns(archived, problems).Of(body, ordinal: 1, "Value")]);
    }

    private static bool Fits(ITypeSymbol returned, ITypeSymbol column) =>
        SymbolEqualityComparer.Default.Equals(PropertyParser.Underlying(returned), PropertyParser.Underlying(column));
}
