using Backfill.Stores;

namespace Backfill.MySql.Catalogue;

/// <summary>What a run needs beyond what a plan or a dry run does: a server that is written and logs rows, and the account's rights to write, and to see what writing would set off.</summary>
internal static class WritingRights
{
    /// <summary>What is lacking; each remedy that is a right names the GRANT.</summary>
    /// <param name="catalogue">The live table.</param>
    /// <param name="written">The columns that are written: restored and pinned.</param>
    public static IEnumerable<Refusal> Lacking(TableCatalogue catalogue, IEnumerable<string> written)
    {
        var server = catalogue.Server;
        if (server.ReadOnlyBy is { } variable)
        {
            yield return new Refusal($"The live server is read-only ({variable} is on).", "Connect to the server that is written; after a fail-over it may be another one.");
        }

        if (server.LogsStatements)
        {
            yield return new Refusal("The live server logs statements (binlog_format=STATEMENT), which READ COMMITTED does not allow.", "SET GLOBAL binlog_format = 'ROW'.");
        }

        if (catalogue.Table is null)
        {
            yield break;
        }

        var table = Quoted.Name(catalogue.Database, catalogue.Name);
        if (!SeesTriggers(catalogue))
        {
            yield return new Refusal(
                $"{catalogue.Account} may not see the triggers of {catalogue.Database}.{catalogue.Name}, so the catalogue shows none.", $"GRANT TRIGGER ON {table} TO {catalogue.Account}.");
        }

        string[] lacking = [.. written.Where(c => !catalogue.Grants.HasColumn("UPDATE", catalogue.Database, catalogue.Name, c))];
        if (lacking.Length > 0)
        {
            yield return new Refusal(
                $"{catalogue.Account} may not write {string.Join(", ", lacking.Select(c => $"'{c}'"))} of {catalogue.Database}.{catalogue.Name}.",
                $"GRANT UPDATE ({string.Join(", ", lacking.Select(Quoted.Name))}) ON {table} TO {catalogue.Account}.");
        }
    }

    /// <summary>What a plan cannot know for want of a right that only a run needs.</summary>
    public static IEnumerable<string> Unseen(TableCatalogue catalogue) => catalogue.Table is null || SeesTriggers(catalogue)
        ? []
        : [$"Triggers of {catalogue.Database}.{catalogue.Name} are not seen without the TRIGGER privilege. Where the table has one, an account that sees it gets another plan id, and 'run --plan' with this one is refused."];

    private static bool SeesTriggers(TableCatalogue catalogue) => catalogue.Grants.Has("TRIGGER", catalogue.Database, catalogue.Name);
}
