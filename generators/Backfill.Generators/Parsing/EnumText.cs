using System.Globalization;
using Backfill.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Parsing;

/// <summary>Enums whose column holds their names: <c>[Column(TypeName = "varchar(20)")]</c>, as EF Core understands it too.</summary>
internal static class EnumText
{
    private static readonly string[] TextTypes = ["char", "varchar", "nchar", "nvarchar", "tinytext", "text", "mediumtext", "longtext", "enum"];

    /// <summary>Whether the property is an enum in a column of text.</summary>
    public static bool Is(IPropertySymbol property) =>
        PropertyParser.Underlying(property.Type).TypeKind == TypeKind.Enum
        && property.Attribute(PropertyParser.ColumnAttribute)?.NamedArguments.FirstOrDefault(a => a.Key == "TypeName").Value.Value is string type
        && TextTypes.Contains(type.Trim().Split('(', ' ')[0].ToLowerInvariant());

    public static EquatableArray<EnumName> NamesOf(ITypeSymbol type) =>
    [
        .. PropertyParser.Underlying(type).GetMembers().OfType<IFieldSymbol>().Where(f => f.HasConstantValue)
            .Select(f => new EnumName(f.Name, Convert.ToDecimal(f.ConstantValue, CultureInfo.InvariantCulture))),
    ];

    /// <summary>Why the names cannot be read back, or null.</summary>
    public static string? WhyNot(IPropertySymbol property) => !Is(property) ? null
        : PropertyParser.Underlying(property.Type).Attribute("System.FlagsAttribute") is not null ? "its enum is marked [Flags], and a column of text has no one name for several flags; declare it as string"
        : NamesOf(property.Type).Count == 0 ? "its enum has no members, so a column of text could hold none of their names; declare it as string"
        : null;
}
