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
            throw ArgumentList.Missing(declaration, parameter);
        }

        ArgumentList.DemandFew(declaration, parameter, items.Length);
        foreach (var item in items)
        {
            DemandOne(declaration, parameter, item);
        }
    }

    private static void DemandOne(RestoreDeclaration declaration, RestoreParameter parameter, object? value)
    {
        var type = ArgumentText.TypeOf(parameter);
        if (value is null)
        {
            if (!parameter.Nullable)
            {
                throw new ArgumentNullException(null, $"'{parameter.Name}' of {declaration.Name} must be a {type.Name}, not null.");
            }

            return;
        }

        if (value.GetType() != type)
        {
            throw new ArgumentException($"'{parameter.Name}' of {declaration.Name} must be a {type.Name}, not {value.GetType().Name}.");
        }

        if (parameter.Enum is { } members && members.NameOf(value) is null)
        {
            throw new ArgumentException(
                $"'{parameter.Name}' of {declaration.Name} is {((Enum)value).ToString("D")}, which is no member of {type.Name}: {members.Names}; give one, or take the number and compare with it.");
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

    /// <summary>Whether the text has no half of a surrogate pair.</summary>
    public static bool IsUnicode(string text)
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
