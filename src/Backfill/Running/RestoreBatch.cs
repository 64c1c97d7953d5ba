using Backfill.Planning;
using Backfill.Reporting;
using Backfill.Stores;

namespace Backfill.Running;

/// <summary>A batch of selected live rows with what the backup says about them.</summary>
internal sealed class RestoreBatch<TKey, TLive, TArchived> : Batch
    where TKey : struct, IEquatable<TKey>
    where TLive : struct
    where TArchived : struct
{
    /// <summary>Each is a question to the server while rows are locked.</summary>
    private const int MostLooked = 100;

    private readonly RestorePlan<TKey, TLive, TArchived> _plan;
    private readonly Arguments _arguments;
    private readonly ILiveTable _live;
    private readonly IReadOnlyList<PreparedArchive> _archives;
    private readonly FieldArena _arena = new();
    private readonly KeyText _keys = new();
    private readonly RestoreRows<TKey, TLive, TArchived> _rows;
    private readonly LiveSink<TKey, TLive, TArchived> _liveSink;
    private readonly ArchiveSink<TKey, TLive, TArchived> _archiveSink;
    private readonly LongestValue<TKey, TLive, TArchived>? _longest;
    private readonly List<int> _missing = [];
    private readonly List<int> _toWrite = [];
    private readonly Field[] _old;
    private readonly Field[] _new;

    public RestoreBatch(RestorePlan<TKey, TLive, TArchived> plan, PreparedRestore prepared)
    {
        _plan = plan;
        _arguments = prepared.Restore.Arguments;
        _live = prepared.Live;
        _archives = prepared.Archives;
        _rows = new(plan, prepared.Computed(_arena), prepared.Live.PinsRead);
        _liveSink = new(_rows, _keys, _arena);
        _archiveSink = new(_rows, _arena);
        _longest = prepared.Inspection.Longest is { } longest ? new(plan, longest, prepared.Inspection) : null;
        _old = new Field[plan.Declaration.RestoredColumns.Count];
        _new = new Field[_old.Length];
    }

    public override bool Writes => _toWrite.Count > 0;

    public override bool CanBeStagedAhead => true;

    public RestoreRows<TKey, TLive, TArchived> Rows => _rows;

    protected override async Task FillAsync(KeySpan span, CanonicalKey? done, int most, CancellationToken cancellationToken)
    {
        _arena.Clear();
        _rows.Clear(most);
        _liveSink.Begin(done, most);

        await _live.ReadAsync(span, most + MoreThanWanted, _arena, _liveSink, cancellationToken);
        var read = _rows.Count;
        Room = RoomFor(MostBytes, read + (_liveSink.IsFull ? 1 : 0), _arena.Used);
        await ReadArchivesAsync(cancellationToken);
        Selected = _rows.Count;
        EndsSlice = !_liveSink.LeftSome && Selected == read;
        FirstKey = Selected > 0 ? Key(0) : null;
        LastKey = Selected > 0 ? Key(Selected - 1) : null;

        _toWrite.Clear();
        for (var i = 0; i < Selected; i++)
        {
            _rows.Decide(i);
            _longest?.Judge(_rows, i, _arena);
            if (_rows.OutcomeOf(i) == Outcome.Restored)
            {
                _toWrite.Add(i);
            }
        }
    }

    // Only absence falls through to the next backup.
    private async Task ReadArchivesAsync(CancellationToken cancellationToken)
    {
        for (var i = 0; i < _archives.Count; i++)
        {
            _rows.Missing(_missing);
            if (_missing.Count == 0)
            {
                return;
            }

            await ReadArchiveAsync(i, cancellationToken);
        }
    }

    // A backup answers in any order, so of a result that was not read to its end nothing can be said: as many rows as had room are asked for once more, and the batch ends with them.
    private async Task ReadArchiveAsync(int i, CancellationToken cancellationToken)
    {
        while (true)
        {
            var before = _arena.Place;
            _archiveSink.Begin(i + 1);
            await _archives[i].Table.ReadAsync(new KeySource<TKey, TLive, TArchived>(_rows, _missing), _arena, _archiveSink, cancellationToken);
            if (!_archiveSink.IsFull)
            {
                Room = Math.Min(Room, RoomFor(MostBytes, _missing.Count, _arena.Used - before.Used));
                return;
            }

            _rows.Forget(i + 1);
            _arena.GoBack(before);
            _rows.Cut(_missing[_archiveSink.Taken]);
            _missing.RemoveRange(_archiveSink.Taken, _missing.Count - _archiveSink.Taken);
        }
    }

    public override void CheckSelection()
    {
        for (var i = 0; i < Selected; i++)
        {
            DemandSelected(i);
        }
    }

    public override async Task<int> StageAsync(IBatchTransaction transaction)
    {
        var staged = await StageAsync(transaction, _toWrite);
        if (staged < _toWrite.Count)
        {
            staged += await StageMissingAsync(transaction);
        }

        return staged;
    }

    protected override (Outcome Outcome, string? Reason) OutcomeAt(int i) => (_rows.OutcomeOf(i), _rows.ReasonOf(i));

    public override void Report(IOutcomeSink sink, long batchNo)
    {
        for (var i = 0; i < Selected; i++)
        {
            for (var column = 0; column < _old.Length; column++)
            {
                _old[column] = _plan.Old(in _rows.Live(i), column);
                _new[column] = _rows.New(i, column);
            }

            var row = new OutcomeRow(Key(i), _rows.OutcomeOf(i), _old, _new, _rows.ReasonOf(i));
            sink.Add(Slice.RangeNo, batchNo, in row);
        }
    }

    private async Task<int> StageMissingAsync(IBatchTransaction transaction)
    {
        var missing = new HashSet<int>(_toWrite);
        await transaction.StagedAsync(Span, _arena, new StagedSink<TKey, TLive, TArchived>(_rows, missing), CancellationToken.None);
        var again = missing.Order().ToList();
        await transaction.RereadAsync(new KeySource<TKey, TLive, TArchived>(_rows, again), _arena, new RereadSink<TKey, TLive, TArchived>(_rows, missing), CancellationToken.None);
        foreach (var found in again.Where(i => !missing.Contains(i)))
        {
            DemandSelected(found);
        }

        var looked = 0;
        foreach (var gone in missing)
        {
            _rows.Set(gone, Outcome.Conflict, await WhyAsync(transaction, gone, looked++));
        }

        again.RemoveAll(i => _rows.OutcomeOf(i) != Outcome.Restored);
        var staged = again.Count == 0 ? 0 : await StageAsync(transaction, again);
        return staged == again.Count
            ? staged
            : throw new InvalidDataException($"{again.Count - staged} rows from the key {Key(again[0])} on do not compare equal to what was just read of them under lock.");
    }

    private async Task<string> WhyAsync(IBatchTransaction transaction, int gone, int looked)
    {
        if (looked >= MostLooked)
        {
            return ReasonText.LostBeforeWrite;
        }

        var live = new PresenceSink<TKey, TLive, TArchived>(_plan, _rows.KeyOf(gone));
        await transaction.LookAsync(Key(gone), _arena, live, CancellationToken.None);
        return live.IsThere ? ReasonText.NotSelectedMeanwhile : ReasonText.DeletedMeanwhile;
    }

    private async Task<int> StageAsync(IBatchTransaction transaction, List<int> rows)
    {
        var source = new StageSource<TKey, TLive, TArchived>(_rows, rows);
        try
        {
            return await transaction.StageAsync(source, CancellationToken.None);
        }
        catch (FormatException error) when (source.Current is not null)
        {
            _rows.Set(source.Current.Value, Outcome.Failed, ReasonText.Of(error, nameof(ColumnRestoreAttribute.Value)));
            _toWrite.RemoveAll(i => _rows.OutcomeOf(i) != Outcome.Restored);
            throw new RowRefusedException();
        }
    }

    private void DemandSelected(int i)
    {
        string differs;
        try
        {
            if (_plan.Selects(in _rows.Live(i), _arguments))
            {
                return;
            }

            differs = "does not: one of them does not mean what it says";
        }
        catch (FormatException)
        {
            // A value that .NET cannot read (a zero date) cannot be judged twice; where Decide needs it, the row becomes Failed.
            return;
        }
        catch (Exception error)
        {
            differs = $"throws {error.GetType().Name} on it: {error.Message.TrimEnd('.')}";
        }

        throw new SelectionDiffersException($"SQL selects the row with the key {Key(i)} of {_plan.Declaration.Table}, but the C# method of Where {differs}, so nothing was written of it.");
    }

    protected override CanonicalKey Key(int i) => _keys.Of(_plan, _rows.KeyOf(i));
}
