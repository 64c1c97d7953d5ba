using Backfill.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Parsing;

/// <summary>Finds the properties of a type and what each stands for.</summary>
internal static class PropertyParser
{
    private const string Schema = "System.ComponentModel.DataAnnotations.Schema.";

    public const string ColumnAttribute = Schema + "ColumnAttribute";
    public const string TableAttribute = Schema + "TableAttribute";
    public const string NotMappedAttribute = Schema + "NotMappedAttribute";

    /// <summary>The properties by name, the nearest first where one hides another; inherited ones when they can be reached.</summary>
    /// <param name="type">The type.</param>
    /// <param name="compilation">The compilation.</param>
    /// <param name="within">Whose code must reach them, if not the type's own.</param>
    public static Dictionary<string, IPropertySymbol> All(INamedTypeSymbol type, Compilation compilation, INamedTypeSymbol? within = null)
    {
        var properties = new Dictionary<string, IPropertySymbol>();
        for (var declaring = type; declaring is { SpecialType: SpecialType.None }; declaring = declaring.BaseType)
        {
            foreach (var property in declaring.GetMembers().OfType<IPropertySymbol>())
            {
                if (!properties.ContainsKey(property.Name) && property.ExplicitInterfaceImplementations.IsEmpty && compilation.IsSymbolAccessibleWithin(property, within ?? type) && !IsOfTheRecordItself(property))
                {
                    properties.Add(property.Name, property);
                }
            }
        }

        return properties;
    }

    /// <summary>Why a property is no column, or null.</summary>
    public static string? WhyNot(IPropertySymbol property)
    {
        if (property.IsIndexer)
        {
            return "it is an indexer, and a column has no parameters";
        }

        if (property.IsStatic)
        {
            return "it is static, and each row has a value of its own";
        }

        if (property.Attribute(NotMappedAttribute) is not null)
        {
            return "it is marked [NotMapped]";
        }

        if (property.GetMethod is null)
        {
            return "it cannot be read; give it get";
        }

        if (property.SetMethod is null && !IsAutomatic(property))
        {
            return "it is computed; name a property that is stored";
        }

        return KindOf(property.Type) is null
            ? $"its type {property.Type.Shown()} is not supported{Instead(property.Type)}"
            : EnumText.WhyNot(property);
    }

    /// <summary>What a name is that <see cref="All"/> does not have; null when it is nothing.</summary>
    public static string? WhyUnknown(INamedTypeSymbol type, string? name)
    {
        for (var declaring = type; declaring is not null && name is not null; declaring = declaring.BaseType)
        {
            switch (declaring.GetMembers().FirstOrDefault(m => m.Name == name || m.MetadataName == name))
            {
                case IPropertySymbol { IsIndexer: true }:
                    return "that is its indexer, and a column has no parameters";
                case IPropertySymbol:
                    return $"'{declaring.Name}' has one, but private";
                case IFieldSymbol { IsImplicitlyDeclared: false }:
                    return "that is a field, and only properties stand for columns";
                case IMethodSymbol { MethodKind: MethodKind.Ordinary, IsImplicitlyDeclared: false }:
                    return "that is a method, and only properties stand for columns";
            }
        }

        return null;
    }

    public static Property? Parse(IPropertySymbol property)
    {
        if (WhyNot(property) is not null || KindOf(property.Type) is not { } kind)
        {
            return null;
        }

        var underlying = Underlying(property.Type);
        var nullable = IsNullable(property.Type);
        var column = property.Attribute(ColumnAttribute)?.ConstructorArguments.FirstOrDefault().Value as string;
        return EnumText.Is(property)
            ? new Property(property.Name, column, ColumnKind.String, nullable, underlying.Qualified(), EnumText.NamesOf(underlying))
            : new Property(property.Name, column, kind, nullable, underlying.TypeKind == TypeKind.Enum ? underlying.Qualified() : null, []);
    }

    /// <summary>The kind of a C# type, through <c>Nullable</c> and enums; null when there is none.</summary>
    public static ColumnKind? KindOf(ITypeSymbol type)
    {
        var underlying = Underlying(type);
        return (underlying as INamedTypeSymbol)?.EnumUnderlyingType is { } integer
            ? KindOf(integer)
            : underlying.SpecialType switch
            {
                SpecialType.System_Boolean => ColumnKind.Boolean,
                SpecialType.System_SByte => ColumnKind.SByte,
                SpecialType.System_Byte => ColumnKind.Byte,
                SpecialType.System_Int16 => ColumnKind.Int16,
                SpecialType.System_UInt16 => ColumnKind.UInt16,
                SpecialType.System_Int32 => ColumnKind.Int32,
                SpecialType.System_UInt32 => ColumnKind.UInt32,
                SpecialType.System_Int64 => ColumnKind.Int64,
                SpecialType.System_UInt64 => ColumnKind.UInt64,
                SpecialType.System_Decimal => ColumnKind.Decimal,
                SpecialType.System_Single => ColumnKind.Single,
                SpecialType.System_Double => ColumnKind.Double,
                SpecialType.System_String => ColumnKind.String,
                SpecialType.System_DateTime => ColumnKind.DateTime,
                _ => NamedKind(underlying),
            };
    }

    public static ITypeSymbol Underlying(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    public static bool IsNullable(ITypeSymbol type) =>
        type.IsReferenceType ? type.NullableAnnotation != NullableAnnotation.NotAnnotated : !SymbolEqualityComparer.Default.Equals(Underlying(type), type);

    public static bool IsAutomatic(IPropertySymbol property) =>
        property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(f => SymbolEqualityComparer.Default.Equals(f.AssociatedSymbol, property));

    private static string Instead(ITypeSymbol type) => Underlying(type) switch
    {
        { SpecialType: SpecialType.System_Char } => "; declare it as string",
        { Name: "DateTimeOffset" } => "; no column keeps an offset, so declare it as DateTime: as the column stores it, and a TIMESTAMP in UTC",
        _ => string.Empty,
    };

    private static ColumnKind? NamedKind(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte } => ColumnKind.Binary,
        INamedTypeSymbol { Name: "DateOnly" } when type.Named() == "System.DateOnly" => ColumnKind.Date,
        INamedTypeSymbol { Name: "TimeSpan" } when type.Named() == "System.TimeSpan" => ColumnKind.Time,
        INamedTypeSymbol { Name: "TimeOnly" } when type.Named() == "System.TimeOnly" => ColumnKind.TimeOfDay,
        INamedTypeSymbol { Name: "Guid" } when type.Named() == "System.Guid" => ColumnKind.Guid,
        _ => null,
    };

    private static bool IsOfTheRecordItself(IPropertySymbol property) => property.IsImplicitlyDeclared && property.Name == "EqualityContract";
}
