using Backfill.Generators.Diagnostics;
using Backfill.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Parsing;

/// <summary>Reads the method of <c>Where</c>: its signature, its parameters and its condition.</summary>
internal sealed class WhereParser(DeclaringType type, Problems problems)
{
    /// <param name="name">The method's name.</param>
    /// <param name="location">Where it is named.</param>
    /// <param name="isUnwritten">Whether the method is still to be written: that is no problem, and there is no condition.</param>
    public WhereMethod? Parse(string name, Location? location, out bool isUnwritten)
    {
        isUnwritten = false;
        var method = MethodFinder.Find(
            type,
            name,
            location,
            DiagnosticDescriptors.WrongWhereSignature,
            m => MethodFinder.IsCondition(m) && m.Parameters.Length > 0 && MethodFinder.IsRow(m.Parameters[0], type) && m.Parameters.Skip(1).All(p => p is { RefKind: RefKind.None, IsParams: false }),
            problems);
        if (method is null)
        {
            return null;
        }

        var implementation = method.PartialImplementationPart ?? method;
        isUnwritten = UnwrittenMethod.Is(type.BodyOf(implementation));
        if (isUnwritten)
        {
            return null;
        }

        var parameters = ParameterParser.Parse([.. method.Parameters.Skip(1)], type.Compilation, problems);
        if (ReturnedBy.Method(type, implementation, problems) is not { } value)
        {
            return null;
        }

        var scope = new Scope(implementation);
        scope.AddRow(implementation.Parameters[0]);
        foreach (var parameter in parameters)
        {
            // The implementing part of a partial method may call its parameters otherwise.
            var symbol = implementation.Parameters[method.Parameters.First(p => p.Name == parameter.Name).Ordinal];
            if (parameter.List is null)
            {
                scope.Add(symbol, new Operand.Bound(parameter.Name, parameter.Kind, parameter.Nullable));
            }
            else
            {
                scope.Add(symbol, new ListParameter(parameter.Name, parameter.Kind, parameter.Nullable));
            }
        }

        var conditions = new ConditionParser(type, problems);
        var sides = conditions.ParseSides(value, scope);
        return sides is null || problems.Any
            ? null
            : new WhereMethod(name, OneLine.Of(value), [.. sides], [.. conditions.Properties], [.. SeenBy(implementation)], [.. parameters], [.. conditions.Constants], Compared(conditions, name), [.. conditions.Given.Distinct()]);
    }

    private EquatableArray<ComparedMember> Compared(ConditionParser conditions, string method)
    {
        foreach (var (member, at) in conditions.Members)
        {
            problems.Remember(method, member, at);
        }

        return [.. conditions.Members.Select(m => m.Member).Distinct()];
    }

    // What the condition itself reads has been checked, each at its place.
    private IReadOnlyList<string> SeenBy(IMethodSymbol implementation) => new TouchedColumns(type, new Problems()).Of(type.BodyOf(implementation), ordinal: 0, "Where");
}
