using Backfill.Decided;
using Backfill.Sqlite.Tests.Kit;
using Backfill.Stores;

namespace Backfill.Sqlite.Tests.Stories;

/// <summary>Value, Match, Fallback, Otherwise, and groups with several of them.</summary>
public sealed class Whatever_decides_a_row_ends_as_declared
{
    public static TheoryData<string> Restores => [.. ParcelRows.Names];

    [Theory]
    [MemberData(nameof(Restores))]
    public async Task Undisturbed(string restore)
    {
        await using var parcels = new Parcels();
        await ParcelTests.EndsAsDeclaredAsync(parcels, restore);
    }

    [Theory]
    [InlineData("value", Step.Apply)]
    [InlineData("match", Step.Commit)]
    [InlineData("fallback", Step.Stage)]
    [InlineData("otherwise", Step.Committed)]
    [InlineData("address", Step.Apply)]
    [InlineData("address", Step.Checkpoint)]
    [InlineData("size", Step.Commit)]
    public async Task Killed(string restore, Step step)
    {
        await using var parcels = new Parcels();
        await ParcelTests.EndsAsDeclaredThoughKilledAsync(parcels, restore, step);
    }

    /// <summary>Four files in a folder.</summary>
    internal sealed class Parcels : IParcels
    {
        private const string Table =
            "CREATE TABLE parcels (id INTEGER PRIMARY KEY, mail TEXT, net NUMERIC, gross NUMERIC, city TEXT, phone TEXT, note TEXT, street TEXT, zip TEXT, size INTEGER, unit TEXT, payload BLOB DEFAULT (randomblob(3)));";

        private const int SliceSize = 20;

        private readonly Folder _folder = new();

        public Parcels()
        {
            Fill(_folder.Live, ParcelRows.Live);
            foreach (var day in ParcelRows.Days)
            {
                Fill(_folder.Path(day), ParcelRows.Backup(day));
            }
        }

        public BackfillRunner Backfill => Runner(_folder.Path, (_, _) => { });

        public IEnumerable<string> Address => [_folder.Path("")];

        public Task<IReadOnlyList<string>> RowsAsync() => RowsAsync(ParcelRows.SelectList("quote"));

        public Task<IReadOnlyList<string>> OtherColumnsAsync() => RowsAsync("id, quote(payload)");

        public static Task<int> DieAsync(string[] args) => ParcelTests.DieAsync(at => Runner(name => Path.Combine(args[0], name), at), args[1..]);

        public ValueTask DisposeAsync()
        {
            _folder.Dispose();
            return ValueTask.CompletedTask;
        }

        private static BackfillRunner Runner(Func<string, string> file, Action<Step, int> at) => new(
            async cancellationToken => new SteppedStore(await SqliteLive.OpenAsync(file("live.db"), null, cancellationToken), at),
            ParcelRows.Days.ToDictionary(day => day, day => (Func<CancellationToken, Task<IArchive>>)(cancellationToken => SqliteArchive.OpenAsync(file(day), cancellationToken))))
        {
            SliceSize = SliceSize,
        };

        private static void Fill(string file, IEnumerable<string> rows) =>
            Db.Run(file, $"{Table} INSERT INTO parcels (id, mail, net, gross, city, phone, note, street, zip, size, unit) VALUES {string.Join(", ", rows)}");

        private Task<IReadOnlyList<string>> RowsAsync(string columns) =>
            Task.FromResult<IReadOnlyList<string>>([.. Db.Rows(_folder.Live, $"SELECT {columns} FROM parcels ORDER BY id").Select(row => string.Join(", ", row))]);
    }
}
