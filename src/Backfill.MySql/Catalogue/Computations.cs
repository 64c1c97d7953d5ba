using Backfill.Planning;

namespace Backfill.MySql.Catalogue;

/// <summary>What writing the restored columns makes the server compute and check, as far as that says nothing against it.</summary>
internal static class Computations
{
    /// <summary>What the server computes from the restored columns: where it cannot, an application that works without strict mode could write the value all the same.</summary>
    public static IReadOnlyList<string> Of(TableCatalogue catalogue, RestoreDeclaration declaration)
    {
        string[] targets = [.. declaration.Targets.Select(t => t.Name)];
        var columns = catalogue.Computed.Columns(targets);
        return [.. columns, .. catalogue.Computed.Indexes(targets.Concat(columns)).Select(i => i.Name)];
    }

    public static IEnumerable<string> Notes(TableCatalogue catalogue, RestoreDeclaration declaration)
    {
        string[] targets = [.. declaration.Targets.Select(t => t.Name)];
        var restored = string.Join(", ", targets.Select(t => $"'{t}'"));
        if (Of(catalogue, declaration) is { Count: > 0 } computed)
        {
            yield return $"The server computes {string.Join(", ", computed.Select(c => $"'{c}'"))} from {restored}. "
                + "Where it cannot, it keeps what it keeps without strict mode, in the run and in its undo: any value that stood there can be written again.";
        }

        foreach (var check in catalogue.Computed.Checks(targets.Concat(catalogue.Computed.Columns(targets))))
        {
            yield return $"The CHECK constraint '{check}' reads {restored}: a value that it refuses stops the run, or its undo, at that batch. "
                + $"To go on then, {Lift(catalogue, check)}.";
        }
    }

    private static string Lift(TableCatalogue catalogue, string check) => catalogue.Server.Version.IsMariaDb
        ? "drop it"
        : $"ALTER TABLE {Quoted.Name(catalogue.Name)} ALTER CHECK {Quoted.Name(check)} NOT ENFORCED";
}
