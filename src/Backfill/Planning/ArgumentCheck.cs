using System.Text;

namespace Backfill.Planning;

/// <summary>What an argument must be.</summary>
internal static class ArgumentCheck
{
    /// <exception cref="ArgumentException">It is not of its type, or no column can hold it; the message is one sentence.</exception>
    public static void Demand(RestoreDeclaration declaration, RestoreParameter parameter, object? value)
    {
        if (parameter.List is null)
        {
            DemandOne(declaration, parameter, value);
            return;
        }

        if (value is not object?[] items)
        {
            throw new ArgumentException($"'{parameter.Name}' of {declaration.Name} must be a list of {ArgumentText.TypeOf(parameter.Kind).Name}, not null.");
        }

        ArgumentList.DemandFew(declaration, parameter, items.Length);
        foreach (var item in items)
        {
            DemandOne(declaration, parameter, item);
        }
    }

    private static void DemandOne(RestoreDeclaration declaration, RestoreParameter parameter, object? value)
    {
        if (value is null ? !parameter.Nullable : value.GetType() != ArgumentText.TypeOf(parameter.Kind))
        {
            throw new ArgumentException($"'{parameter.Name}' of {declaration.Name} must be a {ArgumentText.TypeOf(parameter.Kind).Name}, not {value?.GetType().Name ?? "null"}.");
        }

        if (value is double.NaN or double.PositiveInfinity or double.NegativeInfinity)
        {
            throw new ArgumentException($"'{parameter.Name}' of {declaration.Name} is {ArgumentText.Format(parameter.Kind, value)}, which no column can hold; give a number.");
        }

        if (value is string text && !IsUnicode(text))
        {
            throw new ArgumentException($"'{parameter.Name}' of {declaration.Name} has half of a surrogate pair, which no database can hold; give whole characters.");
        }

        if (value is DateTime { Kind: not DateTimeKind.Unspecified })
        {
            throw new ArgumentException($"'{parameter.Name}' of {declaration.Name} must be wall-clock time as the column stores it (DateTimeKind.Unspecified).");
        }
    }

    private static bool IsUnicode(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune))
            {
                return false;
            }

            i += rune.Utf16SequenceLength - 1;
        }

        return true;
    }
}
