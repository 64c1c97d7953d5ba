using Backfill.Generators.Diagnostics;
using Backfill.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Parsing;

/// <summary>Reads which backups are asked, and what becomes of rows that none of them has.</summary>
internal sealed class ArchivesParser(AttributeArguments attribute, Problems problems)
{
    public string? From()
    {
        var from = attribute.Positional(0) as string;
        DemandName(from, attribute.At(0));
        return from;
    }

    public IReadOnlyList<string> Fallback(string? from)
    {
        List<string> found = [];
        foreach (var (name, location) in attribute.NamedTexts("Fallback"))
        {
            if (!DemandName(name, location))
            {
                continue;
            }

            // Configuration does not tell upper from lower case.
            if (name!.Equals(from, StringComparison.OrdinalIgnoreCase) || found.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                problems.Add(DiagnosticDescriptors.SameArchiveTwice, location, name);
            }
            else
            {
                found.Add(name);
            }
        }

        return found;
    }

    public bool OtherwiseNull(Property? target)
    {
        // Otherwise.Null
        var writesNull = attribute.Named("Otherwise") is 1;
        if (writesNull && target is { Nullable: false })
        {
            problems.Add(DiagnosticDescriptors.OtherwiseNullIntoNonNullable, attribute.At("Otherwise"), target.Name);
        }

        return writesNull;
    }

    private bool DemandName(string? name, Location? location)
    {
        if (!string.IsNullOrWhiteSpace(name))
        {
            return true;
        }

        problems.Add(DiagnosticDescriptors.EmptyName, location, "backup");
        return false;
    }
}
