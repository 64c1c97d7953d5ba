using System.ComponentModel;
using System.Text;
using Backfill.MySql.Catalogue;
using Backfill.MySql.Sessions;
using Backfill.Stores;

namespace Backfill.MySql;

/// <summary>What a server says about tables, as a schema file has it.</summary>
/// <param name="Table">The table, as the server writes its name.</param>
/// <param name="Create">Its CREATE TABLE, without the next value of AUTO_INCREMENT, which changes with every row.</param>
/// <param name="Triggers">The triggers that an UPDATE of it runs.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record MySqlSchema(string Table, string Create, IReadOnlyList<MySqlTrigger> Triggers)
{
    /// <summary>Asks the server for tables of its live database.</summary>
    /// <param name="connectionString"><c>Server=…;Port=3306;User ID=…;Password=…;Database=…</c>.</param>
    /// <param name="tables">The tables.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>One per table, each table once, by name.</returns>
    /// <exception cref="StoreException">The server cannot be reached.</exception>
    /// <exception cref="RestoreRefusedException">A table does not exist, is a view, or its triggers may not be seen.</exception>
    public static async Task<IReadOnlyList<MySqlSchema>> ReadAsync(string connectionString, IEnumerable<string> tables, CancellationToken cancellationToken = default)
    {
        await using var source = new SessionSource(ConnectionOptions.DataSource(connectionString), owned: true, "live", readOnly: true);
        await using var control = new SharedSession(source);
        var read = new SortedDictionary<string, MySqlSchema>(StringComparer.Ordinal);
        foreach (var table in tables.Distinct(StringComparer.Ordinal))
        {
            var schema = await control.UseAsync("reading the schema of live", session => ReadAsync(session, table, cancellationToken), cancellationToken);
            read[schema.Table] = schema;
        }

        return [.. read.Values];
    }

    /// <summary>The text of a file: the same tables give the same text, wherever and whenever it is written.</summary>
    public static string File(IEnumerable<MySqlSchema> tables)
    {
        var text = new StringBuilder("-- The tables that are restored, as the live server has them: written by schema --write, compared by schema --check.\n");
        foreach (var table in tables)
        {
            text.Append('\n').Append(table.Create).Append(";\n");
            if (table.Triggers.Count > 0)
            {
                text.Append("\nDELIMITER ;;\n");
                foreach (var trigger in table.Triggers)
                {
                    text.Append(trigger.Create(table.Table)).Append(";;\n");
                }

                text.Append("DELIMITER ;\n");
            }
        }

        return text.ToString();
    }

    /// <summary>Takes the next value of AUTO_INCREMENT out of the options of each table; a comment may say the same and keeps it.</summary>
    public static string WithoutCounters(string sql)
    {
        const string Option = " AUTO_INCREMENT=";
        var lines = sql.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var options = lines[i].Split('\'')[0];
            if (lines[i].StartsWith(") ", StringComparison.Ordinal) && options.IndexOf(Option, StringComparison.Ordinal) is >= 0 and var at)
            {
                var end = at + Option.Length;
                while (end < lines[i].Length && char.IsAsciiDigit(lines[i][end]))
                {
                    end++;
                }

                lines[i] = lines[i].Remove(at, end - at);
            }
        }

        return string.Join('\n', lines);
    }

    private static async Task<MySqlSchema> ReadAsync(MySqlSession session, string table, CancellationToken cancellationToken)
    {
        var catalogue = await TableCatalogue.ReadAsync(session, table, cancellationToken);
        var (database, name) = (catalogue.Database, catalogue.Name);
        if (catalogue.Table is not { } found)
        {
            throw new RestoreRefusedException($"The live database '{database}' has no table '{table}'. Check the connection string 'Live', the account's SELECT privilege, and [Table].");
        }

        if (found.Type.Contains("VIEW", StringComparison.OrdinalIgnoreCase))
        {
            throw new RestoreRefusedException($"'{name}' on live is a view. Declare the table itself.");
        }

        if (!catalogue.Grants.Has("TRIGGER", database, name))
        {
            throw new RestoreRefusedException(
                $"{catalogue.Account} may not see the triggers of {database}.{name}, so the file would not have them. GRANT TRIGGER ON {Quoted.Name(database, name)} TO {catalogue.Account}.");
        }

        var triggers = await CatalogueQueries.UpdateTriggersAsync(session, database, name);
        await using var command = session.Command($"SHOW CREATE TABLE {Quoted.Name(name)}", 60);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new MySqlSchema(name, WithoutCounters(reader.GetString(1)), [.. triggers.Select(t => new MySqlTrigger(t.Name, t.Timing, t.Statement))]);
    }
}

/// <summary>A trigger that an UPDATE runs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Timing">BEFORE or AFTER.</param>
/// <param name="Statement">What it does.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record MySqlTrigger(string Name, string Timing, string Statement)
{
    /// <summary>Up to the table: the same in a schema file and in a dump.</summary>
    public string Head(string table) => $"TRIGGER {Quoted.Name(Name)} {Timing} UPDATE ON {Quoted.Name(table)}";

    /// <summary>The statement that creates it, without its definer, who is of one server.</summary>
    public string Create(string table) => $"CREATE {Head(table)} FOR EACH ROW {Statement.ReplaceLineEndings("\n")}";
}
