using Backfill.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Parsing;

/// <summary>What the parameters of a predicate stand for while its body is read.</summary>
internal sealed class Scope(IMethodSymbol method, Scope? caller = null)
{
    private readonly Dictionary<IParameterSymbol, object> _meaning = new(SymbolEqualityComparer.Default);

    /// <summary>The marker of a parameter that is the row.</summary>
    private static readonly object Row = new();

    public void AddRow(IParameterSymbol parameter) => _meaning.Add(parameter, Row);

    public void Add(IParameterSymbol parameter, Operand operand) => _meaning.Add(parameter, operand);

    public void Add(IParameterSymbol parameter, ListParameter list) => _meaning.Add(parameter, list);

    public void Add(IParameterSymbol parameter, IReadOnlyList<Operand> items) => _meaning.Add(parameter, items);

    public bool IsRow(IParameterSymbol parameter) => _meaning.TryGetValue(parameter, out var meaning) && meaning == Row;

    public Operand? OperandOf(IParameterSymbol parameter) => _meaning.TryGetValue(parameter, out var meaning) ? meaning as Operand : null;

    public ListParameter? ListOf(IParameterSymbol parameter) => _meaning.TryGetValue(parameter, out var meaning) ? meaning as ListParameter : null;

    public IReadOnlyList<Operand>? ItemsOf(IParameterSymbol parameter) => _meaning.TryGetValue(parameter, out var meaning) ? meaning as IReadOnlyList<Operand> : null;

    /// <summary>Whether the method is being read already.</summary>
    public bool IsInside(IMethodSymbol other) => SymbolEqualityComparer.Default.Equals(method, other) || caller?.IsInside(other) == true;
}
