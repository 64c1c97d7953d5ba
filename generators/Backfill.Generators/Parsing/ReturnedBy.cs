using Backfill.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backfill.Generators.Parsing;

/// <summary>The one expression that a predicate returns.</summary>
internal static class ReturnedBy
{
    /// <summary>Null after a problem.</summary>
    public static IOperation? Method(DeclaringType type, IMethodSymbol method, Problems problems)
    {
        if (type.BodyOf(method) is not { } body)
        {
            problems.Add(DiagnosticDescriptors.Untranslatable, method.Location(), "the method has no body");
            return null;
        }

        if (MethodFinder.HasCompilerError(body))
        {
            problems.HasCompilerError = true;
            return null;
        }

        var statements = body.Operations.Where(o => !o.IsImplicit || o is IReturnOperation).ToList();
        if (statements.Count == 1 && statements[0] is IReturnOperation { ReturnedValue: { } value })
        {
            return value;
        }

        var rest = statements.FirstOrDefault(s => s is not IReturnOperation) ?? body;
        problems.Add(DiagnosticDescriptors.Untranslatable, rest.Syntax.GetLocation(), "the method must be one expression or a single return");
        return null;
    }
}
