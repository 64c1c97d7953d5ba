using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.Running;

/// <summary>The live rows of a batch, each with its archived row and its outcome; everything is kept for the next batch, so that a row costs no allocation.</summary>
/// <param name="plan">The plan.</param>
/// <param name="computed">The restored column where the restore has a <c>Value</c>, else null.</param>
internal sealed class RestoreRows<TKey, TLive, TArchived>(RestorePlan<TKey, TLive, TArchived> plan, ComputedColumn? computed = null)
    where TKey : struct, IEquatable<TKey>
    where TLive : struct
    where TArchived : struct
{
    private readonly Dictionary<TKey, int> _index = [];
    private TLive[] _live = [];
    private TArchived[] _archived = [];
    private bool[] _found = [];
    private Outcome[] _outcomes = [];
    private string?[] _reasons = [];

    public int Count { get; private set; }

    public RestorePlan<TKey, TLive, TArchived> Plan => plan;

    public ref readonly TLive Live(int i) => ref _live[i];

    public ref readonly TArchived Archived(int i) => ref _archived[i];

    public bool Found(int i) => _found[i];

    public Outcome OutcomeOf(int i) => _outcomes[i];

    public string? ReasonOf(int i) => _reasons[i];

    /// <summary>What the column is to hold in a row, NULL where the backup says nothing.</summary>
    public Field New(int i) => _found[i] ? plan.New(in _archived[i]) : Field.Null;

    public TKey KeyOf(int i) => plan.KeyOf(in _live[i]);

    public void Clear(int room)
    {
        Count = 0;
        _index.Clear();
        if (_live.Length < room)
        {
            _live = new TLive[room];
            _archived = new TArchived[room];
            _found = new bool[room];
            _outcomes = new Outcome[room];
            _reasons = new string?[room];
        }
    }

    public void AddLive(in TLive row)
    {
        if (!_index.TryAdd(plan.KeyOf(in row), Count))
        {
            throw new InvalidDataException($"Live returned the key {new KeyText().Of(plan, plan.KeyOf(in row))} twice in one batch.");
        }

        _live[Count] = row;
        _found[Count] = false;
        _reasons[Count] = null;
        Count++;
    }

    /// <summary>A row that a collation of the backup found, but whose key is another by its bytes, is no row of ours.</summary>
    public void AddArchived(in TArchived row)
    {
        if (_index.TryGetValue(plan.KeyOf(in row), out var i))
        {
            _archived[i] = row;
            _found[i] = true;
        }
    }

    /// <summary>Replaces a live row that was read again. Returns its index.</summary>
    public int Replace(in TLive row)
    {
        var i = _index[plan.KeyOf(in row)];
        _live[i] = row;
        return i;
    }

    public int IndexOf(in TKey key) => _index[key];

    public void Set(int i, Outcome outcome, string? reason)
    {
        _outcomes[i] = outcome;
        _reasons[i] = reason;
    }

    public void Decide(int i)
    {
        if (!_found[i])
        {
            Set(i, Outcome.NotInArchive, null);
            return;
        }

        // Guard and Value are the user's code: whatever they throw concerns this row alone.
        var asked = nameof(RestoreAttribute.Value);
        try
        {
            if (computed is not null)
            {
                _archived[i] = plan.Compute(in _live[i], in _archived[i], computed);
            }

            asked = nameof(RestoreAttribute.Guard);
            Set(i, plan.Decide(in _live[i], in _archived[i]), null);
        }
        catch (Exception error)
        {
            Set(i, Outcome.Failed, ReasonText.Of(error, asked));
        }
    }
}
