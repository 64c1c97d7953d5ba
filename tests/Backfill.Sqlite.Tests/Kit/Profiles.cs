using Backfill.Sqlite.Tests.Declarations;
using Backfill.Stores;

namespace Backfill.Sqlite.Tests.Kit;

/// <summary>A live file of profiles, and backups of three days.</summary>
internal sealed class Profiles : IDisposable
{
    private const string Table = "CREATE TABLE profiles (id INTEGER PRIMARY KEY, mail TEXT, city TEXT, phone TEXT, note TEXT);";

    private static readonly string[] Days = ["Friday", "Thursday", "Wednesday"];

    private readonly Folder _folder = new();

    /// <summary>Live has rows 1 to the given number, all damaged; a backup has what the test inserts.</summary>
    public Profiles(int rows)
    {
        Db.Run(Live, Table + $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows}) INSERT INTO profiles SELECT i, i || '@x', '?', '?', '?' FROM n");
        foreach (var day in Days)
        {
            Db.Run(File(day), Table);
        }
    }

    public string Live => _folder.Live;

    public string File(string day) => _folder.Path(day + ".db");

    /// <summary>Adds rows to a backup: their values name the day.</summary>
    public void Insert(string day, params IEnumerable<int> ids)
    {
        foreach (var id in ids)
        {
            Db.Run(File(day), $"INSERT INTO profiles VALUES ({id}, '{id}@x', '{day}', '{day}', '{day}')");
        }
    }

    public SqliteBackfill Backfill(int sliceSize = 50_000) => new(Live, Days.ToDictionary(day => day, File)) { SliceSize = sliceSize };

    /// <summary>The way in, writing down for how many keys each backup is asked, and with something that happens between the steps of a batch.</summary>
    public BackfillRunner Counted(Dictionary<string, List<int>> asked, Action<Step, int>? at = null) => new(
        async cancellationToken => new SteppedStore(await SqliteLive.OpenAsync(Live, null, cancellationToken), at ?? ((_, _) => { })),
        Days.ToDictionary(
            day => day,
            day => (Func<CancellationToken, Task<IArchive>>)(async cancellationToken => new CountedArchive(await SqliteArchive.OpenAsync(File(day), cancellationToken), asked[day] = []))));

    /// <summary>The values of a column in key order; - for NULL.</summary>
    public string Values(string column) => string.Join(' ', Db.Rows(Live, $"SELECT coalesce({column}, '-') FROM profiles ORDER BY id").Select(r => r[0]));

    public string Journal(long run) => string.Join(' ', Db.Rows(Live, $"SELECT key_id || ':' || archive_no FROM {Control.Journal(Live)} WHERE run_id = {run} ORDER BY key_id").Select(r => r[0]));

    public static Restore Restore(string column) => Profile.Plan(column).With();

    public void Dispose() => _folder.Dispose();
}
