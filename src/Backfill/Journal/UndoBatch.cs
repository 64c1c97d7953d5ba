using Backfill.Planning;
using Backfill.Reporting;
using Backfill.Running;
using Backfill.Stores;

namespace Backfill.Journal;

/// <summary>A batch of rows that another run wrote; its archive is that run's journal.</summary>
internal sealed class UndoBatch<TKey, TLive, TArchived>(RestorePlan<TKey, TLive, TArchived> plan, ILiveTable live, long undone) : Batch
    where TKey : struct, IEquatable<TKey>
    where TLive : struct
    where TArchived : struct
{
    private readonly FieldArena _arena = new();
    private readonly JournalPage<TKey, TLive, TArchived> _page = new(plan);
    private readonly List<(Outcome Outcome, string? Reason)> _outcomes = [];
    private readonly ColumnKind[] _kinds = [.. plan.Declaration.Targets.Select(c => c.Kind)];
    private readonly Field[] _now = new Field[plan.Declaration.RestoredColumns.Count];
    private readonly Field[] _back = new Field[plan.Declaration.RestoredColumns.Count];

    public override bool Writes => _outcomes.Exists(o => o.Outcome == Outcome.Restored);

    /// <summary>It is staged under lock.</summary>
    public override bool CanBeStagedAhead => false;

    /// <summary>Rows come from the journal, which nothing selects.</summary>
    public override void CheckSelection()
    {
    }

    public override async Task<int> StageAsync(IBatchTransaction transaction)
    {
        var staged = await transaction.StageUndoAsync(undone, Span, CancellationToken.None);
        var keys = new KeySet(plan);
        await transaction.StagedAsync(Span, _arena, keys, CancellationToken.None);

        // What was staged under lock is the truth; what was read before only said whether it was worth trying.
        for (var i = 0; i < Selected; i++)
        {
            if (keys.Keys.Remove(_page[i].Key))
            {
                _outcomes[i] = (Outcome.Restored, null);
            }
            else if (_outcomes[i].Outcome == Outcome.Restored)
            {
                var live = new PresenceSink<TKey, TLive, TArchived>(plan, _page[i].Key);
                await transaction.LookAsync(_page.Key(i), _arena, live, CancellationToken.None);
                _outcomes[i] = (Outcome.Conflict, live.IsThere ? ReasonText.ChangedMeanwhile : ReasonText.DeletedMeanwhile);
            }
        }

        return keys.Keys.Count == 0 ? staged : throw new InvalidDataException($"{keys.Keys.Count} rows were journaled that run {undone} has not written.");
    }

    public override void Report(IOutcomeSink sink, long batchNo)
    {
        for (var i = 0; i < Selected; i++)
        {
            for (var column = 0; column < _kinds.Length; column++)
            {
                _now[column] = ReadableText.Value(_page.Live(i, column), _kinds[column]);
                _back[column] = ReadableText.Value(_page.Old(i, column), _kinds[column]);
            }

            var row = new OutcomeRow(_page.Key(i), _outcomes[i].Outcome, _now, _back, _outcomes[i].Reason);
            sink.Add(Slice.RangeNo, batchNo, in row);
        }
    }

    protected override async Task FillAsync(KeySpan span, CanonicalKey? done, int most, CancellationToken cancellationToken)
    {
        _arena.Clear();
        _outcomes.Clear();
        _page.Begin(done, most);
        await live.ReadJournalAsync(undone, span, most + MoreThanWanted, _arena, _page, cancellationToken);
        Selected = _page.Count;
        EndsSlice = !_page.LeftSome;
        Room = RoomFor(JournalPage.MostBytes, Selected, _page.Bytes);
        FirstKey = Selected > 0 ? _page.Key(0) : null;
        LastKey = Selected > 0 ? _page.Key(Selected - 1) : null;
        for (var i = 0; i < Selected; i++)
        {
            _outcomes.Add(Decide(_page[i]));
        }
    }

    protected override (Outcome Outcome, string? Reason) OutcomeAt(int i) => _outcomes[i];

    protected override CanonicalKey Key(int i) => _page.Key(i);

    private (Outcome Outcome, string? Reason) Decide(JournalRow<TKey> row) =>
        row.Gone ? (Outcome.Conflict, "The row has been deleted since.")
        : row.HoldsOld ? (Outcome.SameAsArchive, null)
        : row.HoldsNew ? (Outcome.Restored, null)
        : (Outcome.Conflict, $"The application has changed {(_kinds.Length == 1 ? "the column" : "a column of it")} since.");

    private sealed class KeySet(RestorePlan<TKey, TLive, TArchived> plan) : IRowSink
    {
        public HashSet<TKey> Keys { get; } = [];

        public void Add(IRowReader row) => Keys.Add(plan.ReadKey(row));
    }
}
