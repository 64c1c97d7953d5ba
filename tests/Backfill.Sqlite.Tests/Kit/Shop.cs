using System.Globalization;

namespace Backfill.Sqlite.Tests.Kit;

/// <summary>The story's two tables, with every kind of row in turn.</summary>
internal sealed class Shop
{
    private const string Schema = """
        CREATE TABLE subscription_variants (id INTEGER PRIMARY KEY, name TEXT NOT NULL, active INTEGER NOT NULL, price NUMERIC NOT NULL,
          cancelled_at DATETIME NULL, updated_at DATETIME NULL, payload BLOB NULL);
        CREATE TABLE customers (id INTEGER PRIMARY KEY, mail TEXT);
        INSERT INTO customers VALUES (1, 'a@b.c');
        """;

    private Shop(IReadOnlyList<Variant> live, IReadOnlyList<Variant> archived)
    {
        Live = live;
        Archived = archived.ToDictionary(v => v.Id);
    }

    public IReadOnlyList<Variant> Live { get; }

    public IReadOnlyDictionary<long, Variant> Archived { get; }

    /// <summary>What must become of each selected row.</summary>
    public IReadOnlyDictionary<long, Outcome> Outcomes => Live
        .Select(v => (v.Id, Outcome: Variant.Expected(v, Archived.GetValueOrDefault(v.Id))))
        .Where(v => v.Outcome is not null)
        .ToDictionary(v => v.Id, v => v.Outcome!.Value);

    /// <summary>Makes both files with rows 1 to <paramref name="rows"/>.</summary>
    public static Shop Make(Folder folder, int rows) => Make(folder, Enumerable.Range(1, rows).Select(i => Pair(i)));

    /// <summary>Makes both files with the given rows.</summary>
    public static Shop Make(Folder folder, IEnumerable<(Variant Live, Variant? Archived)> rows)
    {
        var all = rows.ToList();
        var shop = new Shop([.. all.Select(r => r.Live)], [.. all.Where(r => r.Archived is not null).Select(r => r.Archived!)]);
        Write(folder.Live, shop.Live);
        Write(folder.Archive, shop.Archived.Values);
        return shop;
    }

    /// <summary>A row that must be restored.</summary>
    public static (Variant Live, Variant? Archived) Damaged(long id) =>
        (new Variant(id, "0", Variant.Damage, Variant.Damage), new Variant(id, "0", null, Past(id)));

    /// <summary>The time a row had before the damage.</summary>
    public static string Past(long id) => new DateTime(2023, 1, 1).AddMinutes(id % 1_000_000).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The image that live must have after a whole run.</summary>
    public SortedDictionary<string, string> Repaired(SortedDictionary<string, string> before)
    {
        var after = new SortedDictionary<string, string>(before, StringComparer.Ordinal);
        foreach (var (id, _) in Outcomes.Where(o => o.Value == Outcome.Restored))
        {
            var columns = before[$"subscription_variants {id}"].Split('|');
            columns[4] = $"text'{Archived[id].UpdatedAt}'";
            after[$"subscription_variants {id}"] = string.Join('|', columns);
        }

        return after;
    }

    private static (Variant Live, Variant? Archived) Pair(long id) => (id % 20) switch
    {
        0 => (new Variant(id, "1", null, Past(id)), new Variant(id, "1", null, Past(id))),
        1 => (new Variant(id, "0", "2024-06-01 08:00:00", Past(id)), new Variant(id, "0", null, Past(id))),
        2 => (new Variant(id, "0", Variant.Damage, Variant.Damage), null),
        3 => (new Variant(id, "0", Variant.Damage, Past(id)), new Variant(id, "0", null, Variant.Damage)),
        4 => (new Variant(id, "0", Variant.Damage, Variant.Damage), new Variant(id, "0", null, null)),
        5 => (new Variant(id, "0", "2025-03-01 09:00:00", Past(id)), new Variant(id, "0", null, Past(id))),
        6 => (new Variant(id, "0", "2025-03-01 23:59:59", Variant.Damage), new Variant(id, "1", null, Past(id))),
        7 => (new Variant(id, "0", Variant.Damage, Variant.Damage), new Variant(id, "maybe", null, Past(id))),
        8 => (new Variant(id, "0", Variant.To, Variant.Damage), new Variant(id, "0", null, Past(id))),
        9 => (new Variant(id, "0", Variant.From, Variant.Damage), new Variant(id, "0", null, Past(id))),
        _ => Damaged(id),
    };

    private static void Write(string file, IEnumerable<Variant> rows)
    {
        Db.Run(file, Schema);
        using var connection = Db.Open(file);
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO subscription_variants VALUES ($id, 'variant ' || $id, $active, $id * 0.25, $cancelled, $updated, randomblob(3))";
        foreach (var row in rows)
        {
            command.Parameters.Clear();
            command.Parameters.AddWithValue("$id", row.Id);
            command.Parameters.AddWithValue("$active", row.Active);
            command.Parameters.AddWithValue("$cancelled", (object?)row.CancelledAt ?? DBNull.Value);
            command.Parameters.AddWithValue("$updated", (object?)row.UpdatedAt ?? DBNull.Value);
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }
}
