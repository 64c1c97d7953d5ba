using Backfill.Generators.Diagnostics;
using Backfill.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Parsing;

/// <summary>Reads the method of <c>Guard</c>: its signature, and the columns it reads.</summary>
internal sealed class GuardParser(DeclaringType type, RowType archived, Problems problems)
{
    public GuardMethod? Parse(string name, Location? location)
    {
        var method = MethodFinder.Find(
            type,
            name,
            location,
            DiagnosticDescriptors.WrongGuardSignature,
            m => MethodFinder.IsCondition(m) && MethodFinder.TakesRows(m, type, archived),
            problems,
            archived.Symbol.Name);
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

        return new GuardMethod(
            name,
            [.. new TouchedColumns(type, problems).Of(body, ordinal: 0, "the guard")],
            [.. new TouchedColumns(archived, problems).Of(body, ordinal: 1, "the guard")]);
    }
}
