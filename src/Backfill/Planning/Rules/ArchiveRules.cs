using Backfill.Stores;

namespace Backfill.Planning.Rules;

/// <summary>What the archived table must be, by itself and next to the live one.</summary>
internal static class ArchiveRules
{
    public static IEnumerable<Refusal> Missing(RestoreDeclaration declaration, InspectedArchive side)
    {
        var (name, archive) = (side.Name, side.Inspection);
        if (!archive.Exists)
        {
            return [new Refusal($"The backup \"{name}\" ('{archive.Database}') has no table '{declaration.ArchiveTable}'.", $"Check the connection string '{name}' and the account's SELECT privilege there.")];
        }

        return declaration.ArchivedKey.Concat(declaration.ArchivedColumns)
            .DistinctBy(c => c.Name, StringComparer.OrdinalIgnoreCase)
            .Where(column => !archive.Columns.ContainsKey(column.Name))
            .Select(column => new Refusal(
                $"The backup \"{name}\" has no column '{column.Name}' in '{declaration.ArchiveTable}', which {NeededBy(declaration, column)} needs.",
                "Take a backup that has the column, or change the declaration."));
    }

    // Only SQLite counts its rows, and only there the rows say what a column holds.
    private static bool IsEmpty(TableInspection table) => table.EstimatedRows == 0 && table.Columns.Values.All(c => c.Family == ColumnFamily.Dynamic);

    public static IEnumerable<Refusal> Check(RestoreDeclaration declaration, TableInspection live, InspectedArchive side)
    {
        var (from, archive) = (side.Name, side.Inspection);
        var key = declaration.ArchivedKey.Select(c => c.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (!key.SetEquals(archive.PrimaryKey))
        {
            var has = archive.PrimaryKey.Count == 0 ? "no primary key" : $"the primary key ({string.Join(", ", archive.PrimaryKey)})";
            yield return new Refusal(
                $"The table '{archive.Table}' of the backup \"{from}\" has {has}, not ({string.Join(", ", key)}).",
                "Give the backup's table that primary key, so that each live row finds exactly one archived row.");
        }

        foreach (var (column, archived) in declaration.Key.Zip(declaration.ArchivedKey))
        {
            if (KeyRules.Difference(column, live.Columns[column.Name], archive.Columns[archived.Name], IsEmpty(live) || IsEmpty(archive)) is { } difference)
            {
                var called = archived.Name == column.Name ? "" : $" ('{archived.Name}' there)";
                yield return new Refusal(
                    $"The key column '{column.Name}' differs between live and the backup \"{from}\"{called}: {difference}.",
                    "Change the backup's column to the live column's type, or one key could stand for two rows.");
            }
        }

        foreach (var column in declaration.ArchivedKey.Concat(declaration.ArchivedColumns))
        {
            if (KindRules.Check(column, archive.Columns[column.Name], $"the backup \"{from}\"") is { } refusal)
            {
                yield return refusal;
            }
        }

        foreach (var (name, archived) in declaration.Match.Zip(declaration.ArchivedMatch))
        {
            var (here, there) = (live.Columns[name], archive.Columns[archived]);
            if (here.Family != there.Family && here.Family != ColumnFamily.Dynamic && there.Family != ColumnFamily.Dynamic)
            {
                yield return new Refusal(
                    $"The matched column '{name}' is {here.Type} in live and {there.Type} in the backup \"{from}\": their values cannot be compared.",
                    "Match another column, or change the backup's column to the live column's type.");
            }
        }

        if (archive.Server.ReplicatesFrom is { } source && source == live.Server.Id)
        {
            yield return new Refusal($"The backup \"{from}\" is a running replica of the live server.", "Its rows are as damaged as live's: stop its replication at a time before the damage, or use a real backup.");
        }

        if (side.IsLivesServer && string.Equals(live.Table, archive.Table, StringComparison.OrdinalIgnoreCase)
            && (archive.Server.Product == "SQLite" || string.Equals(live.Database, archive.Database, StringComparison.OrdinalIgnoreCase)))
        {
            yield return new Refusal($"The backup \"{from}\" is the live table itself.", $"Let the connection string '{from}' name the backup.");
        }
    }

    private static string NeededBy(RestoreDeclaration declaration, DeclaredColumn column) =>
        declaration.ArchivedKey.Any(c => c.Name == column.Name) ? "the key"
        : declaration.RestoredColumns.Any(c => c.Source.Name == column.Name) ? "the restore as its source"
        : declaration.ArchivedMatch.Contains(column.Name) ? "Match"
        : string.Join(" or ", declaration.RestoredColumns.Select(c => c.Value).Distinct().Prepend(declaration.Guard is { } guard ? $"the guard {guard}" : null).OfType<string>());
}
