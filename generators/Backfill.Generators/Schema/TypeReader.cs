using System.Globalization;

namespace Backfill.Generators.Schema;

/// <summary>Reads the type of a column: its name, what is in parentheses, and UNSIGNED.</summary>
internal static class TypeReader
{
    public static WrittenColumn Read(TokenReader tokens, string name)
    {
        var named = TypeName.Read(tokens);
        List<string> arguments = [];
        List<string> members = [];
        if (tokens.At('('))
        {
            ReadArguments(tokens, arguments, members);
        }

        var type = named.Type;
        int? first = Number(arguments, 0);
        if (type is "float" && arguments.Count == 1)
        {
            // FLOAT(p) says bits.
            type = first > 24 ? "double" : "float";
            arguments.Clear();
        }

        var family = Families.Of(type);
        long? size = type is "text" or "blob" && long.TryParse(arguments.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var said) && said > 0 ? said : null;
        if (Families.Length(type) is not null)
        {
            arguments.Clear();
        }

        if (arguments.Count == 0 && Implied(type, named.Written) is { } implied)
        {
            arguments.Add(implied);
        }

        var unsigned = ReadsSign(tokens) || named.Written == "serial";
        first = Number(arguments, 0);
        var column = new ColumnSchema(
            name,
            type + (arguments.Count == 0 ? string.Empty : $"({string.Join(",", arguments)})") + (unsigned ? " unsigned" : string.Empty),
            family,
            unsigned,
            Families.Bits(type),
            family switch
            {
                ColumnFamily.Decimal => first is null or 0 ? 10 : first,
                ColumnFamily.Bit => first is null or 0 ? 1 : first,
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
            Nullable: named.Written != "serial",
            Generated: false,
            MovesByItself: false,
            Charset: named.Charset,
            Collation: null,
            [.. members]);
        return new WrittenColumn(column, size, BinaryCollation: false, IsKey: false);
    }

    private static string? Implied(string type, string written) => (type, written) switch
    {
        ("tinyint", "bool" or "boolean") => "1",
        ("char" or "binary", _) => "1",
        _ => null,
    };

    private static void ReadArguments(TokenReader tokens, List<string> arguments, List<string> members)
    {
        tokens.Read();
        while (!tokens.AtEnd && !tokens.At(')'))
        {
            var token = tokens.Current;
            if (token.Kind == SqlTokenKind.Text)
            {
                AddMember(tokens.Value, arguments, members);
            }
            else if (!tokens.At(','))
            {
                var value = tokens.ReadValue();
                if (tokens.Current.Kind == SqlTokenKind.Text && SqlLexer.Touch(token, tokens.Current))
                {
                    // N'…', _latin1'…', x'…'
                    AddMember(value is "x" or "X" ? Hexadecimal(tokens.Value) : tokens.Value, arguments, members);
                    tokens.Read();
                    continue;
                }

                arguments.Add(value);
                continue;
            }

            tokens.Read();
        }

        tokens.Reads(')');
    }

    private static void AddMember(string value, List<string> arguments, List<string> members)
    {
        // The server drops spaces at the end of a member.
        members.Add(value.TrimEnd(' '));
        arguments.Add($"'{value.TrimEnd(' ').Replace("'", "''")}'");
    }

    private static string Hexadecimal(string digits)
    {
        var text = new char[digits.Length / 2];
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = byte.TryParse(digits.Substring(i * 2, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? (char)value : '?';
        }

        return new string(text);
    }

    private static bool ReadsSign(TokenReader tokens)
    {
        var unsigned = false;
        while (true)
        {
            // ZEROFILL implies it.
            if (tokens.ReadsAny("UNSIGNED", "ZEROFILL"))
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
