using Backfill.Planning;

namespace Backfill.Running;

/// <summary>Makes batches with the plan's own row types.</summary>
internal sealed class BatchFactory(PreparedRestore prepared) : IRestorePlanVisitor<Batch>
{
    public Batch Visit<TKey, TLive, TArchived>(RestorePlan<TKey, TLive, TArchived> plan)
        where TKey : struct, IEquatable<TKey>
        where TLive : struct
        where TArchived : struct =>
        new RestoreBatch<TKey, TLive, TArchived>(plan, prepared.Restore.Arguments, prepared.Live, prepared.Archive!);
}
