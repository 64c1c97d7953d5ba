using System.ComponentModel;

namespace Backfill.Planning;

/// <summary>The arguments of a restore: typed values with their invariant text.</summary>
public sealed class Arguments
{
    private readonly object?[] _values;
    private readonly object?[]?[] _items;

    /// <param name="parameters">The parameters.</param>
    /// <param name="values">A value of its kind, or null, per parameter; of a list an array of them.</param>
    private Arguments(IReadOnlyList<RestoreParameter> parameters, object?[] values)
    {
        Parameters = parameters;
        _items = [.. parameters.Select((p, i) => p.List is null ? null : (object?[])values[i]!)];
        _values = [.. parameters.Select((p, i) => _items[i] is { } items ? ArgumentList.Collection(p, items) : values[i])];
    }

    /// <summary>The parameters, in order.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IReadOnlyList<RestoreParameter> Parameters { get; }

    /// <summary>The value at <paramref name="index"/>; null for null. <typeparamref name="T"/> is the C# type of the parameter's kind, of a list that of the method's parameter.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public T Get<T>(int index) => (T)_values[index]!;

    /// <summary>The boxed value at <paramref name="index"/>; of a list the collection.</summary>
    public object? this[int index] => _values[index];

    /// <summary>
    /// What the statements of the restore bind, by name without <c>@</c>: each value under its parameter's name, of an enum its number; of a list its values that are not null, as
    /// <c>ids_item0</c> and so on, and, where values may be null, as <c>ids_has_null</c> whether one is.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IEnumerable<KeyValuePair<string, object?>> Bound()
    {
        for (var i = 0; i < Parameters.Count; i++)
        {
            if (_items[i] is not { } items)
            {
                yield return KeyValuePair.Create(Parameters[i].Name, ArgumentText.Bound(Parameters[i], _values[i]));
                continue;
            }

            var index = 0;
            foreach (var item in items.Where(item => item is not null))
            {
                yield return KeyValuePair.Create(ListSlots.ItemName(Parameters[i].Name, index++), ArgumentText.Bound(Parameters[i], item));
            }

            if (Parameters[i].Nullable)
            {
                yield return KeyValuePair.Create($"{Parameters[i].Name}_has_null", (object?)items.Contains(null));
            }
        }
    }

    /// <summary>Name to invariant text (null for null; a list as <see cref="ArgumentText.List"/> writes it), in order: what is kept with the run.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> ToText() =>
    [
        .. Parameters.Select((p, i) => KeyValuePair.Create(
            p.Name,
            _items[i] is { } items ? ArgumentText.List(items.Select(item => Text(p, item))) : Text(p, _values[i]))),
    ];

    /// <summary>The first parameter whose text had an offset and was turned into the wall clock of the restore's time zone, or null.</summary>
    internal string? FirstWithOffset { get; private init; }

    internal IReadOnlyList<object?> ItemsOf(string list) => _items[Parameters.ToList().FindIndex(p => p.Name == list)]!;

    internal static Arguments Of(RestoreDeclaration declaration, ReadOnlySpan<object?> values)
    {
        if (values.Length != declaration.Parameters.Count)
        {
            throw new ArgumentException($"{declaration.Name} takes {declaration.Parameters.Count} arguments, not {values.Length}.");
        }

        var checkedValues = values.ToArray();
        for (var i = 0; i < checkedValues.Length; i++)
        {
            var parameter = declaration.Parameters[i];
            checkedValues[i] = parameter.List is null ? checkedValues[i] : ArgumentList.Items(declaration, parameter, checkedValues[i]);
            ArgumentCheck.Demand(declaration, parameter, checkedValues[i]);
        }

        return new Arguments(declaration.Parameters, checkedValues);
    }

    /// <summary>Arguments for statements that look at none of them.</summary>
    internal static Arguments Unknown(RestoreDeclaration declaration) =>
        new(declaration.Parameters, [.. declaration.Parameters.Select(p => p.List is null ? null : Array.Empty<object?>())]);

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

            values[i] = parameter.List is null || text is null ? Value(text) : ArgumentText.Items(parameter.Name, text).Select(Value).ToArray();
            ArgumentCheck.Demand(declaration, parameter, values[i]);

            object? Value(string? one)
            {
                if (one is null)
                {
                    return null;
                }

                var value = ArgumentText.Parse(parameter, one, declaration.TimeZone, out var hadOffset);
                firstWithOffset ??= hadOffset ? parameter.Name : null;
                return value;
            }
        }

        return new Arguments(declaration.Parameters, values) { FirstWithOffset = firstWithOffset };
    }

    private static string? Text(RestoreParameter parameter, object? value) =>
        value is null ? null : parameter.Enum is { } members ? members.NameOf(value) : ArgumentText.Format(parameter.Kind, value);
}
