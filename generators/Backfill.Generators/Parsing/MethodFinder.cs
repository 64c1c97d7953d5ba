using Backfill.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backfill.Generators.Parsing;

/// <summary>Finds the method that <c>Where</c>, <c>Guard</c> or <c>Value</c> names.</summary>
internal static class MethodFinder
{
    public static IMethodSymbol? Find(
        DeclaringType type, string name, Location? location, DiagnosticDescriptor wrongSignature, Func<IMethodSymbol, bool> fits, Problems problems, params object[] more)
    {
        var methods = type.Symbol.GetMembers(name).OfType<IMethodSymbol>().Where(m => m.MethodKind == MethodKind.Ordinary).ToList();
        if (methods.Count == 0)
        {
            problems.Add(DiagnosticDescriptors.UnknownMethod, location, type.Symbol.Name, name);
            return null;
        }

        var fitting = methods.Where(m => IsPlain(m) && fits(m)).ToList();
        if (fitting.Count != 1)
        {
            problems.Add(wrongSignature, location, [name, type.Symbol.Name, .. more]);
            return null;
        }

        return fitting[0];
    }

    public static bool IsRow(IParameterSymbol parameter, DeclaringType type) =>
        parameter.RefKind is RefKind.None or RefKind.In && SymbolEqualityComparer.Default.Equals(parameter.Type, type.Symbol);

    public static bool IsCondition(IMethodSymbol method) => method.ReturnType.SpecialType == SpecialType.System_Boolean;

    public static bool HasCompilerError(IOperation body) => body.Descendants().Any(o => o is IInvalidOperation || o.Type is IErrorTypeSymbol);

    private static bool IsPlain(IMethodSymbol method) =>
        method is { IsStatic: true, IsGenericMethod: false, IsAsync: false, ReturnsByRef: false, ReturnsByRefReadonly: false };
}
