using System.CommandLine;
using Backfill.Planning;

namespace Backfill.Cli.Commands;

/// <summary>Which restore, with which arguments: its name, which may be left out when there is only one, and an option per parameter of its <c>Where</c>.</summary>
internal sealed class RestoreChoice
{
    private readonly IReadOnlyList<RestorePlan> _restores;
    private readonly Argument<string?> _name;
    private readonly SortedDictionary<string, Option<string[]>> _options = new(StringComparer.Ordinal);

    public RestoreChoice(IReadOnlyList<RestorePlan> restores)
    {
        _restores = restores;
        _name = new Argument<string?>("restore")
        {
            Description = restores.Count == 1
                ? $"{restores[0].Declaration.Name}, the only one; may be left out"
                : $"one of {string.Join(", ", restores.Select(r => r.Declaration.Name))}",
            Arity = ArgumentArity.ZeroOrOne,
        };
        foreach (var (plan, parameter) in restores.SelectMany(r => r.Declaration.Parameters.Select(p => (r, p))))
        {
            var option = OptionName(parameter);
            var meaning = restores.Count == 1 ? ParameterText.Describe(parameter) : $"{ParameterText.Describe(parameter)}, for {plan.Declaration.Name}";
            if (_options.TryGetValue(option, out var known))
            {
                known.Description += $"; {meaning}";
            }
            else
            {
                _options.Add(option, new Option<string[]>(option) { Description = meaning, HelpName = "VALUE" });
            }
        }
    }

    public void AddTo(Command command)
    {
        command.Add(_name);
        foreach (var option in _options.Values)
        {
            command.Add(option);
        }
    }

    /// <exception cref="WrongUseException">No such restore, or an argument is missing, unknown or unreadable.</exception>
    public Restore Read(ParseResult parsed)
    {
        var plan = Find(_restores, parsed.GetValue(_name));
        var name = plan.Declaration.Name;
        var own = plan.Declaration.Parameters.ToDictionary(OptionName);
        var texts = new Dictionary<string, string?>();
        foreach (var (option, definition) in _options)
        {
            var given = parsed.GetResult(definition) is not null;
            if (!own.TryGetValue(option, out var parameter))
            {
                if (given)
                {
                    throw new WrongUseException($"{name} has no {option}; {Takes(plan)}.");
                }

                continue;
            }

            if (!given && (parameter.List is not null || !parameter.Nullable))
            {
                throw new WrongUseException($"{name} needs {option}: {ParameterText.Describe(parameter)}.");
            }

            texts[parameter.Name] = Text(parameter, option, parsed.GetValue(definition) ?? []);
        }

        try
        {
            return plan.WithText(texts);
        }
        catch (ArgumentException e)
        {
            throw new WrongUseException(e.Message);
        }
    }

    /// <summary>The restore's name and arguments as they would be typed.</summary>
    public static string Typed(Restore restore) => string.Join(' ', Words(restore));

    public static RestorePlan Find(IReadOnlyList<RestorePlan> restores, string? name)
    {
        if (name is null)
        {
            return restores.Count == 1
                ? restores[0]
                : throw new WrongUseException($"Which restore? One of {string.Join(", ", restores.Select(r => r.Declaration.Name))}.");
        }

        if (restores.FirstOrDefault(r => r.Declaration.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found)
        {
            return found;
        }

        if (name.Contains('=', StringComparison.Ordinal))
        {
            throw new WrongUseException("A connection string is not an argument: put it into ConnectionStrings__Live (environment) or appsettings.json.");
        }

        var names = restores.Select(r => r.Declaration.Name).ToList();
        throw new WrongUseException(Similarity.Nearest(name, names) is { } similar
            ? $"There is no restore '{name}'; did you mean '{similar}'?"
            : $"There is no restore '{name}'; there is {string.Join(", ", names)}.");
    }

    // Two restores may call a list and a value the same, so every option may come several times.
    private static string? Text(RestoreParameter parameter, string option, string[] typed) =>
        parameter.List is not null ? ParameterText.List(parameter, typed)
        : typed.Length > 1 ? throw new WrongUseException($"{option} can be given only once.")
        : typed.FirstOrDefault();

    private static IEnumerable<string> Words(Restore restore)
    {
        yield return ShellWord.Of(restore.Name);
        foreach (var (parameter, (_, text)) in restore.Arguments.Parameters.Zip(restore.Arguments.ToText()))
        {
            var values = text is null ? [] : parameter.List is null ? [ParameterText.Typed(parameter, text)] : ParameterText.TypedList(parameter, text);
            foreach (var value in values)
            {
                foreach (var word in ShellWord.OfOption(OptionName(parameter), value))
                {
                    yield return word;
                }
            }
        }
    }

    private static string Takes(RestorePlan plan) => plan.Declaration.Parameters.Count == 0
        ? "it takes no arguments"
        : $"it takes {string.Join(", ", plan.Declaration.Parameters.Select(OptionName))}";

    private static string OptionName(RestoreParameter parameter) => "--" + ParameterText.Kebab(parameter.Name);
}
