using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Backfill.Planning;
using Backfill.Sqlite.Sessions;
using Backfill.Sqlite.Values;
using Backfill.Stores;

namespace Backfill.Sqlite.Catalogue;

/// <summary>What a file's schema says about one table.</summary>
internal sealed record TableCatalogue
{
    /// <summary>Its name as the schema writes it; null when there is none.</summary>
    public string? Name { get; private init; }

    /// <summary>table, view, virtual or shadow.</summary>
    public string Type { get; private init; } = "";

    /// <summary>Whether it is a STRICT table.</summary>
    public bool Strict { get; private init; }

    /// <summary>The columns by name.</summary>
    public IReadOnlyDictionary<string, ColumnFacts> Columns { get; private init; } = new Dictionary<string, ColumnFacts>();

    /// <summary>The primary key's columns in order.</summary>
    public IReadOnlyList<string> PrimaryKey { get; private init; } = [];

    /// <summary>Reads it.</summary>
    public static TableCatalogue Read(Session session, string table)
    {
        var name = new Parameter("@table", table);
        var found = session.List(
            "read the schema",
            "SELECT name, type, strict FROM pragma_table_list WHERE schema = 'main' AND name = @table COLLATE NOCASE",
            row => (Name: row.GetString(0), Type: row.GetString(1), Strict: row.GetBoolean(2)),
            name);
        if (found.Count == 0)
        {
            return new TableCatalogue();
        }

        var columns = session.List(
            "read the schema",
            "SELECT name, type, \"notnull\", pk, hidden FROM pragma_table_xinfo(@table)",
            row => (Facts: Column(row.GetString(0), row.GetString(1), row.GetBoolean(2), row.GetInt32(4)), KeyPart: row.GetInt32(3)),
            name);
        return new TableCatalogue
        {
            Name = found[0].Name,
            Type = found[0].Type,
            Strict = found[0].Strict,
            Columns = columns.ToDictionary(c => c.Facts.Name, c => c.Facts, StringComparer.OrdinalIgnoreCase),
            PrimaryKey = [.. columns.Where(c => c.KeyPart > 0).OrderBy(c => c.KeyPart).Select(c => c.Facts.Name)],
        };
    }

    /// <summary>The hash of everything the schema says about the table: its own text and that of its indexes and triggers.</summary>
    public static string Fingerprint(Session session, string table)
    {
        var texts = session.List(
            "read the schema",
            "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM main.sqlite_schema WHERE tbl_name = @table COLLATE NOCASE ORDER BY type, name",
            row => row.GetString(0),
            new Parameter("@table", table));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', texts))));
    }

    /// <summary>The inspection without what only live or only an archive has.</summary>
    /// <param name="session">Reads the schema.</param>
    /// <param name="file">The file.</param>
    /// <param name="table">The table as declared.</param>
    /// <param name="key">Its key as declared.</param>
    public TableInspection Inspect(Session session, SqliteFile file, string table, IReadOnlyList<DeclaredColumn> key)
    {
        var exists = Name is not null;
        return new TableInspection
        {
            Server = new ServerIdentity("SQLite", Version(session), file.Path),
            Dialect = SqlDialect.Sqlite,
            Database = file.Name,
            Table = table,
            Exists = exists,
            Columns = KeyColumns.Complete(Columns, session, table, key),
            PrimaryKey = PrimaryKey,
            Fingerprint = exists ? Fingerprint(session, table) : "",
            EstimatedRows = exists ? session.Number("count the rows", $"SELECT COUNT(*) FROM {Quoted.Table(table)}") : 0,
            Refusals = exists ? [.. KeyColumns.Refusals(this, session, file, table, key)] : [],
        };
    }

    private static string Version(Session session) => session.List("ask for the version", "SELECT sqlite_version()", row => row.GetString(0))[0];

    private static ColumnFacts Column(string name, string type, bool notNull, int hidden) => new()
    {
        Name = name,
        Type = type.ToLower(CultureInfo.InvariantCulture),
        Family = ColumnFamily.Dynamic,
        Nullable = !notNull,
        Generated = hidden is 2 or 3,

        // A column without a type could hold it, but no statement that carries it there.
        DropsSignOfZero = true,
    };
}
