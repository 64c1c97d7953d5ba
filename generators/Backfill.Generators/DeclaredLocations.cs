using Backfill.Generators.Checking;
using Backfill.Generators.Model;
using Backfill.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators;

/// <summary>Where the parts of a declaration stand in the source.</summary>
internal sealed class DeclaredLocations(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
{
    private readonly List<AttributeArguments> _restores = [.. TargetParser.RestoresOf(type).Select(r => new AttributeArguments(r, cancellation))];

    /// <summary>The first restore.</summary>
    public Location? First => _restores[0].Everything;

    /// <param name="problem">What it is about.</param>
    /// <param name="restore">Whose it is; null when it is about the type.</param>
    public Location? Of(SchemaProblem problem, DeclaredRestore? restore)
    {
        var own = restore is null ? _restores : Of(restore);
        var attribute = own.Find(r => problem.At switch
        {
            DeclaredPlace.Column => r.Positional(1) as string == problem.Property,
            DeclaredPlace.Source => (r.Positional(2) ?? r.Positional(1)) as string == problem.Property,
            DeclaredPlace.Method => r.Named("Guard") is not null || r.Named("Value") is not null,
            _ => true,
        }) ?? own[0];
        return (problem.At switch
        {
            DeclaredPlace.Table => Table,
            DeclaredPlace.Key => PrimaryKey ?? Property(problem.Property),
            DeclaredPlace.Property => Property(problem.Property),
            DeclaredPlace.Source => attribute.At(attribute.Positional(2) is null ? 1 : 2),
            DeclaredPlace.Where or DeclaredPlace.Member => attribute.At("Where"),
            DeclaredPlace.Match => attribute.At("Match"),
            DeclaredPlace.ArchivedType => attribute.AtArchivedType,
            DeclaredPlace.Method => attribute.At(attribute.Named("Guard") is null ? "Value" : "Guard"),
            _ => attribute.At(1),
        }) ?? attribute.Everything;
    }

    /// <summary>The type of the archived row.</summary>
    public Location? ArchivedTypeOf(DeclaredRestore restore) => Of(restore)[0].AtArchivedType;

    private List<AttributeArguments> Of(DeclaredRestore restore) => _restores.FindAll(r => r.Positional(1) is string target && restore.IsTarget(target));

    private Location? Table => type.Attribute(PropertyParser.TableAttribute) is { } table ? new AttributeArguments(table, cancellation).At(0) : type.Location();

    private Location? PrimaryKey => type.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == "PrimaryKeyAttribute") is { } key ? new AttributeArguments(key, cancellation).Everything : null;

    private Location? Property(string? name) => name is not null && PropertyParser.All(type, compilation).TryGetValue(name, out var property) ? property.Location() : null;
}
