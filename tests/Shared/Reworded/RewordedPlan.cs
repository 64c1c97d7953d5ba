using Backfill.Planning;

namespace Backfill.Reworded;

/// <summary>A plan as another version of the generator may write it: each statement of one dialect reads otherwise and means the same.</summary>
internal sealed class RewordedPlan<TKey, TLive, TArchived>(RestorePlan<TKey, TLive, TArchived> inner, SqlDialect reworded) : RestorePlan<TKey, TLive, TArchived>
    where TKey : struct, IEquatable<TKey>
    where TLive : struct
    where TArchived : struct
{
    public override RestoreDeclaration Declaration => inner.Declaration;

    public override Statements Statements(SqlDialect dialect) => inner.Statements(dialect) is var statements && dialect != reworded
        ? statements
        : statements with { Apply = statements.Apply + " ", ReadArchive = statements.ReadArchive + " " };

    public override TKey ReadKey(IRowReader row) => inner.ReadKey(row);

    public override TLive ReadLive(IRowReader row) => inner.ReadLive(row);

    public override TArchived ReadArchived(IRowReader row) => inner.ReadArchived(row);

    public override TKey KeyOf(in TLive live) => inner.KeyOf(live);

    public override TKey KeyOf(in TArchived archived) => inner.KeyOf(archived);

    public override Field Old(in TLive live, int column) => inner.Old(live, column);

    public override Field New(in TArchived archived, int column) => inner.New(archived, column);

    public override bool Selects(in TLive live, Arguments arguments) => inner.Selects(live, arguments);

    public override string? Mismatch(in TLive live, in TArchived archived) => inner.Mismatch(live, archived);

    public override TArchived Compute(in TLive live, in TArchived archived, ComputedColumn[] columns) => inner.Compute(live, archived, columns);

    public override Outcome Decide(in TLive live, in TArchived archived) => inner.Decide(live, archived);

    public override void WriteKey(IRowWriter row, in TKey key) => inner.WriteKey(row, key);

    public override void Write(IRowWriter row, in TLive live, in TArchived archived) => inner.Write(row, live, archived);
}

/// <summary>Makes one of any plan.</summary>
internal sealed class Rewording(SqlDialect dialect) : IRestorePlanVisitor<RestorePlan>
{
    public RestorePlan Visit<TKey, TLive, TArchived>(RestorePlan<TKey, TLive, TArchived> plan)
        where TKey : struct, IEquatable<TKey>
        where TLive : struct
        where TArchived : struct => new RewordedPlan<TKey, TLive, TArchived>(plan, dialect);
}
