using System.Collections.Immutable;
using Backfill.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backfill.Generators.Sources;

/// <summary>What every file's meaning depends on and no file has: a change of it is a change of all.</summary>
internal sealed class Surroundings : IEquatable<Surroundings>
{
    private readonly string? _assembly;
    private readonly CompilationOptions _options;
    private readonly LanguageVersion _version;
    private readonly ImmutableArray<MetadataReference> _references;
    private readonly EquatableArray<string> _namespaces;
    private readonly EquatableArray<string> _globalUsings;
    private readonly EquatableArray<string> _ofAssembly;

    private Surroundings(Compilation compilation, IReadOnlyList<SourceFile> files)
    {
        _assembly = compilation.AssemblyName;
        _options = compilation.Options;
        _version = compilation is CSharpCompilation csharp ? csharp.LanguageVersion : default;
        _references = compilation.ExternalReferences;
        _namespaces = [.. files.SelectMany(f => f.Names.Namespaces).Distinct().OrderBy(n => n, StringComparer.Ordinal)];
        _globalUsings = [.. files.SelectMany(f => f.Names.GlobalUsings).Select(u => u.ToString())];
        _ofAssembly = [.. files.SelectMany(f => f.Names.OfAssembly).Select(a => a.ToString())];
        Mentioned = [.. files.SelectMany(f => f.Names.GlobalUsings).SelectMany(SourceFile.MentionedIn).Distinct()];
        Aliases = [.. files.SelectMany(f => f.Names.GlobalUsings).Where(u => u.Alias is not null).Select(u => u.Alias!.Name.Identifier.ValueText)];
    }

    /// <summary>The names that the global usings mention for every file.</summary>
    public IReadOnlyList<string> Mentioned { get; }

    /// <summary>The aliases that hold in every file.</summary>
    public EquatableArray<string> Aliases { get; }

    public static Surroundings Of(Compilation compilation, CancellationToken cancellation) => new(compilation, SourceFile.In(compilation, cancellation));

    public bool Equals(Surroundings? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && _assembly == other._assembly
            && _version == other._version
            && _options.Equals(other._options)
            && (_references == other._references || _references.SequenceEqual(other._references))
            && _namespaces.Equals(other._namespaces)
            && _globalUsings.Equals(other._globalUsings)
            && _ofAssembly.Equals(other._ofAssembly));

    public override bool Equals(object? obj) => Equals(obj as Surroundings);

    public override int GetHashCode() => _namespaces.GetHashCode();
}
