using Backfill.Generators.Diagnostics;
using Backfill.Generators.Emit;
using Backfill.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backfill.Generators.Parsing;

/// <summary>Reads a type with restores: what the analyzer reports and what the generator works from are one reading.</summary>
internal static class TargetParser
{
    public static IEnumerable<AttributeData> RestoresOf(INamedTypeSymbol type) => type.GetAttributes().Where(a => IsRestore(a.AttributeClass));

    public static bool IsRestore(INamedTypeSymbol? attribute) => attribute is
    {
        Name: "RestoreAttribute",
        Arity: 0 or 1,
        ContainingType: null,
        ContainingNamespace: { Name: "Backfill", ContainingNamespace.IsGlobalNamespace: true },
    };

    /// <summary>Null when nothing can be added to the type, or when no restore of it could be bound.</summary>
    public static RestoreTarget? Parse(INamedTypeSymbol type, Compilation compilation, MethodBody bodyOf, Problems problems, CancellationToken cancellation)
    {
        var entryPoints = new EntryPoints(type, cancellation);
        if (entryPoints.Restores.Count == 0)
        {
            return null;
        }

        if (compilation is CSharpCompilation { LanguageVersion: < LanguageVersion.CSharp12 and var version })
        {
            problems.Add(DiagnosticDescriptors.LanguageTooOld, type.Location(), version.ToDisplayString());
        }

        var extensible = PartialParser.CanBeExtended(type, problems, cancellation) & NamesAreFree(type, entryPoints, problems);
        var properties = PropertyParser.All(type, compilation);
        var columns = new DeclaringType(type, compilation, properties, KeyParser.Parse(type, properties, problems, cancellation), bodyOf, cancellation);
        var table = IdentifierParser.Table(type, problems, cancellation);

        List<DeclaredRestore> restores = [];
        List<InvalidRestore> invalid = [];
        var found = new FoundRestores();
        foreach (var members in entryPoints.Restores)
        {
            var own = new Problems();
            var restore = new RestoreParser(columns, own).Parse(members, entryPoints.Of(members), found);
            problems.Recall(own);
            foreach (var diagnostic in own.Found)
            {
                problems.Forward(diagnostic);
            }

            if (restore is not null && !own.Any && !problems.Any)
            {
                restores.Add(restore);
            }
            else
            {
                var member = entryPoints.Of(members);
                var callable = member is not null && invalid.All(i => i.Member != member) && restores.All(r => r.Member != member);
                invalid.Add(new InvalidRestore(callable ? member : null, own.Any ? own.First : problems.First));
            }
        }

        return extensible
            ? new RestoreTarget(Declaration(type), columns.Declared(table), [.. restores], [.. invalid])
            : null;
    }

    /// <summary>A type of which nothing more could be read than that it has restores; null when nothing can be added to it.</summary>
    public static RestoreTarget? Stub(INamedTypeSymbol type, string problem, CancellationToken cancellation)
    {
        var problems = new Problems();
        var entryPoints = new EntryPoints(type, cancellation);
        if (!(PartialParser.CanBeExtended(type, problems, cancellation) & NamesAreFree(type, entryPoints, problems)))
        {
            return null;
        }

        return new RestoreTarget(Declaration(type), new DeclaredTable(type.Name, type.Qualified(), null, [], []), [], [.. entryPoints.Names.DefaultIfEmpty().Select(m => new InvalidRestore(m, problem))]);
    }

    private static bool NamesAreFree(INamedTypeSymbol type, EntryPoints entryPoints, Problems problems)
    {
        var free = true;
        foreach (var name in entryPoints.Names.Select(m => m + "Plan").Append("Restores"))
        {
            // The analyzer sees the generated members as well.
            var taken = type.Name == name ? type : type.GetMembers(name).FirstOrDefault(m => m.Attribute("System.CodeDom.Compiler.GeneratedCodeAttribute") is null);
            if (taken is not null)
            {
                problems.Add(DiagnosticDescriptors.NameTaken, taken.Location(), name);
                free = false;
            }
        }

        return free;
    }

    private static bool HasForbidden(INamedTypeSymbol type) =>
        RestoresOf(type).SelectMany(r => r.AttributeClass!.TypeArguments).OfType<INamedTypeSymbol>().Prepend(type).Any(Nameable.HasForbidden);

    private static TypeDeclaration Declaration(INamedTypeSymbol type)
    {
        List<string> parts = [];
        List<string> names = [];
        for (var part = type; part is not null; part = part.ContainingType)
        {
            var keyword = (part.IsRecord, part.TypeKind) switch
            {
                (true, TypeKind.Struct) => "record struct",
                (true, _) => "record",
                (false, TypeKind.Struct) => "struct",
                (false, TypeKind.Interface) => "interface",
                _ => "class",
            };
            parts.Insert(0, $"partial {keyword} {CSharp.TypeName(part.Name)}");
            names.Insert(0, part.MetadataName);
        }

        var space = type.ContainingNamespace;
        var inside = space.IsGlobalNamespace
            ? null
            : space.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted));
        for (; !space.IsGlobalNamespace; space = space.ContainingNamespace)
        {
            names.Insert(0, space.MetadataName);
        }

        return new TypeDeclaration(inside, [.. parts], type.Name, type.Qualified(), string.Join(".", names), HasForbidden(type));
    }
}
