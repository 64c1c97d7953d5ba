using Backfill.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Parsing;

/// <summary>A guard, and the columns it can see of each row.</summary>
internal sealed record Guard(string Method, IReadOnlyList<string> Live, IReadOnlyList<string> Archived);

/// <summary>Reads the method of <c>Guard</c>: its signature, and the columns it reads.</summary>
internal sealed class GuardParser(DeclaringType type, Problems problems)
{
    public Guard? Parse(string name, Location? location)
    {
        var method = MethodFinder.Find(
            type,
            name,
            location,
            DiagnosticDescriptors.WrongGuardSignature,
            m => MethodFinder.IsCondition(m) && m.Parameters.Length == 2 && m.Parameters.All(p => MethodFinder.IsRow(p, type)),
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

        var touched = new TouchedColumns(type, problems);
        return new Guard(name, touched.Of(body, ordinal: 0, "the guard"), touched.Of(body, ordinal: 1, "the guard"));
    }
}
