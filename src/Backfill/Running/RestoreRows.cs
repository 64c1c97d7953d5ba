using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.Running;

/// <summary>The live rows of a batch, each with its archived row and its outcome; everything is kept for the next batch, so that a row costs no allocation.</summary>
/// <param name="plan">The plan.</param>
/// <param name="computed">The restored columns where the restore has a <c>Value</c>, else null.</param>
/// <param name="pins">The pins that are read behind all other columns.</param>
internal sealed class RestoreRows<TKey, TLive, TArchived>(RestorePlan<TKey, TLive, TArchived> plan, ComputedColumn[]? computed = null, int pins = 0)
    where TKey : struct, IEquatable<TKey>
    where TLive : struct
    where TArchived : struct
{
    private readonly Dictionary<TKey, int> _index = [];
    private readonly bool _movesTimes = plan.Declaration.TimeZone is not null;
    private readonly TArchived _nothing;
    private TLive[] _live = [];
    private TArchived[] _archived = [];
    private int[] _archiveNo = [];
    private string?[] _mismatch = [];
    private Outcome[] _outcomes = [];
    private string?[] _reasons = [];
    private Field[] _pins = [];

    public int Count { get; private set; }

    public RestorePlan<TKey, TLive, TArchived> Plan => plan;

    public ref readonly TLive Live(int i) => ref _live[i];

    /// <summary>The archived row; one of NULLs where no backup has it.</summary>
    public ref readonly TArchived Archived(int i) => ref Found(i) ? ref _archived[i] : ref _nothing;

    /// <summary>Whether a backup has the row, and it is one of the same thing.</summary>
    public bool Found(int i) => _archiveNo[i] > 0 && _mismatch[i] is null;

    public Outcome OutcomeOf(int i) => _outcomes[i];

    public string? ReasonOf(int i) => _reasons[i];

    /// <summary>What a column is to hold in a row, NULL where the backup says nothing.</summary>
    public Field New(int i, int column) => plan.New(in Archived(i), column) is var value && value.Form == Field.Unmoved ? Field.Null : value;

    /// <summary>The number of the backup that has the row, from 1; 0 where none has.</summary>
    public int ArchiveNo(int i) => Found(i) ? _archiveNo[i] : 0;

    /// <summary>Which rows no backup has, so far.</summary>
    public void Missing(List<int> missing)
    {
        missing.Clear();
        for (var i = 0; i < Count; i++)
        {
            if (!Found(i))
            {
                missing.Add(i);
            }
        }
    }

    public TKey KeyOf(int i) => plan.KeyOf(in _live[i]);

    public void Clear(int room)
    {
        // Long values go with the rows that refer to them.
        Array.Clear(_live, 0, Count);
        Array.Clear(_archived, 0, Count);
        Count = 0;
        _index.Clear();
        if (_live.Length < room)
        {
            _live = new TLive[room];
            _archived = new TArchived[room];
            _archiveNo = new int[room];
            _mismatch = new string?[room];
            _outcomes = new Outcome[room];
            _reasons = new string?[room];
            _pins = new Field[room * pins];
        }
    }

    /// <summary>Leaves out all rows but the first.</summary>
    /// <param name="count">How many those are.</param>
    public void Cut(int count)
    {
        for (var i = count; i < Count; i++)
        {
            _index.Remove(KeyOf(i));
            (_live[i], _archived[i]) = (default, default);
        }

        Count = count;
    }

    /// <summary>Forgets what a backup said, to ask it once more.</summary>
    public void Forget(int archiveNo)
    {
        for (var i = 0; i < Count; i++)
        {
            if (_archiveNo[i] == archiveNo)
            {
                (_archived[i], _archiveNo[i], _mismatch[i]) = (default, 0, null);
            }
        }
    }

    public void AddLive(in TLive row)
    {
        if (!_index.TryAdd(plan.KeyOf(in row), Count))
        {
            throw new InvalidDataException($"Live returned the key {new KeyText().Of(plan, plan.KeyOf(in row))} twice in one batch.");
        }

        _live[Count] = row;
        _archiveNo[Count] = 0;
        _mismatch[Count] = null;
        _reasons[Count] = null;
        Count++;
    }

    /// <summary>Keeps the pins of the row that was added last.</summary>
    public void AddPins(IRowReader row)
    {
        for (var pin = 0; pin < pins; pin++)
        {
            _pins[((Count - 1) * pins) + pin] = row.Raw(plan.Declaration.Key.Count + plan.Declaration.LiveColumns.Count + pin);
        }
    }

    public void WritePins(IRowWriter row, int i)
    {
        for (var pin = 0; pin < pins; pin++)
        {
            row.Pin(_pins[(i * pins) + pin]);
        }
    }

    /// <summary>A row that a collation of the backup found, but whose key is another by its bytes, is no row of ours.</summary>
    /// <param name="row">The row.</param>
    /// <param name="archiveNo">The number of its backup, from 1.</param>
    public void AddArchived(in TArchived row, int archiveNo)
    {
        if (_index.TryGetValue(plan.KeyOf(in row), out var i))
        {
            _archived[i] = row;
            _archiveNo[i] = archiveNo;
            _mismatch[i] = plan.Mismatch(in _live[i], in row);
        }
    }

    /// <summary>Judges a live row again that was read again. Returns its index.</summary>
    public int Redecide(in TLive row)
    {
        var i = _index[plan.KeyOf(in row)];
        var found = Found(i);
        _live[i] = row;
        _mismatch[i] = _archiveNo[i] > 0 ? plan.Mismatch(in row, in _archived[i]) : null;
        Decide(i);
        if (Found(i) != found)
        {
            // Another backup might have to be asked now; the next run does.
            Set(i, Outcome.Conflict, ReasonText.MatchedMeanwhile);
        }

        return i;
    }

    public int IndexOf(in TKey key) => _index[key];

    public bool Has(in TKey key) => _index.ContainsKey(key);

    public void Set(int i, Outcome outcome, string? reason)
    {
        _outcomes[i] = outcome;
        _reasons[i] = reason;
    }

    public void Decide(int i)
    {
        if (!Found(i))
        {
            DecideWithout(i);
            return;
        }

        // Guard and Value are the user's code: whatever they throw concerns this row alone.
        var asked = nameof(ColumnRestoreAttribute.Value);
        try
        {
            if (computed is not null)
            {
                _archived[i] = plan.Compute(in _live[i], in _archived[i], computed);
            }

            asked = nameof(ColumnRestoreAttribute.Guard);
            Set(i, plan.Decide(in _live[i], in _archived[i]), null);
            RefuseUnwritable(i);
            FailUnmoved(i);
        }
        catch (Exception error)
        {
            Set(i, Outcome.Failed, ReasonText.Of(error, asked));
        }
    }

    /// <summary>Why the archived row that was found is of another thing, or null.</summary>
    public string? KeyReused(int i) => _mismatch[i] is { } column ? ReasonText.KeyReused(column, plan.Declaration.Archives[_archiveNo[i] - 1]) : null;

    private void RefuseUnwritable(int i)
    {
        for (var column = 0; column < plan.Declaration.RestoredColumns.Count && _outcomes[i] == Outcome.Restored; column++)
        {
            if (plan.New(in _archived[i], column) is var value && value.Is(OwnText.Unwritable))
            {
                Set(i, Outcome.Failed, ReasonText.Unwritable(value, plan.Declaration.RestoredColumns[column]));
            }
        }
    }

    // A row that is not to be written needs no such time.
    private void FailUnmoved(int i)
    {
        for (var column = 0; _outcomes[i] == Outcome.Restored && _movesTimes && column < plan.Declaration.RestoredColumns.Count; column++)
        {
            if (plan.New(in _archived[i], column) is { Form: Field.Unmoved } reason)
            {
                Set(i, Outcome.Failed, $"'{plan.Declaration.RestoredColumns[column].Source.Name}' of the backup: {reason}");
            }
        }
    }

    private void DecideWithout(int i)
    {
        if (plan.Declaration.Otherwise == Otherwise.Null)
        {
            Set(i, HoldsNothing(i) ? Outcome.SameAsArchive : Outcome.Restored, null);
        }
        else
        {
            Set(i, Outcome.NotInArchive, KeyReused(i));
        }
    }

    private bool HoldsNothing(int i)
    {
        for (var column = 0; column < plan.Declaration.RestoredColumns.Count; column++)
        {
            if (!plan.Old(in _live[i], column).IsNull)
            {
                return false;
            }
        }

        return true;
    }
}
