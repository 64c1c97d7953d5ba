using Backfill.Journal;
using Backfill.Planning;

namespace Backfill.Running;

/// <summary>Makes batches with the plan's own row types.</summary>
internal sealed class BatchFactory(PreparedRestore prepared, long? undoes) : IRestorePlanVisitor<Batch>
{
    public Batch Visit<TKey, TLive, TArchived>(RestorePlan<TKey, TLive, TArchived> plan)
        where TKey : struct, IEquatable<TKey>
        where TLive : struct
        where TArchived : struct =>
        undoes is { } undone
            ? new UndoBatch<TKey, TLive, TArchived>(plan, prepared.Live, undone)
            : new RestoreBatch<TKey, TLive, TArchived>(plan, prepared);
}
