using System.Text;

namespace Backfill.Planning;

/// <summary>The arguments of a restore: typed values with their invariant text.</summary>
public sealed class Arguments
{
    private readonly object?[] _values;

    private Arguments(IReadOnlyList<RestoreParameter> parameters, object?[] values)
    {
        Parameters = parameters;
        _values = values;
    }

    /// <summary>The parameters, in order.</summary>
    public IReadOnlyList<RestoreParameter> Parameters { get; }

    /// <summary>The value at <paramref name="index"/>; null for null. <typeparamref name="T"/> is the C# type of the parameter's kind.</summary>
    public T Get<T>(int index) => (T)_values[index]!;

    /// <summary>The boxed value at <paramref name="index"/>, for binding.</summary>
    public object? this[int index] => _values[index];

    /// <summary>Name to invariant text (null for null), in order: what is kept with the run.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> ToText() =>
        [.. Parameters.Select((p, i) => KeyValuePair.Create(p.Name, _values[i] is { } value ? ArgumentText.Format(p.Kind, value) : null))];

    /// <summary>The first parameter whose text had an offset and was turned into the wall clock of the restore's time zone, or null.</summary>
    internal string? FirstWithOffset { get; private init; }

    internal static Arguments Of(RestoreDeclaration declaration, ReadOnlySpan<object?> values)
    {
        if (values.Length != declaration.Parameters.Count)
        {
            throw new ArgumentException($"{declaration.Name} takes {declaration.Parameters.Count} arguments, not {values.Length}.");
        }

        var checkedValues = values.ToArray();
        for (var i = 0; i < checkedValues.Length; i++)
        {
            Check(declaration, declaration.Parameters[i], checkedValues[i]);
        }

        return new Arguments(declaration.Parameters, checkedValues);
    }

    internal static Arguments Parse(RestoreDeclaration declaration, IReadOnlyDictionary<string, string?> texts)
    {
        if (texts.Keys.FirstOrDefault(name => declaration.Parameters.All(p => p.Name != name)) is { } unknown)
        {
            throw new ArgumentException($"{declaration.Name} has no parameter '{unknown}'; it has {string.Join(", ", declaration.Parameters.Select(p => p.Name))}.");
        }

        string? firstWithOffset = null;
        var values = new object?[declaration.Parameters.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = declaration.Parameters[i];
            if (!texts.TryGetValue(parameter.Name, out var text))
            {
                throw new ArgumentException($"{declaration.Name} needs a value for '{parameter.Name}'.");
            }

            if (text is not null)
            {
                values[i] = ArgumentText.Parse(parameter, text, declaration.TimeZone, out var hadOffset);
                firstWithOffset ??= hadOffset ? parameter.Name : null;
            }

            Check(declaration, parameter, values[i]);
        }

        return new Arguments(declaration.Parameters, values) { FirstWithOffset = firstWithOffset };
    }

    private static void Check(RestoreDeclaration declaration, RestoreParameter parameter, object? value)
    {
        if (value is null ? !parameter.Nullable : value.GetType() != ArgumentText.TypeOf(parameter.Kind))
        {
            throw new ArgumentException($"'{parameter.Name}' of {declaration.Name} must be a {ArgumentText.TypeOf(parameter.Kind).Name}, not {value?.GetType().Name ?? "null"}.");
        }

        if (value is double.NaN or double.PositiveInfinity or double.NegativeInfinity)
        {
            throw new ArgumentException($"'{parameter.Name}' of {declaration.Name} is {value}, which no column can hold; give a number.");
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
