using Backfill.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Parsing;

// A predicate that calls another twice, which calls another twice, or a ?? in a ?? has a text that doubles with each level.
internal sealed partial class ConditionParser
{
    /// <summary>As many tests as a condition may have, called predicates included; every statement holds each of them.</summary>
    private const int MostTests = 1000;

    private const int MostLevels = 100;

    /// <summary>Far more than a condition of <see cref="MostTests"/> needs.</summary>
    private const int MostSteps = 100_000;

    private int _level;
    private int _steps;

    // Nothing more is said about a condition that is too large.
    private bool _isTooLarge;

    private T? Within<T>(IOperation operation, Func<T?> read)
        where T : class
    {
        type.Cancellation.ThrowIfCancellationRequested();
        if (_isTooLarge)
        {
            return null;
        }

        if (++_steps > MostSteps)
        {
            return TooLarge(operation) as T;
        }

        if (_level == MostLevels)
        {
            _isTooLarge = true;
            return problems.Any ? null : Refuse(operation, $"the condition is nested more than {MostLevels} levels deep; write it flatter, or decide in Guard") as T;
        }

        _level++;
        var result = read();
        _level--;
        return result;
    }

    private Condition? Bounded(IOperation operation, Condition? condition) => condition?.Size > MostTests ? TooLarge(operation) as Condition : condition;

    private List<T>? Bounded<T>(IOperation operation, List<T>? parts, Func<T, int> size)
        where T : class => parts?.Sum(size) > MostTests ? TooLarge(operation) as List<T> : parts;

    private object? TooLarge(IOperation operation)
    {
        _isTooLarge = true;
        return problems.Any ? null : Refuse(
            operation,
            $"the condition has more than {MostTests} tests, those of the predicates that it calls and of each value of ?: and ?? included; put values into a list, restore in several runs, or decide in Guard");
    }

    /// <summary>Whether a condition on both is small enough.</summary>
    private bool Fits(IOperation operation, Operand left, Operand right) => Fits(operation, (long)left.Size * right.Size, MostTests);

    /// <summary>Whether a comparison of each with the value is. Plain values are one test, however many they are.</summary>
    private bool Fits(IOperation operation, Operand value, IReadOnlyList<Operand> items) =>
        Fits(operation, (long)value.Size * items.Sum(i => i is Operand.Choice ? i.Size : 0), MostTests) && Fits(operation, (long)value.Size * items.Count, MostSteps);

    private bool Fits(IOperation operation, long size, int most) => size <= most || TooLarge(operation) is not null;
}
