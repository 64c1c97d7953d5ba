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

    /// <summary>For plan, dry run and explain: what a run would make of the rows, whether or not it may write them.</summary>
    public Task<PreparedRestore> PrepareAsync(Restore restore, CancellationToken cancellationToken) =>
        PrepareAsync(restore, Preflight.Check, cancellationToken);

    /// <summary>For run and resume: the same, and everything that writing needs.</summary>
    public Task<PreparedRestore> PrepareToRunAsync(Restore restore, CancellationToken cancellationToken) =>
        PrepareAsync(restore, (what, here, there) => [.. Preflight.Check(what, here, there), .. Preflight.CheckRun(what.Plan.Declaration, here)], cancellationToken);

    /// <summary>For verify: what a run that stands may be compared with, whatever would speak against running it again.</summary>
    public Task<PreparedRestore> PrepareToLookAsync(Restore restore, CancellationToken cancellationToken) =>
        PrepareAsync(restore, Preflight.CheckReadable, cancellationToken);

    /// <summary>For a run whose archive is the journal of another: no backup is needed, and nothing else of the plan.</summary>
    /// <param name="restore">The restore.</param>
    /// <param name="run">The run that is undone, or an undo of it.</param>
    /// <param name="undoes">The run that is undone.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<PreparedRestore> PrepareUndoAsync(Restore restore, RunRecord run, long undoes, CancellationToken cancellationToken) =>
        PrepareUndoAsync(restore, undoes, (what, here) => UndoNeeds.Lacking(what.Plan, run, here), cancellationToken);

    /// <summary>For verify of such a run.</summary>
    public Task<PreparedRestore> PrepareUndoToLookAsync(Restore restore, long undoes, CancellationToken cancellationToken) =>
        PrepareUndoAsync(restore, undoes, (what, here) => Preflight.CheckReadable(what, here, []), cancellationToken);

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
        Func<Restore, TableInspection, IReadOnlyList<InspectedArchive>, IReadOnlyList<Refusal>> preflight,
        CancellationToken cancellationToken)
    {
        var declaration = restore.Plan.Declaration;
        if (declaration.Archives.FirstOrDefault(name => !archives.ContainsKey(name)) is { } unknown)
        {
            throw new RestoreRefusedException($"{restore.Name} needs the backup \"{unknown}\", but there is no connection of that name; add the connection string '{unknown}'.");
        }

        var store = await LiveAsync(cancellationToken);
        var here = await store.InspectAsync(declaration, cancellationToken);
        string? token = null;
        List<(IArchive Store, InspectedArchive Side)> found = [];
        foreach (var name in declaration.Archives)
        {
            var archive = Keep(await archives[name](cancellationToken));
            var there = await archive.InspectAsync(declaration, cancellationToken);

            // Another product is another server, and would not understand the token.
            var oneServer = here.Server.Product == there.Server.Product
                && await archive.SeesAsync(token ??= await store.HoldIdentityAsync(cancellationToken), cancellationToken);
            found.Add((archive, new InspectedArchive(name, there, oneServer)));
        }

        Refuse(preflight(restore, here, [.. found.Select(f => f.Side)]));
        return new PreparedRestore(restore, store, Keep(store.Bind(restore, here)), here, PlanId.Of(restore, here, [.. found.Select(f => f.Side.Inspection)]))
        {
            Archives = [.. found.Select(f => Bind(f.Store, f.Side.Name, f.Side.Inspection, TimeRules.Shifts(declaration, here, f.Side.Inspection)))],
        };

        PreparedArchive Bind(IArchive archive, string name, TableInspection there, IReadOnlyList<TimeZoneShift?> shifts) =>
            new(name, Keep(TransferredTable.Around(archive.Bind(restore, there, shifts), declaration, here, there)), there, shifts);
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
