using Backfill.Generators.Model;
using Backfill.Generators.Schema;

namespace Backfill.Generators.Binding;

/// <summary>What the table and the columns of a type are called: what the attribute says, else what the schema file has, else by the project's naming.</summary>
internal sealed class ColumnNames(RestoreTarget target, Naming naming, TypeSchema schema)
{
    private readonly Dictionary<string, string> _columns = target.Properties.ToDictionary(p => p.Name, p => p.Column ?? InSchema(p.Name, schema) ?? naming.Apply(p.Name));

    public string Table { get; } = target.Table ?? schema.Live?.Table?.Name ?? naming.Apply(target.Type.Name);

    public string Of(string property) => _columns[property];

    private static string? InSchema(string property, TypeSchema schema) =>
        schema.Backups.Select(b => b.Found!.Table).Prepend(schema.Live?.Table).OfType<TableSchema>().Select(t => In(t, property)).FirstOrDefault(c => c is not null);

    private static string? In(TableSchema table, string property) =>
        (table.Columns.FirstOrDefault(c => c.Name == property) ?? table.Find(property) ?? table.Find(Naming.SnakeCase.Apply(property)))?.Name;
}
