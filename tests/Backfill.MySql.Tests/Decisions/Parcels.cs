using Backfill.Decided;
using Backfill.Killed;
using Backfill.Stores;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Decisions;

/// <summary>Live on one server, three backups on another.</summary>
internal sealed class Parcels(Backups backups) : IParcels
{
    private const string Table = """
        CREATE TABLE parcels (id BIGINT PRIMARY KEY, mail VARCHAR(30), net DECIMAL(10,0) NOT NULL, gross DECIMAL(10,0), city VARCHAR(50), phone VARCHAR(50), note VARCHAR(50),
          street VARCHAR(50) CHARACTER SET latin1, zip VARCHAR(50), size INT, unit CHAR(5), moved_at TIMESTAMP(3) NOT NULL DEFAULT '2025-01-01' ON UPDATE CURRENT_TIMESTAMP(3));
        """;

    public BackfillRunner Backfill => backups.Backfill();

    public IEnumerable<string> Address => [backups.Databases.Live.ConnectionString, backups.Databases.JournalSchema, .. backups.ConnectionStrings];

    public static async Task<Parcels> CreateAsync(ServerProduct product) => new(await Backups.CreateAsync(
        product, Script(ParcelRows.Live), Script(ParcelRows.Backup(ParcelRows.Days[0])), [.. ParcelRows.Days[1..].Select(day => Script(ParcelRows.Backup(day)))]));

    /// <summary>The victim of <see cref="ParcelTests"/>: its first arguments are <see cref="Address"/>.</summary>
    public static Task<int> DieAsync(string[] args) => ParcelTests.DieAsync(
        at => new BackfillRunner(
            async cancellationToken => new SteppedStore(await MySqlLive.OpenAsync(args[0], args[1], cancellationToken), at),
            ParcelRows.Days.Select((day, i) => KeyValuePair.Create(day, (Func<CancellationToken, Task<IArchive>>)(cancellationToken => MySqlArchive.OpenAsync(args[2 + i], cancellationToken)))).ToDictionary()),
        args[(2 + ParcelRows.Days.Length)..]);

    public async Task<IReadOnlyList<string>> RowsAsync() =>
        [.. (await backups.Databases.Live.RowsAsync($"SELECT {ParcelRows.SelectList("QUOTE")} FROM parcels ORDER BY id")).Select(row => string.Join(", ", row.Select((value, i) => ParcelRows.IsNumber(i) ? value!.Trim('\'') : value)))];

    public Task<IReadOnlyList<string>> OtherColumnsAsync() => TableDump.OfAsync(backups.Databases.Live, "parcels", "gross", "city", "phone", "note", "street", "zip", "size", "unit");

    public ValueTask DisposeAsync() => backups.DisposeAsync();

    private static string Script(IEnumerable<string> rows) =>
        $"{Table}\nINSERT INTO parcels (id, mail, net, gross, city, phone, note, street, zip, size, unit) VALUES {string.Join(", ", rows)};";
}
