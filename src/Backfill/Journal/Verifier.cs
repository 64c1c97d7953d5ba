using System.Diagnostics;
using Backfill.Planning;
using Backfill.Reporting;
using Backfill.Running;
using Backfill.Stores;

namespace Backfill.Journal;

/// <summary>Walks the journal of a run and compares each row with live and, by another way of reading, with what it came from.</summary>
internal sealed class Verifier(PreparedRestore prepared, RunRecord run, IProgress<RunProgress>? progress, IStandingSink? rows, CancellationToken cancellationToken)
    : IRestorePlanVisitor<Task<Verification>>
{
    private const int PageSize = 1000;
    private const int MostDifferences = 20;

    private readonly Dictionary<Standing, long> _standings = Enum.GetValues<Standing>().ToDictionary(s => s, _ => 0L);
    private readonly List<VerifiedRow> _differences = [];
    private readonly FieldArena _arena = new();
    private readonly FieldArena _made = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private long _rows;

    public async Task<Verification> Visit<TKey, TLive, TArchived>(RestorePlan<TKey, TLive, TArchived> plan)
        where TKey : struct, IEquatable<TKey>
        where TLive : struct
        where TArchived : struct
    {
        var page = new JournalPage<TKey, TLive, TArchived>(plan);
        var remade = prepared.Computed(_made) is { } computed && run.Undoes is null
            ? new RemadeValues<TKey, TLive, TArchived>(plan, computed, _made, prepared.Inspection.Dialect == SqlDialect.Sqlite)
            : null;
        var origin = new OriginTexts<TKey, TLive, TArchived>(plan, remade, _made);
        var keys = new KeyProgress(run.StartKey, run.EndKey);
        CanonicalKey? done = null;
        do
        {
            _arena.Clear();
            _made.Clear();
            page.Begin(done, PageSize);
            await prepared.Live.ReadJournalAsync(run.Id, new KeySpan(done ?? run.StartKey, run.EndKey), PageSize + Batch.MoreThanWanted, _arena, page, cancellationToken);
            if (page.Count > 0)
            {
                if (!HasNoOrigin)
                {
                    await ReadOriginAsync(page, origin);
                }

                Judge(page, origin);
                done = page.Key(page.Count - 1);
                Report(keys.At(done));
            }
        }
        while (page.LeftSome);

        var (discrepancies, counts) = await ReconcileAsync();
        return new Verification
        {
            Run = run.Id,
            Restore = prepared.Restore.Name,
            State = run.State,
            Rows = _rows,
            Standings = _standings,
            Differences = _differences,
            Discrepancies = discrepancies,
            Notes =
            [
                .. HasNoOrigin
                    ? [$"{string.Join(" and ", ReadLive.Select(c => c.Value).Distinct())} reads the live row, which may have changed since: what it made was compared with live and the journal only, not computed again from the backup."]
                    : Array.Empty<string>(),
                .. Reconciliation.Notes(counts),
            ],
        };
    }

    /// <summary>Live may no longer hold what Value read of it in the run.</summary>
    private bool HasNoOrigin => run.Undoes is null && ReadLive.Any();

    private IEnumerable<RestoredColumn> ReadLive => prepared.Declaration.RestoredColumns.Where(c => c.ValueReadsLive);

    private async Task ReadOriginAsync<TKey, TLive, TArchived>(JournalPage<TKey, TLive, TArchived> page, OriginTexts<TKey, TLive, TArchived> origin)
        where TKey : struct, IEquatable<TKey>
        where TLive : struct
        where TArchived : struct
    {
        origin.Clear();
        if (run.Undoes is { } undone)
        {
            origin.From([]);
            await prepared.Live.ReadUndoneTextAsync(undone, page, _arena, origin, cancellationToken);
            return;
        }

        for (var i = 0; i < prepared.Archives.Count; i++)
        {
            // Each row is compared with the backup that it is from; one that no backup had, with all of them.
            var keys = page.KeysFrom(i + 1);
            if (keys.Count > 0)
            {
                origin.From(prepared.Archives[i].Shifts);
                await prepared.Archives[i].Table.ReadTextAsync(keys, _arena, origin, cancellationToken);
            }
        }
    }

    private void Judge<TKey, TLive, TArchived>(JournalPage<TKey, TLive, TArchived> page, OriginTexts<TKey, TLive, TArchived> origin)
        where TKey : struct, IEquatable<TKey>
        where TLive : struct
        where TArchived : struct
    {
        for (var i = 0; i < page.Count; i++)
        {
            var row = page[i];
            var standing =
                row.Gone ? Standing.Deleted
                : row.HoldsNew ? (IsFromOrigin(page, i, origin) ? Standing.Holds : Standing.DiffersFromArchive)
                : row.HoldsOld ? Standing.BackAtOld
                : Standing.ChangedSince;
            _rows++;
            _standings[standing]++;
            var isShown = standing != Standing.Holds && _differences.Count < MostDifferences;
            if (!isShown && rows?.Wants(standing) != true)
            {
                continue;
            }

            var verified = new VerifiedRow(page.Key(i), standing, Values(page, i, origin));
            if (isShown)
            {
                _differences.Add(verified);
            }

            if (rows?.Wants(standing) == true)
            {
                rows.Add(verified);
            }
        }
    }

    private IReadOnlyList<VerifiedValue> Values<TKey, TLive, TArchived>(JournalPage<TKey, TLive, TArchived> page, int i, OriginTexts<TKey, TLive, TArchived> origin)
        where TKey : struct, IEquatable<TKey>
        where TLive : struct
        where TArchived : struct =>
        [
            .. prepared.Declaration.Targets.Select((target, column) => new VerifiedValue(
                target.Name,
                ReadableText.Of(page.Old(i, column), target.Kind),
                ReadableText.Of(page.New(i, column), target.Kind),
                ReadableText.Of(page.Live(i, column), target.Kind),
                origin.Shown(page[i].Key, column))),
        ];

    private bool IsFromOrigin<TKey, TLive, TArchived>(JournalPage<TKey, TLive, TArchived> page, int i, OriginTexts<TKey, TLive, TArchived> origin)
        where TKey : struct, IEquatable<TKey>
        where TLive : struct
        where TArchived : struct =>
        run.Undoes is null && page[i].ArchiveNo == 0

            // By Match, a backup may have the key and yet not the row.
            ? page.IsNull(i) && (!origin.Has(page[i].Key) || prepared.Declaration.Match.Count > 0)
            : HasNoOrigin || origin.Equal(page, i);

    private async Task<(IReadOnlyList<string> Discrepancies, OutcomeCounts Counts)> ReconcileAsync()
    {
        var runs = prepared.Store.Runs;
        var before = RunWorker.Sum(await runs.RangesAsync(run.Id, cancellationToken));
        var tables = await runs.CountAsync(run.Id, prepared.Inspection, cancellationToken);
        var after = RunWorker.Sum(await runs.RangesAsync(run.Id, cancellationToken));
        if (before.Selected != after.Selected || (run.State == RunState.Running && tables.Journaled != _rows))
        {
            // The run is at work: counters and tables read one after the other prove nothing.
            return ([], after);
        }

        var found = Reconciliation.Discrepancies(after, tables, withoutRoom: null);
        return (
            tables.Journaled == _rows ? found : [.. found, $"The journal has {tables.Journaled} rows, but {_rows} of them are between the first and the last key of the run."],
            after);
    }

    private void Report(double fraction)
    {
        var counts = new OutcomeCounts { Selected = _rows };
        counts[Outcome.Restored] = _rows;
        progress?.Report(new RunProgress(run.Id, counts, fraction, _rows / Math.Max(_watch.Elapsed.TotalSeconds, 0.001)));
    }
}
