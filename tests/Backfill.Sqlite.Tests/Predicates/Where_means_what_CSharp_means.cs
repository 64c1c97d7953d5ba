using System.Globalization;
using Backfill.Fuzzed;
using Backfill.Planning;
using Backfill.Predicates;
using Backfill.Sqlite.Tests.Kit;
using Microsoft.Data.Sqlite;

namespace Backfill.Sqlite.Tests.Predicates;

/// <summary>Random rows, random arguments, every predicate.</summary>
public sealed class Where_means_what_CSharp_means
{
    [Theory]
    [InlineData("UTF-8", "NUMERIC")]
    [InlineData("UTF-16le", "DECIMAL(20,6)")]
    public void On_SQLite(string encoding, string decimals)
    {
        using var folder = Tables(encoding, decimals);
        PredicateProperty.Holds(rows => FillAsync(folder, rows), folder.Backfill());
    }

    [Theory]
    [InlineData(20261128)]
    public async Task Predicates_that_nobody_wrote(int seed)
    {
        using var folder = Tables("UTF-8", "NUMERIC");
        await PredicateFuzz.HoldsAsync(rows => FillAsync(folder, rows), folder.Backfill(), seed, count: 300);
    }

    [Fact]
    public async Task Conditions_at_their_limits()
    {
        using var folder = Tables("UTF-8", "NUMERIC");
        await PredicateFuzz.HoldsAtTheLimitsAsync(rows => FillAsync(folder, rows), folder.Backfill());
    }

    [Fact]
    [Trait("Category", "Soak")]
    public async Task Predicates_that_nobody_wrote_for_as_long_as_asked()
    {
        using var folder = Tables("UTF-8", "NUMERIC");
        await PredicateFuzz.SoakAsync(rows => FillAsync(folder, rows), folder.Backfill());
    }

    private static Folder Tables(string encoding, string decimals)
    {
        var folder = new Folder();
        var schema = $"PRAGMA encoding = '{encoding}'; CREATE TABLE probes (id INTEGER PRIMARY KEY, {string.Join(", ", ProbeTable.Columns.Select(c => Declared(c, decimals)))})";
        Db.Run(folder.Live, schema);
        Db.Run(folder.Archive, schema);
        return folder;
    }

    private static Task FillAsync(Folder folder, IReadOnlyList<object?[]> rows)
    {
        Fill(folder.Live, rows);
        return Task.CompletedTask;
    }

    // A collation that only a comparison of bytes withstands.
    private static string Declared(ProbeColumn column, string decimals) => $"{column.Name} {column.Kind switch
    {
        _ when column.IsNamed => "TEXT COLLATE NOCASE",
        ColumnKind.String => "TEXT COLLATE NOCASE",
        ColumnKind.DateTime or ColumnKind.Date or ColumnKind.Time or ColumnKind.TimeOfDay => "TEXT",
        ColumnKind.Guid => "BLOB",
        ColumnKind.Decimal => decimals,
        ColumnKind.Double or ColumnKind.Single => "REAL",
        _ => "INTEGER",
    }}";

    private static void Fill(string file, IReadOnlyList<object?[]> rows)
    {
        using var connection = Db.Open(file);
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM probes";
        command.ExecuteNonQuery();
        command.CommandText = $"INSERT INTO probes VALUES (@id, {string.Join(", ", ProbeTable.Columns.Select((_, i) => $"@c{i}"))})";
        for (var r = 0; r < rows.Count; r++)
        {
            command.Parameters.Clear();
            command.Parameters.Add(new SqliteParameter("@id", r + 1));
            for (var c = 0; c < rows[r].Length; c++)
            {
                command.Parameters.Add(new SqliteParameter($"@c{c}", Stored(rows[r][c], r)));
            }

            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    // Other programs write true as another number than 1, and a fraction with zeros at its end.
    private static object Stored(object? value, int row) => value switch
    {
        null => DBNull.Value,
        bool b => b ? 1L + (row % 3) : 0L,
        DayOfWeek day => (long)day,
        Mood mood => ProbeColumn.NameOf(mood, row),
        ulong u => (long)u,
        float f => (double)f,
        Guid g when row % 3 == 0 => g.ToByteArray(bigEndian: true),
        Guid g => row % 3 == 1 ? g.ToString() : g.ToString().ToUpperInvariant(),
        decimal d => d.ToString(CultureInfo.InvariantCulture),
        DateTime t => t.ToString(row % 2 == 0 ? "yyyy-MM-dd HH:mm:ss.FFFFFF" : "yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        DateOnly d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly t => t.ToString(row % 2 == 0 ? "HH:mm:ss.FFFFFF" : "HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        TimeSpan t => Text(t, row % 2 == 0 ? "mm\\:ss\\.FFFFFF" : "mm\\:ss\\.ffffff"),
        _ => value,
    };

    private static string Text(TimeSpan time, string format) =>
        string.Create(CultureInfo.InvariantCulture, $"{(time < TimeSpan.Zero ? "-" : "")}{(long)time.Duration().TotalHours:00}:").ToString() + time.Duration().ToString(format, CultureInfo.InvariantCulture).TrimEnd('.');
}
