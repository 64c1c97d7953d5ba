using Backfill.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backfill.Generators.Parsing;

/// <summary>Finds out which columns a method reads of a row, so that no others are asked of the database.</summary>
internal sealed class TouchedColumns(RowType type, Problems problems)
{
    /// <summary>The properties that the method reads of its parameter; all of them where that cannot be seen.</summary>
    public List<string> Of(IBlockOperation? body, int ordinal, string reader)
    {
        if (body is null)
        {
            return [.. type.Columns.Keys];
        }

        List<string> touched = [];
        var everything = false;
        foreach (var reference in References(body, ordinal))
        {
            if (ReadBy(reference) is not { } property)
            {
                everything = true;
            }
            else if (type.Columns.ContainsKey(property.Property.Name))
            {
                touched.Add(property.Property.Name);
            }
            else if (PropertyParser.WhyNot(property.Property) is { } reason && (property.Property.SetMethod is not null || PropertyParser.IsAutomatic(property.Property)))
            {
                problems.Add(DiagnosticDescriptors.NotAColumn, property.Syntax.GetLocation(), property.Property.Name, $"{reason}, so {reader} would see its default");
            }
            else
            {
                // A computed property may read any column.
                everything = true;
            }
        }

        return everything ? [.. type.Columns.Keys] : touched;
    }

    /// <summary>Where the method mentions its parameter; not the parameter of a lambda or local function inside it.</summary>
    public static IEnumerable<IParameterReferenceOperation> References(IBlockOperation body, int ordinal) => body.Descendants()
        .OfType<IParameterReferenceOperation>()
        .Where(r => r.Parameter.Ordinal == ordinal && r.Parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Ordinary });

    /// <summary>The property that is read of the parameter, or null where the row itself is passed on.</summary>
    public static IPropertyReferenceOperation? ReadBy(IParameterReferenceOperation reference)
    {
        var user = reference.Parent;
        while (user is IConversionOperation { IsImplicit: true })
        {
            user = user.Parent;
        }

        return user as IPropertyReferenceOperation;
    }
}
