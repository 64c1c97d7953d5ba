using Backfill.MySql.Catalogue;
using Backfill.MySql.Sessions;
using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.MySql.Control;

/// <summary>Compares the control tables that a restore needs with those that exist and with what the account may do to them.</summary>
internal static class ControlCatalogue
{
    /// <summary>The rights with which a run can make its tables and use them.</summary>
    private static readonly string[] ToMake = ["CREATE", "SELECT", "INSERT", "UPDATE"];

    /// <summary>What the restore needs, and what is missing of it.</summary>
    /// <param name="session">A session on live.</param>
    /// <param name="names">The schema.</param>
    /// <param name="ddl">The CREATE statements.</param>
    /// <param name="grants">What the account may do.</param>
    /// <param name="liveGrants">The GRANTs on the live table that the account lacks.</param>
    /// <param name="account">The account, quoted.</param>
    public static async Task<ControlTables> InspectAsync(MySqlSession session, ControlNames names, ControlDdl ddl, Grants grants, IEnumerable<string> liveGrants, string account)
    {
        var existing = await CatalogueQueries.ControlTablesAsync(session, names.Schema);
        var schemaExists = existing.Count > 0 || await CatalogueQueries.SchemaExistsAsync(session, names.Schema);
        string[] tables = [.. ddl.All.Select(t => t.Name)];
        string[] absent = [.. tables.Except(existing.Select(t => t.Name))];
        var journal = absent.Contains(ddl.JournalName) ? [] : await CatalogueQueries.ColumnsAsync(session, names.Schema, ddl.JournalName);
        return new ControlTables(
            Quoted.Name(names.Schema, ddl.JournalName),
            Quoted.Name(names.Schema, ddl.ExceptionsName),
            [.. schemaExists ? [] : new[] { ddl.Schema }, .. ddl.All.Where(t => absent.Contains(t.Name)).Select(t => t.Ddl)],
            [.. liveGrants, .. tables.Select(t => Lacking(t, names, ddl, grants) is { Length: > 0 } lacking ? Grant(lacking, t, names, account) : null).OfType<string>()],
            [.. schemaExists ? [] : new[] { names.Schema }, .. absent])
        {
            HasJournal = !absent.Contains(ddl.JournalName),
            JournalIndex = journal.Count == 0 || journal.Any(c => c.Name == ControlDdl.HashName) ? ddl.JournalIndex : null,
            Refusals =
            [
                .. ddl.Shared.Differences(await CatalogueQueries.ControlColumnsAsync(session, names.Schema)),
                .. Creation(absent, names, ddl, grants, account),
                .. tables.Except(absent).SelectMany(t => Use(t, names, ddl, grants, account)),
                .. existing.Where(t => tables.Contains(t.Name) && !string.Equals(t.Engine, "InnoDB", StringComparison.OrdinalIgnoreCase)).Select(t => new Refusal(
                    $"The control table {names.Schema}.{t.Name} is stored by {t.Engine}, which has no transactions.", "Drop it; 'plan --ddl' prints how it must be made.")),
                .. journal.Count == 0 ? [] : Shape(journal, names, ddl),
            ],
        };
    }

    private static IEnumerable<Refusal> Creation(string[] absent, ControlNames names, ControlDdl ddl, Grants grants, string account)
    {
        // To create a table is not to be allowed to use it.
        string[] lacking = [.. ToMake.Where(p => absent.Any(t => (p == "CREATE" || Needed(t, ddl).Contains(p)) && !grants.Has(p, names.Schema, t)))];
        if (lacking.Length > 0)
        {
            yield return new Refusal(
                $"{account} sees no control {(absent.Length == 1 ? "table" : "tables")} {string.Join(", ", absent.Select(t => $"{names.Schema}.{t}"))}, and lacks {string.Join(", ", lacking)} to make and use {(absent.Length == 1 ? "it" : "them")}.",
                $"Let a DBA run what 'plan --ddl' prints, or GRANT {string.Join(", ", lacking)} ON {Quoted.Name(names.Schema)}.* TO {account}.");
        }
    }

    private static IEnumerable<Refusal> Use(string table, ControlNames names, ControlDdl ddl, Grants grants, string account)
    {
        if (Lacking(table, names, ddl, grants) is { Length: > 0 } lacking)
        {
            yield return new Refusal($"{account} lacks {string.Join(", ", lacking)} on the control table {names.Schema}.{table}.", $"{Grant(lacking, table, names, account)}.");
        }
    }

    private static string[] Lacking(string table, ControlNames names, ControlDdl ddl, Grants grants) => [.. Needed(table, ddl).Where(p => !grants.Has(p, names.Schema, table))];

    private static string Grant(string[] privileges, string table, ControlNames names, string account) =>
        $"GRANT {string.Join(", ", privileges)} ON {Quoted.Name(names.Schema, table)} TO {account}";

    private static IEnumerable<Refusal> Shape(IReadOnlyList<ColumnRow> columns, ControlNames names, ControlDdl ddl)
    {
        foreach (var expected in ddl.JournalColumns)
        {
            var column = columns.FirstOrDefault(c => c.Name.Equals(expected.Name, StringComparison.OrdinalIgnoreCase));

            // The live type itself takes every value too, where the server has made such a journal.
            if (column is null || (column.ColumnType != expected.Type && column.ColumnType != expected.Live.Type) || column.Collation != expected.Live.Collation
                || column.Extra.Contains("on update", StringComparison.OrdinalIgnoreCase))
            {
                yield return new Refusal(
                    $"The journal {names.Schema}.{ddl.JournalName} has '{expected.Name}' as {column?.ColumnType ?? "no column"} {column?.Extra}, but it must be {expected.Type} exactly.".Replace(" ,", ",", StringComparison.Ordinal),
                    "Rename or drop that table; 'plan --ddl' prints how it must be made.");
            }
        }
    }

    private static string[] Needed(string table, ControlDdl ddl) =>
        table == ddl.JournalName || table == ddl.ExceptionsName ? ["SELECT", "INSERT"] : ["SELECT", "INSERT", "UPDATE"];
}
