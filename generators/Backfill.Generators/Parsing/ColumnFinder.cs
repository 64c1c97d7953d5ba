using Backfill.Generators.Binding;
using Backfill.Generators.Diagnostics;
using Backfill.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Parsing;

/// <summary>Finds the column that an argument of <c>[Restore]</c> names.</summary>
internal sealed class ColumnFinder(Problems problems)
{
    /// <summary>Null after a problem.</summary>
    /// <param name="row">The type that has it.</param>
    /// <param name="prefix">What stands before the property in <c>nameof(…)</c>.</param>
    /// <param name="name">The property.</param>
    /// <param name="location">Where it is named.</param>
    /// <param name="remedy">What to do where there is none; to name one like it when left out.</param>
    public Property? Find(RowType row, string prefix, string? name, Location? location, string? remedy = null)
    {
        if (name is null || !row.Properties.TryGetValue(name, out var property))
        {
            var meant = name is null || remedy is not null ? null : Similarity.Nearest(name, row.Columns.Keys);
            var hint = PropertyParser.WhyUnknown(row.Symbol, name) ?? remedy ?? (meant is null ? $"name one with nameof({prefix}…)" : $"did you mean nameof({prefix}{meant})?");
            problems.AddWithName(DiagnosticDescriptors.UnknownProperty, location, meant is null ? null : prefix + meant, row.Symbol.Name, name ?? string.Empty, hint);
            return null;
        }

        if (property.Type.TypeKind == TypeKind.Error)
        {
            problems.HasCompilerError = true;
            return null;
        }

        if (PropertyParser.WhyNot(property) is { } reason)
        {
            problems.Add(DiagnosticDescriptors.NotAColumn, location, row.IsDeclaring ? name : $"{row.Symbol.Name}.{name}", reason);
            return null;
        }

        return row.Columns[name];
    }
}
