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

    public static string Describe(RestoreParameter parameter)
    {
        var kind = parameter.Kind switch
        {
            ColumnKind.DateTime => "date and time as the column stores it (2025-03-01 or 2025-03-01T14:30:00)",
            ColumnKind.Date => "date (2025-03-01)",
            ColumnKind.Time => "time (14:30:00)",
            ColumnKind.Boolean => "true or false",
            ColumnKind.String => "text",
            ColumnKind.Decimal or ColumnKind.Single or ColumnKind.Double => "number (12.5)",
            _ => "whole number",
        };
        return parameter.Nullable ? $"{kind}; NULL when left out" : kind;
    }
}
