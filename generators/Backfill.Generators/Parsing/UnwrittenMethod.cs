using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backfill.Generators.Parsing;

/// <summary>A method that is still to be written: all it does is to throw NotImplementedException, as editors write one.</summary>
internal static class UnwrittenMethod
{
    public static bool Is(IBlockOperation? body) =>
        body?.Operations is [var statement, ..]
        && Inner(statement) is IThrowOperation { Exception: { } thrown } && Inner(thrown) is IObjectCreationOperation { Type: { Name: "NotImplementedException", ContainingNamespace.Name: "System" } };

    private static IOperation Inner(IOperation operation) => operation switch
    {
        IReturnOperation { ReturnedValue: { } value } => Inner(value),
        IExpressionStatementOperation { Operation: var expression } => Inner(expression),
        IConversionOperation { Operand: var operand } => Inner(operand),
        _ => operation,
    };
}
