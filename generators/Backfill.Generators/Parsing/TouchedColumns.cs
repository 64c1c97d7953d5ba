using Backfill.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backfill.Generators.Parsing;

/// <summary>
/// Finds out which columns a method reads of a row, so that no others are asked of the database: its own reads, and those of all the code that runs on the way. Where that code
/// cannot be seen, all columns are read.
/// </summary>
internal sealed class TouchedColumns(RowType type, Problems problems)
{
    private readonly MemberCode _code = new(type.Compilation, type.Cancellation);

    /// <summary>The properties that the method reads of its parameter, in the order in which they can be set.</summary>
    public IReadOnlyList<string> Of(IBlockOperation? body, int ordinal, string reader)
    {
        if (body is null)
        {
            return All;
        }

        var stored = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var reference in References(body, ordinal))
        {
            var reads = Reads(reference);
            if (reads.Everything)
            {
                return All;
            }

            CheckStored(reads, reference, reader);
            stored.UnionWith(reads.Stored);
        }

        return new RowSetters(type, _code).CloseOver(stored) ? InOrder(stored) : All;
    }

    /// <summary>The first place where the method reads one of the properties of its parameter, and which; null where there is none, or it cannot be seen.</summary>
    public (IOperation At, string Property)? FirstRead(IBlockOperation body, int ordinal, IReadOnlyCollection<string> properties)
    {
        foreach (var reference in References(body, ordinal))
        {
            if (Reads(reference).Stored.FirstOrDefault(s => IsColumn(s) && properties.Contains(s.Name)) is { } read)
            {
                return (reference.Parent is IPropertyReferenceOperation property ? property : reference, read.Name);
            }
        }

        return null;
    }

    /// <summary>Where the method mentions its parameter; not the parameter of a lambda or local function inside it.</summary>
    public static IEnumerable<IParameterReferenceOperation> References(IBlockOperation body, int ordinal) => body.Descendants()
        .OfType<IParameterReferenceOperation>()
        .Where(r => r.Parameter.Ordinal == ordinal && r.Parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Ordinary });

    private IReadOnlyList<string> All => InOrder(type.Columns.Keys.Select(c => type.Properties[c]));

    private RowReads Reads(IOperation reference)
    {
        var reads = new RowReads(type, _code);
        reads.Follow(reference);
        return reads;
    }

    private bool IsColumn(ISymbol stored) => type.Columns.ContainsKey(stored.Name) && SymbolEqualityComparer.Default.Equals(type.Properties[stored.Name], stored);

    // What no column fills has its default in the row that the method gets.
    private void CheckStored(RowReads reads, IOperation reference, string reader)
    {
        var named = (reference.Parent as IPropertyReferenceOperation)?.Property;
        foreach (var property in reads.Stored.OfType<IPropertySymbol>().Where(p => !IsColumn(p)).OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            var reason = PropertyParser.WhyNot(property) ?? "only the type that declares it can reach it";
            var through = named is null || named.Name == property.Name ? string.Empty : $", which reads it through '{named.Name}',";
            problems.Add(DiagnosticDescriptors.NotAColumn, (named is null ? reference : reference.Parent!).Syntax.GetLocation(), property.Name, $"{reason}, so {reader}{through} would see its default");
        }
    }

    // A setter with code of its own runs when what it may look at is there.
    private IReadOnlyList<string> InOrder(IEnumerable<ISymbol> stored) =>
        [.. stored.Where(IsColumn).OfType<IPropertySymbol>().OrderBy(p => p.SetMethod is { } setter && _code.IsAutomatic(setter) != true).Select(p => p.Name).Distinct()];
}
