using System.Globalization;

namespace Backfill.Generators.Schema;

/// <summary>Reads the type of a column: its name, what is in parentheses, and UNSIGNED.</summary>
internal static class TypeReader
{
    // What SHOW CREATE TABLE never writes, but people do.
    private static readonly Dictionary<string, string> Synonyms = new()
    {
        ["integer"] = "int",
        ["bool"] = "tinyint",
        ["boolean"] = "tinyint",
        ["dec"] = "decimal",
        ["numeric"] = "decimal",
        ["fixed"] = "decimal",
        ["real"] = "double",
        ["serial"] = "bigint",
    };

    public static ColumnSchema Read(TokenReader tokens, string name)
    {
        var written = tokens.ReadValue().ToLowerInvariant();
        var type = Synonyms.TryGetValue(written, out var canonical) ? canonical : written;
        tokens.Reads("PRECISION");
        List<string> arguments = [];
        List<string> members = [];
        if (tokens.At('('))
        {
            tokens.Read();
            while (!tokens.AtEnd && !tokens.At(')'))
            {
                if (tokens.Current.Kind == SqlTokenKind.Text)
                {
                    members.Add(tokens.Value);
                    arguments.Add($"'{tokens.Value.Replace("'", "''")}'");
                }
                else if (!tokens.At(','))
                {
                    arguments.Add(tokens.Value);
                }

                tokens.Read();
            }

            tokens.Reads(')');
        }
        else if (written is "bool" or "boolean")
        {
            arguments.Add("1");
        }

        var unsigned = ReadsSign(tokens) || written == "serial";
        int? first = Number(arguments, 0);
        var family = Families.Of(type);
        return new ColumnSchema(
            name,
            type + (arguments.Count == 0 ? string.Empty : $"({string.Join(",", arguments)})") + (unsigned ? " unsigned" : string.Empty),
            family,
            unsigned,
            Families.Bits(type),
            family switch
            {
                ColumnFamily.Decimal => first ?? 10,
                ColumnFamily.Bit => first ?? 1,
                ColumnFamily.Integer => first,
                _ => null,
            },
            family switch
            {
                ColumnFamily.Decimal => Number(arguments, 1) ?? 0,
                ColumnFamily.DateTime or ColumnFamily.Timestamp or ColumnFamily.Time => first ?? 0,
                _ => 0,
            },
            family is ColumnFamily.Text or ColumnFamily.Binary ? Families.Length(type) ?? first ?? 1 : null,
            Nullable: written != "serial",
            Generated: false,
            MovesByItself: false,
            Charset: null,
            Collation: null,
            [.. members]);
    }

    private static bool ReadsSign(TokenReader tokens)
    {
        var unsigned = false;
        while (true)
        {
            // ZEROFILL implies it.
            if (tokens.Reads("UNSIGNED") || tokens.Reads("ZEROFILL"))
            {
                unsigned = true;
            }
            else if (!tokens.Reads("SIGNED"))
            {
                return unsigned;
            }
        }
    }

    private static int? Number(List<string> arguments, int index) =>
        index < arguments.Count && int.TryParse(arguments[index], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
