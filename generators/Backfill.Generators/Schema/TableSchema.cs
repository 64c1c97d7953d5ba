using Backfill.Generators.Model;

namespace Backfill.Generators.Schema;

/// <summary>A table as a schema file defines it, without where: so that it equals itself when something above it was edited.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns, in order.</param>
/// <param name="PrimaryKey">The columns of its primary key, in order; empty when it has none.</param>
/// <param name="UpdateTriggers">The triggers that an UPDATE runs.</param>
internal sealed record TableSchema(string Name, EquatableArray<ColumnSchema> Columns, EquatableArray<string> PrimaryKey, EquatableArray<string> UpdateTriggers)
{
    /// <summary>The column, by the rules of the server: case does not matter.</summary>
    public ColumnSchema? Find(string column) => Columns.FirstOrDefault(c => string.Equals(c.Name, column, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A piece of a file, and which one where several are read as one.</summary>
internal readonly record struct Extent(int Start, int Length, int File = 0);

/// <summary>A statement that may change a table and could not be read.</summary>
/// <param name="Table">The table; null when that cannot be told either, and it may be any.</param>
/// <param name="Place">Where it begins.</param>
internal sealed record SkippedStatement(string? Table, Extent Place);

/// <summary>A table and where it stands in its file.</summary>
/// <param name="Table">The table.</param>
/// <param name="Place">Where its name is.</param>
/// <param name="ColumnPlaces">Where the name of each column is, in the columns' order.</param>
internal sealed record PlacedTable(TableSchema Table, Extent Place, EquatableArray<Extent> ColumnPlaces)
{
    /// <summary>Where the column stands, or the table when there is no such column.</summary>
    public Extent PlaceOf(string? column)
    {
        for (var i = 0; column is not null && i < Table.Columns.Count; i++)
        {
            if (string.Equals(Table.Columns[i].Name, column, StringComparison.OrdinalIgnoreCase))
            {
                return ColumnPlaces[i];
            }
        }

        return Place;
    }
}

/// <summary>What a schema file says.</summary>
internal sealed record SchemaText(EquatableArray<PlacedTable> Tables, EquatableArray<string> Views, EquatableArray<SkippedStatement> Skipped)
{
    /// <summary>Why nothing of it is known, where it could not be read at all.</summary>
    public string? Failure { get; init; }
}
