using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Diagnostics;

/// <summary>Collects what is wrong with a declaration while it is parsed. The analyzer reports it; the generator keeps the first sentence.</summary>
/// <param name="place">Where all of it is said, if not where it stands.</param>
internal sealed class Problems(Location? place = null)
{
    private readonly List<Diagnostic> _found = [];
    private readonly List<(string Method, object Part, Location At)> _places = [];

    public IReadOnlyList<Diagnostic> Found => _found;

    /// <summary>The compiler has reported an error already: nothing must be generated, nothing more said.</summary>
    public bool HasCompilerError { get; set; }

    public bool Any => _found.Count > 0 || HasCompilerError;

    public string First => _found.Count > 0
        ? $"{_found[0].Id}: {_found[0].GetMessage(CultureInfo.InvariantCulture)}"
        : "The declaration does not compile";

    /// <summary>Keeps where a part of a method stands, for what is found out later.</summary>
    public void Remember(string method, object part, Location at) => _places.Add((method, part, at));

    /// <summary>Every place where the part stands.</summary>
    public IEnumerable<Location> PlacesOf(string method, object part) => _places.Where(p => p.Method == method && p.Part.Equals(part)).Select(p => p.At);

    /// <summary>Takes over what was kept for one restore.</summary>
    public void Recall(Problems others) => _places.AddRange(others._places);

    /// <summary>Takes over a problem of one restore; those of a key or column would come once per restore.</summary>
    public void Forward(Diagnostic diagnostic)
    {
        // Two diagnostics are equal only if their arguments are the same objects.
        if (!_found.Any(d => d.Id == diagnostic.Id && d.Location.Equals(diagnostic.Location) && Sentence(d) == Sentence(diagnostic)))
        {
            _found.Add(diagnostic);
        }
    }

    /// <inheritdoc cref="Forward(Diagnostic)"/>
    public void Forward(Problems others)
    {
        HasCompilerError |= others.HasCompilerError;
        others._found.ForEach(Forward);
    }

    /// <summary>Once, however often the place is read: a predicate may be called more than once.</summary>
    public void Add(DiagnosticDescriptor descriptor, Location? location, params object[] arguments) =>
        Forward(Diagnostic.Create(descriptor, place ?? location ?? Location.None, arguments));

    /// <summary>With the name that is meant, if one is.</summary>
    public void AddWithName(DiagnosticDescriptor descriptor, Location? location, string? meant, params object[] arguments) =>
        _found.Add(Diagnostic.Create(descriptor, place ?? location ?? Location.None, Properties(meant), arguments));

    /// <summary>With the other places that the same fix must change.</summary>
    public void Add(DiagnosticDescriptor descriptor, Location location, IEnumerable<Location> others, params object[] arguments) =>
        _found.Add(Diagnostic.Create(descriptor, location, others, arguments));

    private static string Sentence(Diagnostic diagnostic) => diagnostic.GetMessage(CultureInfo.InvariantCulture);

    private static ImmutableDictionary<string, string?>? Properties(string? meant) =>
        meant is null ? null : ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Name, meant);
}
