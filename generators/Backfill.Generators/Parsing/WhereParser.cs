using System.Text;
using Backfill.Generators.Diagnostics;
using Backfill.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backfill.Generators.Parsing;

/// <summary>Reads the method of <c>Where</c>: its signature, its parameters and its condition.</summary>
internal sealed class WhereParser(DeclaringType type, Problems problems)
{
    public WhereMethod? Parse(string name, Location? location)
    {
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

        var parameters = ParameterParser.Parse(method.Parameters.Skip(1), problems);
        if (type.BodyOf(method.PartialImplementationPart ?? method) is not { } body)
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
        if (statements.Count != 1 || statements[0] is not IReturnOperation { ReturnedValue: { } value })
        {
            var rest = statements.FirstOrDefault(s => s is not IReturnOperation) ?? body;
            problems.Add(DiagnosticDescriptors.Untranslatable, rest.Syntax.GetLocation(), "the method must be one expression or a single return");
            return null;
        }

        var conditions = new ConditionParser(type, problems);
        var condition = conditions.Parse(value);
        return condition is null || problems.Any
            ? null
            : new WhereMethod(name, OneLine(value.Syntax), condition, [.. conditions.Properties], [.. parameters], [.. conditions.Constants]);
    }

    private static string OneLine(SyntaxNode expression)
    {
        var text = new StringBuilder();
        foreach (var token in expression.DescendantTokens())
        {
            text.Append(token.HasLeadingTrivia && text.Length > 0 && text[text.Length - 1] != ' ' ? " " : string.Empty);
            text.Append(token.Text);
            text.Append(token.HasTrailingTrivia ? " " : string.Empty);
        }

        return text.ToString().Trim();
    }
}
