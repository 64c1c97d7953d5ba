using Backfill.Generators.Model;
using Backfill.Generators.Schema;

namespace Backfill.Generators.Binding;

/// <summary>What the table and the columns of a type are called: what the attribute says, else what the schema file has, else by the project's naming.</summary>
internal sealed class ColumnNames
{
    private readonly Naming _naming;
    private readonly TypeSchema _schema;
    private readonly Dictionary<string, string> _columns;

    /// <summary>The names of live, and of those backups whose rows are of the same type.</summary>
    public ColumnNames(RestoreTarget target, Naming naming, TypeSchema schema)
        : this(target.Table, naming, schema, schema.Live?.Table, [.. schema.Backups.Where(b => b.Type is null).Select(b => b.Found!.Table).Prepend(schema.Live?.Table).OfType<TableSchema>()])
    {
    }

    private ColumnNames(DeclaredTable table, Naming naming, TypeSchema schema, TableSchema? named, IReadOnlyList<TableSchema> known)
    {
        _naming = naming;
        _schema = schema;
        _columns = table.Properties.ToDictionary(p => p.Name, p => p.Column ?? known.Select(t => In(t, p.Name)).FirstOrDefault(c => c is not null) ?? naming.Apply(p.Name));
        Table = table.Name ?? named?.Name ?? naming.Apply(table.TypeName);
    }

    public string Table { get; }

    public string Of(string property) => _columns[property];

    /// <summary>The names in the backup of a restore.</summary>
    public ColumnNames Archived(DeclaredRestore restore)
    {
        var found = _schema.Backup(restore)?.Table;
        return restore.Archive is { } archive ? new ColumnNames(archive, _naming, _schema, found, found is null ? [] : [found]) : this;
    }

    private static string? In(TableSchema table, string property) =>
        (table.Columns.FirstOrDefault(c => c.Name == property) ?? table.Find(property) ?? table.Find(Naming.SnakeCase.Apply(property)))?.Name;
}
