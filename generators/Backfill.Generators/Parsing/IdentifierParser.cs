using System.Globalization;
using Backfill.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Parsing;

/// <summary>Reads the names that come from attributes and refuses those that could break out of a statement or of generated code.</summary>
internal static class IdentifierParser
{
    // A key column stands in the journal with a prefix of four characters, and MySQL allows 64.
    private const int Longest = 60;

    public static string? Table(INamedTypeSymbol type, Problems problems, CancellationToken cancellation)
    {
        if (type.Attribute(PropertyParser.TableAttribute) is not { } attribute)
        {
            return null;
        }

        var arguments = new AttributeArguments(attribute, cancellation);
        if (arguments.Named("Schema") is not null)
        {
            problems.Add(DiagnosticDescriptors.UnsupportedSchema, arguments.At("Schema"));
        }

        var name = arguments.Positional(0) as string;
        Check(name, 64, arguments.At(0), problems);
        return name;
    }

    public static void Column(IPropertySymbol property, bool isKey, Problems problems, CancellationToken cancellation)
    {
        if (property.Attribute(PropertyParser.ColumnAttribute) is { } attribute)
        {
            var arguments = new AttributeArguments(attribute, cancellation);
            Check(arguments.Positional(0) as string, isKey ? Longest : 64, arguments.At(0), problems);
        }
    }

    private static void Check(string? name, int longest, Location? location, Problems problems)
    {
        if (name is null)
        {
            return;
        }

        var reason = name.Length == 0 || name[name.Length - 1] == ' ' ? "empty or ends in a space"
            : name.Length > longest ? $"longer than {longest} characters"
            : name.Any(IsHostile) ? "not possible in a generated statement: braces, control characters and line ends cannot be part of it"
            : null;
        if (reason is not null)
        {
            problems.Add(DiagnosticDescriptors.HostileIdentifier, location, Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(name, quote: true), reason);
        }
    }

    private static bool IsHostile(char c) =>
        c is '{' or '}' || char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;
}
