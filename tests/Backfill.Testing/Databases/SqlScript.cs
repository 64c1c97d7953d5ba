using System.Text;

namespace Backfill.Testing.Databases;

/// <summary>Cuts a script as the servers' own clients do, as far as scripts here need it: a statement ends with the delimiter at the end of a line.</summary>
public static class SqlScript
{
    /// <summary>The statements of a script.</summary>
    public static IEnumerable<string> Statements(string script)
    {
        var delimiter = ";";
        var statement = new StringBuilder();
        foreach (var line in script.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith("DELIMITER ", StringComparison.OrdinalIgnoreCase))
            {
                delimiter = line["DELIMITER ".Length..].Trim();
                continue;
            }

            if (statement.Length == 0 && (line.Length == 0 || line.StartsWith("--", StringComparison.Ordinal)))
            {
                continue;
            }

            var trimmed = line.TrimEnd();
            if (trimmed.EndsWith(delimiter, StringComparison.Ordinal))
            {
                yield return statement.Append(trimmed.AsSpan(0, trimmed.Length - delimiter.Length)).ToString();
                statement.Clear();
            }
            else
            {
                statement.Append(line).Append('\n');
            }
        }

        if (!string.IsNullOrWhiteSpace(statement.ToString()))
        {
            yield return statement.ToString();
        }
    }
}
