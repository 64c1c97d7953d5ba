using System.Text.RegularExpressions;
using Backfill.MySql.Sessions;
using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.MySql.Catalogue;

/// <summary>
/// What only the catalogue of this product can hold against a restore. What it may not see is a refusal too: without the TRIGGER privilege the catalogue shows no
/// triggers, with grants on columns it hides the others.
/// </summary>
internal static partial class Preflight
{
    private const int LongestColumnName = 58;

    /// <summary>What holds for a table that is only read.</summary>
    public static List<Refusal> Reading(TableCatalogue catalogue, string side)
    {
        var refusals = new List<Refusal>();
        var server = catalogue.Server;
        if (!server.Version.IsSupported)
        {
            refusals.Add(new Refusal($"{server.Version.Product} {server.Version.Text} on {side} is too old.", "MySQL 8.0.19 or MariaDB 10.6 is the least."));
        }

        if (catalogue.Table is { } table)
        {
            if (table.Type.Contains("VIEW", StringComparison.OrdinalIgnoreCase))
            {
                refusals.Add(new Refusal($"'{catalogue.Name}' on {side} is a view.", "Declare the table itself."));
            }

            if (!catalogue.Grants.Has("SELECT", catalogue.Database, catalogue.Name))
            {
                refusals.Add(new Refusal(
                    $"{catalogue.Account} may read only some columns of {side} {catalogue.Database}.{catalogue.Name}, so the catalogue hides the others.",
                    $"GRANT SELECT ON {Quoted.Name(catalogue.Database, catalogue.Name)} TO {catalogue.Account}."));
            }
        }

        return refusals;
    }

    /// <summary>What holds for the table that is written.</summary>
    public static async Task<List<Refusal>> WritingAsync(MySqlSession session, TableCatalogue catalogue, RestoreDeclaration declaration, IReadOnlyList<string> pins)
    {
        var refusals = Reading(catalogue, "live");
        Server(catalogue.Server, refusals);
        if (catalogue.Table is not { } table)
        {
            return refusals;
        }

        var target = declaration.Target.Name;
        if (table.Type == "SYSTEM VERSIONED")
        {
            refusals.Add(new Refusal($"'{catalogue.Name}' is system-versioned: every write would add a row of history.", "Such a table cannot be restored."));
        }
        else if (table.Engine is { } engine && !engine.Equals("InnoDB", StringComparison.OrdinalIgnoreCase))
        {
            refusals.Add(new Refusal($"'{catalogue.Name}' is stored by {engine}, which has no transactions.", $"ALTER TABLE {Quoted.Name(catalogue.Name)} ENGINE=InnoDB."));
        }

        Privileges(catalogue, [target, .. pins], refusals);
        if (catalogue.Indexes.FirstOrDefault(i => i.NonUnique == 0 && i.Name != "PRIMARY" && Same(i.ColumnName, target)) is { } index)
        {
            refusals.Add(new Refusal($"'{target}' is part of the unique index '{index.Name}': restoring values that were swapped would fail row by row.", "Drop the index for the restore, or restore another column."));
        }

        foreach (var key in await CatalogueQueries.ForeignKeysAsync(session, catalogue.Database, catalogue.Name, target))
        {
            refusals.Add(new Refusal($"'{target}' is part of the foreign key '{key.Name}' of {key.TableName}: writing it could change or be refused by other tables.", "Drop the foreign key for the restore."));
        }

        foreach (var trigger in await CatalogueQueries.UpdateTriggersAsync(session, catalogue.Database, catalogue.Name))
        {
            refusals.Add(new Refusal($"The trigger '{trigger.Name}' runs {trigger.Timing} UPDATE on '{catalogue.Name}' and could change what is written, or other tables.", "Drop it for the restore."));
        }

        if ((await CatalogueQueries.PartitionExpressionsAsync(session, catalogue.Database, catalogue.Name)).Any(e => Word().Matches(e).Any(w => Same(w.Value, target))))
        {
            refusals.Add(new Refusal($"'{catalogue.Name}' is partitioned by '{target}': writing it would move rows.", "Restore another column."));
        }

        if (declaration.Key.Concat(declaration.LiveColumns).Select(c => c.Name).Concat(pins).FirstOrDefault(n => n.Length > LongestColumnName) is { } longName)
        {
            refusals.Add(new Refusal($"The column name '{longName}' is longer than {LongestColumnName} characters and leaves no room for a prefix in the journal.", "Rename the column."));
        }

        return refusals;
    }

    private static void Server(ServerFacts server, List<Refusal> refusals)
    {
        if (server.ReadOnlyBy is { } variable)
        {
            refusals.Add(new Refusal($"The live server is read-only ({variable} is on).", "Connect to the server that is written; after a fail-over it may be another one."));
        }

        if (server.LogsStatements)
        {
            refusals.Add(new Refusal("The live server logs statements (binlog_format=STATEMENT), which READ COMMITTED does not allow.", "SET GLOBAL binlog_format = 'ROW'."));
        }
    }

    private static void Privileges(TableCatalogue catalogue, IReadOnlyList<string> written, List<Refusal> refusals)
    {
        var table = Quoted.Name(catalogue.Database, catalogue.Name);
        if (!catalogue.Grants.Has("TRIGGER", catalogue.Database, catalogue.Name))
        {
            refusals.Add(new Refusal(
                $"{catalogue.Account} may not see the triggers of {catalogue.Database}.{catalogue.Name}, so the catalogue shows none.", $"GRANT TRIGGER ON {table} TO {catalogue.Account}."));
        }

        string[] lacking = [.. written.Where(c => !catalogue.Grants.HasColumn("UPDATE", catalogue.Database, catalogue.Name, c))];
        if (lacking.Length > 0)
        {
            refusals.Add(new Refusal(
                $"{catalogue.Account} may not write {string.Join(", ", lacking.Select(c => $"'{c}'"))} of {catalogue.Database}.{catalogue.Name}.",
                $"GRANT UPDATE ({string.Join(", ", lacking.Select(Quoted.Name))}) ON {table} TO {catalogue.Account}."));
        }
    }

    private static bool Same(string? a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"[\w$]+")]
    private static partial Regex Word();
}
