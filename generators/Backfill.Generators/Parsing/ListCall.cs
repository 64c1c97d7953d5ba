using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backfill.Generators.Parsing;

/// <summary><c>collection.Contains(item)</c>, however the compiler has bound it.</summary>
internal sealed record ListCall(IOperation Collection, IOperation Item)
{
    public static ListCall? Of(IInvocationOperation call)
    {
        if (call.TargetMethod.Name != "Contains")
        {
            return null;
        }

        var arguments = call.Arguments.OrderBy(a => a.Parameter!.Ordinal).Select(a => a.Value).ToArray();
        return (call.Instance, arguments, call.TargetMethod.ContainingType.Named()) switch
        {
            (null, [var collection, var item], "System.Linq.Enumerable" or "System.MemoryExtensions") => new ListCall(collection, item),

            // A comparer that is left out.
            (null, [var collection, var item, { ConstantValue: { HasValue: true, Value: null } }], "System.MemoryExtensions") => new ListCall(collection, item),
            ({ } collection, [var item], var owner) when owner.StartsWith("System.Collections.Generic.", StringComparison.Ordinal) => new ListCall(collection, item),
            _ => null,
        };
    }

    /// <summary>The values of a collection that is written out; null when it is not.</summary>
    public static IReadOnlyList<IOperation>? Items(IOperation collection) => Unconverted(collection) switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        IArrayCreationOperation { DimensionSizes: [{ ConstantValue: { HasValue: true, Value: 0 } }] } => [],
        ICollectionExpressionOperation expression when !expression.Elements.Any(e => e is ISpreadOperation) => expression.Elements,
        IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: { } initializer } creation when IsPlainCollection(creation.Type!) => Added(initializer),
        _ => null,
    };

    /// <summary>C# 14 sees an array as a span in order to search it; C# before did not.</summary>
    public static IOperation Unconverted(IOperation operation) => operation is IConversionOperation conversion ? Unconverted(conversion.Operand) : operation;

    private static bool IsPlainCollection(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsGenericType: true, Name: "List" or "HashSet" } && type.Named().StartsWith("System.Collections.Generic.", StringComparison.Ordinal);

    private static List<IOperation>? Added(IObjectOrCollectionInitializerOperation initializer)
    {
        var items = initializer.Initializers.OfType<IInvocationOperation>().Where(i => i.TargetMethod.Name == "Add" && i.Arguments.Length == 1).Select(i => i.Arguments[0].Value).ToList();
        return items.Count == initializer.Initializers.Length ? items : null;
    }
}
