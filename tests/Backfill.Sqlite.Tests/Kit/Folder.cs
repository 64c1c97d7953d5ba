namespace Backfill.Sqlite.Tests.Kit;

/// <summary>A temporary folder with a live and an archive file.</summary>
internal sealed class Folder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("backfill-sqlite-");

    /// <summary>The live file; the test makes it.</summary>
    public string Live => Path("live.db");

    /// <summary>The archive file; the test makes it.</summary>
    public string Archive => Path("archive.db");

    /// <summary>A file in the folder.</summary>
    public string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    /// <summary>The way in, with slices of the given size.</summary>
    public SqliteBackfill Backfill(int sliceSize = 50_000) => new(Live, new() { ["Archive"] = Archive }) { SliceSize = sliceSize };

    /// <summary>The way in, with something that happens between the steps of a batch.</summary>
    public BackfillRunner Backfill(Action<Step, int> at, int sliceSize = 50_000, TimeSpan? patience = null, bool writes = true) => new(
        async cancellationToken => new SteppedStore(await SqliteLive.OpenAsync(Live, patience, cancellationToken), at, writes),
        new Dictionary<string, Func<CancellationToken, Task<Stores.IArchive>>> { ["Archive"] = cancellationToken => SqliteArchive.OpenAsync(Archive, cancellationToken) })
    {
        SliceSize = sliceSize,
    };

    public void Dispose() => _folder.Delete(recursive: true);
}
