using Backfill.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backfill.Generators.Parsing;

/// <summary>A guard, and the columns it can see of each row.</summary>
internal sealed record Guard(string Method, IReadOnlyList<string> Live, IReadOnlyList<string> Archived);

/// <summary>Finds out which columns a guard reads, so that no others are asked of the backup.</summary>
internal sealed class GuardParser(DeclaringType type, Problems problems)
{
    public Guard? Parse(string name, Location? location)
    {
        var method = MethodFinder.Find(
            type,
            name,
            location,
            DiagnosticDescriptors.WrongGuardSignature,
            m => m.Parameters.Length == 2 && m.Parameters.All(p => MethodFinder.IsRow(p, type)),
            problems);
        if (method is null)
        {
            return null;
        }

        var body = type.BodyOf(method.PartialImplementationPart ?? method);
        if (body is not null && MethodFinder.HasCompilerError(body))
        {
            problems.HasCompilerError = true;
            return null;
        }

        return new Guard(name, Touched(body, ordinal: 0), Touched(body, ordinal: 1));
    }

    private List<string> Touched(IBlockOperation? body, int ordinal)
    {
        if (body is null)
        {
            return [.. type.Columns.Keys];
        }

        List<string> touched = [];
        var everything = false;
        foreach (var reference in body.Descendants().OfType<IParameterReferenceOperation>().Where(r => r.Parameter.Ordinal == ordinal && IsOwn(r)))
        {
            if (ReadBy(reference) is not { } property)
            {
                everything = true;
            }
            else if (type.Columns.ContainsKey(property.Property.Name))
            {
                touched.Add(property.Property.Name);
            }
            else if (PropertyParser.WhyNot(property.Property) is { } reason && (property.Property.SetMethod is not null || PropertyParser.IsAutomatic(property.Property)))
            {
                problems.Add(DiagnosticDescriptors.NotAColumn, property.Syntax.GetLocation(), property.Property.Name, $"{reason}, so the guard would see its default");
            }
            else
            {
                // A computed property may read any column.
                everything = true;
            }
        }

        return everything ? [.. type.Columns.Keys] : touched;
    }

    // Not the parameter of a lambda or local function inside the guard.
    private static bool IsOwn(IParameterReferenceOperation reference) =>
        reference.Parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Ordinary };

    private static IPropertyReferenceOperation? ReadBy(IParameterReferenceOperation reference)
    {
        var user = reference.Parent;
        while (user is IConversionOperation { IsImplicit: true })
        {
            user = user.Parent;
        }

        return user as IPropertyReferenceOperation;
    }
}
