using Backfill.Generators.Binding;
using Backfill.Generators.Diagnostics;
using Backfill.Generators.Model;
using Backfill.Generators.Schema;

namespace Backfill.Generators.Checking;

/// <summary>A declared table next to the one of a schema file, and what can be wrong between them.</summary>
/// <param name="Table">The declared table.</param>
/// <param name="Names">What it and its columns are called.</param>
/// <param name="InArchivedType">Whether it is that of an archived row of another type.</param>
internal sealed record CheckedTable(DeclaredTable Table, ColumnNames Names, bool InArchivedType)
{
    /// <summary>What is wrong with the type of an archived row is said where the restore names it: the type itself may stand in another file.</summary>
    public DeclaredPlace PlaceOr(DeclaredPlace own) => InArchivedType ? DeclaredPlace.ArchivedType : own;

    public SchemaProblem Missing(string property, DeclaredPlace at, string database, FoundTable found, TableSchema table)
    {
        var column = Names.Of(property);
        var similar = Similarity.Nearest(column, table.Columns.Select(c => c.Name));
        return new SchemaProblem(DiagnosticDescriptors.ColumnNotInSchema, at, property, database, found, similar, table.Name, found.File, column, Similarity.Question(similar));
    }

    public SchemaProblem? Unfit(string property, ColumnSchema column, string database, FoundTable found) => ColumnFit.Shows(Table.Property(property), column)
        ? null
        : new SchemaProblem(
            DiagnosticDescriptors.PropertyDoesNotFit,
            PlaceOr(DeclaredPlace.Property),
            property,
            database,
            found,
            column.Name,
            Shown(property),
            column.Name,
            column.Type,
            found.File,
            ColumnFit.Better(column) is { } better ? $"declare it as {better}" : "a column of that type cannot be carried, so leave it out");

    public SchemaProblem CannotBeNull(string property, ColumnSchema column, string database, FoundTable found) =>
        new(DiagnosticDescriptors.PropertyCannotBeNull, PlaceOr(DeclaredPlace.Property), property, database, found, column.Name, Shown(property), column.Name, found.File);

    public SchemaProblem WrongKey(DeclaredPlace at, string database, FoundTable found, TableSchema table) => new(
        DiagnosticDescriptors.KeyMismatch,
        at,
        Table.Key[0],
        database,
        found,
        table.PrimaryKey.Count > 0 ? table.PrimaryKey[0] : null,
        table.Name,
        found.File,
        table.PrimaryKey.Count == 0 ? "no primary key" : $"the primary key ({string.Join(", ", table.PrimaryKey)})",
        string.Join(", ", Table.Key.Select(Names.Of)));

    private string Shown(string property) => InArchivedType ? $"{Table.TypeName}.{property}" : property;
}
