using Backfill.Planning;
using Backfill.Planning.Rules;
using Backfill.Stores;

namespace Backfill.Running;

/// <summary>The databases of one call: opens them, prepares a restore on them, and closes everything in reverse order.</summary>
internal sealed class OpenDatabases(
    Func<CancellationToken, Task<ILiveStore>> live,
    IReadOnlyDictionary<string, Func<CancellationToken, Task<IArchive>>> archives) : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> _opened = [];
    private ILiveStore? _store;

    public async Task<ILiveStore> LiveAsync(CancellationToken cancellationToken) => _store ??= Keep(await live(cancellationToken));

    /// <summary>For plan, dry run and run: the whole preflight.</summary>
    public Task<PreparedRestore> PrepareAsync(Restore restore, CancellationToken cancellationToken) =>
        PrepareAsync(restore, Preflight.Check, cancellationToken);

    /// <summary>For verify: what a run that stands may be compared with, whatever would speak against running it again.</summary>
    public Task<PreparedRestore> PrepareToLookAsync(Restore restore, CancellationToken cancellationToken) =>
        PrepareAsync(restore, (what, here, there, _) => Preflight.CheckReadable(what, here, there), cancellationToken);

    /// <summary>For a run whose archive is the journal of another: no backup is needed.</summary>
    public Task<PreparedRestore> PrepareUndoAsync(Restore restore, long undoes, CancellationToken cancellationToken) =>
        PrepareUndoAsync(restore, undoes, Preflight.CheckLive, cancellationToken);

    /// <summary>For verify of such a run.</summary>
    public Task<PreparedRestore> PrepareUndoToLookAsync(Restore restore, long undoes, CancellationToken cancellationToken) =>
        PrepareUndoAsync(restore, undoes, (what, here) => Preflight.CheckReadable(what, here, null), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        while (_opened.TryPop(out var opened))
        {
            await opened.DisposeAsync();
        }
    }

    private async Task<PreparedRestore> PrepareUndoAsync(
        Restore restore,
        long undoes,
        Func<Restore, TableInspection, IReadOnlyList<Refusal>> preflight,
        CancellationToken cancellationToken)
    {
        var store = await LiveAsync(cancellationToken);
        var inspection = await store.InspectAsync(restore.Plan.Declaration, cancellationToken);
        Refuse(preflight(restore, inspection));
        return new PreparedRestore(restore, store, Keep(store.Bind(restore, inspection)), inspection, PlanId.OfUndo(restore, inspection, undoes));
    }

    private async Task<PreparedRestore> PrepareAsync(
        Restore restore,
        Func<Restore, TableInspection, TableInspection, bool, IReadOnlyList<Refusal>> preflight,
        CancellationToken cancellationToken)
    {
        var declaration = restore.Plan.Declaration;
        if (!archives.TryGetValue(declaration.From, out var open))
        {
            throw new RestoreRefusedException($"{restore.Name} needs the backup \"{declaration.From}\", but there is no connection of that name; add the connection string '{declaration.From}'.");
        }

        var store = await LiveAsync(cancellationToken);
        var archive = Keep(await open(cancellationToken));
        var here = await store.InspectAsync(declaration, cancellationToken);
        var there = await archive.InspectAsync(declaration, cancellationToken);
        // Another product is another server, and would not understand the token.
        var oneServer = here.Server.Product == there.Server.Product
            && await archive.SeesAsync(await store.HoldIdentityAsync(cancellationToken), cancellationToken);
        Refuse(preflight(restore, here, there, oneServer));

        var shifts = TimeRules.Shifts(declaration, here, there);
        return new PreparedRestore(restore, store, Keep(store.Bind(restore, here)), here, PlanId.Of(restore, here, there))
        {
            Archive = Keep(archive.Bind(restore, there, shifts)),
            ArchiveInspection = there,
            Shifts = shifts,
        };
    }

    private static void Refuse(IReadOnlyList<Refusal> refusals)
    {
        if (refusals.Count > 0)
        {
            throw new RestoreRefusedException(refusals);
        }
    }

    private T Keep<T>(T opened)
        where T : IAsyncDisposable
    {
        _opened.Push(opened);
        return opened;
    }
}
