using System.Globalization;
using System.Text;
using Backfill.Planning.Rules;
using Backfill.Stores;

namespace Backfill.Tool.Declaring;

/// <summary>How names and types of a table are written in C#.</summary>
internal static class CSharp
{
    /// <summary>The type that holds every value of a column, without a question mark; null when none does.</summary>
    public static string? Type(ColumnFacts column) => column.Family switch
    {
        ColumnFamily.Integer when column.Type.StartsWith("tinyint(1)", StringComparison.OrdinalIgnoreCase) => "bool",
        ColumnFamily.Integer => KindRules.IntegerType(column),
        ColumnFamily.Bit when column.Precision == 1 => "bool",
        ColumnFamily.Decimal => "decimal",
        ColumnFamily.Single => "float",
        ColumnFamily.Double => "double",
        ColumnFamily.Text or ColumnFamily.Enumeration or ColumnFamily.Json => "string",
        ColumnFamily.DateTime or ColumnFamily.Timestamp => "DateTime",
        ColumnFamily.Date => "DateOnly",
        ColumnFamily.Time => "TimeSpan",
        ColumnFamily.Binary => "byte[]",
        ColumnFamily.Uuid => "Guid",
        _ => null,
    };

    /// <summary>The type of a key column; null when rows cannot be matched by it.</summary>
    public static string? KeyType(ColumnFacts column) => column.Family switch
    {
        ColumnFamily.Integer => KindRules.IntegerType(column),
        ColumnFamily.Text or ColumnFamily.Binary or ColumnFamily.Uuid => Type(column),
        _ => null,
    };

    /// <summary>Whether a table's or column's name can stand in a generated statement.</summary>
    public static bool CanBeNamed(string name, int longest) => name.Length <= longest && !name.EndsWith(' ') && !name.Any(c =>
        c is '{' or '}' || char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);

    /// <summary>A name as C# writes one, with a number behind it where it is taken already.</summary>
    public static string Identifier(string name, ISet<string> taken)
    {
        var text = new StringBuilder();
        var startsWord = true;
        foreach (var c in name)
        {
            if (char.IsLetterOrDigit(c))
            {
                text.Append(startsWord ? char.ToUpperInvariant(c) : c);
            }

            startsWord = !char.IsLetterOrDigit(c);
        }

        if (text.Length == 0 || char.IsDigit(text[0]))
        {
            text.Insert(0, '_');
        }

        var identifier = text.ToString();
        for (var number = 2; !taken.Add(identifier); number++)
        {
            identifier = $"{text}{number}";
        }

        return identifier;
    }

    /// <summary>A string literal.</summary>
    public static string Literal(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>Text for a comment of one line.</summary>
    public static string Comment(string text) => string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c));
}
