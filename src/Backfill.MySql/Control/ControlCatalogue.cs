using Backfill.MySql.Catalogue;
using Backfill.MySql.Sessions;
using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.MySql.Control;

/// <summary>Compares the control tables that a restore needs with those that exist and with what the account may do to them.</summary>
internal static class ControlCatalogue
{
    /// <summary>What the restore needs, and what is missing of it.</summary>
    /// <param name="session">A session on live.</param>
    /// <param name="names">The schema.</param>
    /// <param name="ddl">The CREATE statements.</param>
    /// <param name="grants">What the account may do.</param>
    /// <param name="grantStatements">The GRANTs on the live table, to be completed.</param>
    /// <param name="account">The account, quoted.</param>
    /// <param name="refusals">Takes what speaks against the restore.</param>
    public static async Task<ControlTables> InspectAsync(
        MySqlSession session, ControlNames names, ControlDdl ddl, Grants grants, IEnumerable<string> grantStatements, string account, List<Refusal> refusals)
    {
        var existing = await CatalogueQueries.TableNamesAsync(session, names.Schema);
        var schemaExists = existing.Count > 0 || await CatalogueQueries.SchemaExistsAsync(session, names.Schema);
        string[] tables = ["backfill_run", "backfill_range", ddl.JournalName, ddl.ExceptionsName];
        string[] missing = [.. schemaExists ? [] : new[] { names.Schema }, .. tables.Except(existing)];
        var control = new ControlTables(
            Quoted.Name(names.Schema, ddl.JournalName),
            Quoted.Name(names.Schema, ddl.ExceptionsName),
            [ddl.Schema, ddl.Runs, ddl.Ranges, ddl.Journal, ddl.Exceptions],
            [.. grantStatements, .. tables.Select(t => $"GRANT {string.Join(", ", Needed(t, ddl))} ON {Quoted.Name(names.Schema, t)} TO {account}")],
            missing);

        foreach (var table in tables)
        {
            string[] lacking = [.. Needed(table, ddl).Where(p => !grants.Has(p, names.Schema, table))];
            if (missing.Contains(table) && !grants.Has("CREATE", names.Schema, table))
            {
                refusals.Add(new Refusal(
                    $"The control table {names.Schema}.{table} does not exist, and {account} may not create it.",
                    $"Let a DBA run what 'plan --ddl' prints, or GRANT CREATE ON {Quoted.Name(names.Schema)}.* TO {account}."));
            }
            else if (lacking.Length > 0)
            {
                refusals.Add(new Refusal(
                    $"{account} lacks {string.Join(", ", lacking)} on the control table {names.Schema}.{table}.",
                    $"GRANT {string.Join(", ", lacking)} ON {Quoted.Name(names.Schema, table)} TO {account}."));
            }
        }

        return control;
    }

    /// <summary>The CREATE statements with the names that <see cref="ControlTables.Missing"/> uses.</summary>
    public static IEnumerable<(string Name, string Ddl)> Named(ControlTables control, ControlNames names) =>
        control.Ddl.Zip(new[] { names.Schema, "backfill_run", "backfill_range", Unqualified(control.Journal), Unqualified(control.Exceptions) }, (ddl, name) => (name, ddl));

    private static string[] Needed(string table, ControlDdl ddl) =>
        table == ddl.JournalName || table == ddl.ExceptionsName ? ["SELECT", "INSERT"] : ["SELECT", "INSERT", "UPDATE"];

    private static string Unqualified(string quoted) => quoted[(quoted.IndexOf("`.`", StringComparison.Ordinal) + 3)..^1].Replace("``", "`", StringComparison.Ordinal);
}
