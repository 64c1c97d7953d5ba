using Backfill.Generators.Binding;
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
            var meant = Similarity.Nearest(name, type.Symbol.GetMembers().OfType<IMethodSymbol>().Where(m => m is { MethodKind: MethodKind.Ordinary, IsImplicitlyDeclared: false, IsStatic: true }).Select(m => m.Name));
            var hint = meant is null ? "name one with nameof(…)" : $"did you mean nameof({meant})?";
            problems.AddWithName(DiagnosticDescriptors.UnknownMethod, location, meant, type.Symbol.Name, name, hint);
            return null;
        }

        var fitting = methods.Where(m => IsPlain(m) && fits(m)).ToList();
        if (fitting.Count != 1 || methods.Any(m => IsTwin(m, fitting[0])))
        {
            problems.Add(wrongSignature, location, [name, type.Symbol.Name, .. more]);
            return null;
        }

        return fitting[0];
    }

    // One that takes the same, but by reference: which of the two a call means depends on how it is written.
    private static bool IsTwin(IMethodSymbol other, IMethodSymbol method) =>
        !SymbolEqualityComparer.Default.Equals(other, method)
        && other.Parameters.Select(p => p.Type).SequenceEqual(method.Parameters.Select(p => p.Type), SymbolEqualityComparer.Default);

    public static bool IsRow(IParameterSymbol parameter, RowType type) =>
        parameter.RefKind is RefKind.None or RefKind.In && SymbolEqualityComparer.Default.Equals(parameter.Type, type.Symbol);

    /// <summary>Whether the parameters are a live and an archived row.</summary>
    public static bool TakesRows(IMethodSymbol method, RowType live, RowType archived) =>
        method.Parameters is [var first, var second] && IsRow(first, live) && IsRow(second, archived);

    public static bool IsCondition(IMethodSymbol method) => method.ReturnType.SpecialType == SpecialType.System_Boolean;

    public static bool HasCompilerError(IOperation body) => body.Descendants().Any(o => o is IInvalidOperation || o.Type is IErrorTypeSymbol);

    private static bool IsPlain(IMethodSymbol method) =>
        method is { IsStatic: true, IsGenericMethod: false, IsAsync: false, ReturnsByRef: false, ReturnsByRefReadonly: false };
}
