using System.Text;
using Backfill.Planning;

namespace Backfill.Cli.Commands;

/// <summary>How a parameter of <c>Where</c> reads on the command line.</summary>
internal static class ParameterText
{
    /// <summary><c>stampedFrom</c> as <c>stamped-from</c>.</summary>
    public static string Kebab(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = char.IsUpper(name[i]) && i > 0 && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            text.Append(startsWord && name[i - 1] != '_' ? "-" : "").Append(name[i] == '_' ? '-' : char.ToLowerInvariant(name[i]));
        }

        return text.ToString().Trim('-');
    }

    /// <summary>An argument's invariant text, as short as a person would type it.</summary>
    public static string Typed(RestoreParameter parameter, string text) => parameter.Kind != ColumnKind.DateTime
        ? text
        : text.EndsWith(" 00:00:00", StringComparison.Ordinal) ? text[..10] : text.Replace(' ', 'T');

    /// <summary>The texts of a list as typed: values of a text may have commas in them, and stand alone.</summary>
    public static IEnumerable<string> TypedList(RestoreParameter parameter, string list)
    {
        var items = ArgumentText.Items(parameter.Name, list).OfType<string>().Select(item => Typed(parameter, item));
        return parameter.Kind == ColumnKind.String ? items : [string.Join(',', items)];
    }

    /// <summary>What was typed, as the text of a list.</summary>
    public static string List(RestoreParameter parameter, IEnumerable<string> typed) =>
        ArgumentText.List(parameter.Kind == ColumnKind.String ? typed : typed.SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries)));

    public static string Describe(RestoreParameter parameter)
    {
        var kind = parameter.Kind switch
        {
            _ when parameter.Enum is { } members => $"one of {members.Names}",
            ColumnKind.DateTime => "date and time as the column stores it (2025-03-01 or 2025-03-01T14:30:00)",
            ColumnKind.Date => "date (2025-03-01)",
            ColumnKind.Time or ColumnKind.TimeOfDay => "time (14:30:00)",
            ColumnKind.Boolean => "true or false",
            ColumnKind.String => "text",
            ColumnKind.Guid => "GUID",
            ColumnKind.Decimal or ColumnKind.Single or ColumnKind.Double => "number (12.5)",
            _ => "whole number",
        };
        return parameter.List is not null ? $"{kind}; once per value{(parameter.Kind == ColumnKind.String ? "" : ", or several with commas")}"
            : parameter.Nullable ? $"{kind}; NULL when left out"
            : kind;
    }
}
