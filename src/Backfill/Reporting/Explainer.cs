using Backfill.Journal;
using Backfill.Planning;
using Backfill.Running;
using Backfill.Stores;

namespace Backfill.Reporting;

/// <summary>Looks at one row on both sides and says what a run would make of it.</summary>
internal sealed class Explainer(PreparedRestore prepared, CanonicalKey key, CancellationToken cancellationToken) : IRestorePlanVisitor<Task<Explanation>>
{
    public async Task<Explanation> Visit<TKey, TLive, TArchived>(RestorePlan<TKey, TLive, TArchived> plan)
        where TKey : struct, IEquatable<TKey>
        where TLive : struct
        where TArchived : struct
    {
        var declaration = prepared.Declaration;
        var asked = Parse(plan);
        var keys = new KeyText();
        var canonical = keys.Of(plan, asked);
        var arena = new FieldArena();
        var rows = new RestoreRows<TKey, TLive, TArchived>(plan, prepared.Computed(arena));
        rows.Clear(1);

        var live = new OneRow([.. declaration.Key, .. declaration.LiveColumns], declaration.Key.Count, row => TakeLive(plan.ReadLive(row)), hasFlag: true);
        await ReadLiveAsync(canonical, arena, live);
        var (from, archived) = await ReadArchivesAsync(plan, asked, canonical, rows, arena, hasLive: live.Columns is not null);

        var (outcome, reason) = (live.Columns, live.Flag) switch
        {
            (null, _) => ((Outcome?)null, live.Other is { } other ? $"Live has no row with exactly this key; its collation finds '{other}'." : "Live has no row with this key."),
            (_, false) => (null, declaration.Where is { } where ? $"The condition does not select the row: {where}" : "The row is not selected."),
            _ => Judge(rows, arena),
        };
        return new Explanation
        {
            Key = canonical,
            LiveRow = live.Columns,
            Selected = live.Flag,
            Archive = from,
            ArchivedRow = archived,
            Outcome = outcome,
            Reason = reason,
        };

        // A collation finds a key that is written otherwise, too: that is another row.
        bool TakeLive(in TLive row)
        {
            var key = plan.KeyOf(in row);
            var same = keys.Of(plan, key).Equals(canonical);
            if (same)
            {
                // As bytes it is found in a backup whose server reads them as another text.
                asked = key;
                rows.AddLive(in row);
            }

            return same;
        }
    }

    private async Task ReadLiveAsync(CanonicalKey canonical, FieldArena arena, IRowSink row)
    {
        try
        {
            await prepared.Live.ExplainAsync(canonical, arena, row, cancellationToken);
        }
        catch (FormatException error)
        {
            throw NoKey(error);
        }
    }

    /// <summary>The row of the first backup that has it and, by Match, of the same thing; else of the last one that has it at all.</summary>
    private async Task<(string? From, IReadOnlyList<KeyValuePair<string, string?>>? Row)> ReadArchivesAsync<TKey, TLive, TArchived>(
        RestorePlan<TKey, TLive, TArchived> plan, TKey key, CanonicalKey canonical, RestoreRows<TKey, TLive, TArchived> rows, FieldArena arena, bool hasLive)
        where TKey : struct, IEquatable<TKey>
        where TLive : struct
        where TArchived : struct
    {
        (string? From, IReadOnlyList<KeyValuePair<string, string?>>? Row) found = default;
        for (var i = 0; i < prepared.Archives.Count && !(hasLive ? rows.Found(0) : found.Row is not null); i++)
        {
            var archiveNo = i + 1;
            var row = new OneRow(
                [.. prepared.Declaration.ArchivedKey, .. prepared.Declaration.ArchivedColumns], prepared.Declaration.Key.Count, read => Take(plan.ReadArchived(read), archiveNo), hasFlag: false);
            await prepared.Archives[i].Table.ReadAsync(new OneKey<TKey, TLive, TArchived>(plan, key), arena, row, cancellationToken);
            found = row.Columns is null ? found : (prepared.Archives[i].Name, row.Columns);
        }

        return found;

        bool Take(in TArchived row, int archiveNo)
        {
            var own = plan.KeyOf(in row);
            var same = hasLive ? own.Equals(key) : new KeyText().Of(plan, own).Equals(canonical);
            if (same)
            {
                rows.AddArchived(in row, archiveNo);
            }

            return same;
        }
    }

    private TKey Parse<TKey, TLive, TArchived>(RestorePlan<TKey, TLive, TArchived> plan)
        where TKey : struct, IEquatable<TKey>
        where TLive : struct
        where TArchived : struct
    {
        try
        {
            return KeyText.Parse(plan, key, prepared.Inspection.Columns);
        }
        catch (FormatException error)
        {
            throw NoKey(error);
        }
    }

    private RestoreRefusedException NoKey(FormatException error) => new($"That is no key of {prepared.Declaration.Table}: {error.Message}");

    private (Outcome? Outcome, string Reason) Judge<TKey, TLive, TArchived>(RestoreRows<TKey, TLive, TArchived> rows, FieldArena arena)
        where TKey : struct, IEquatable<TKey>
        where TLive : struct
        where TArchived : struct
    {
        var declaration = prepared.Declaration;
        var isGroup = declaration.RestoredColumns.Count > 1;
        rows.Decide(0);
        if (prepared.Inspection.Longest is { } longest)
        {
            new LongestValue<TKey, TLive, TArchived>(rows.Plan, longest, prepared.Inspection).Judge(rows, 0, arena);
        }

        var reason = rows.OutcomeOf(0) switch
        {
            Outcome.NotInArchive when rows.ReasonOf(0) is { } reused => reused,
            Outcome.NotInArchive => declaration.Fallback.Count == 0 ? $"The backup \"{declaration.From}\" has no row with this key." : "No backup has a row with this key.",
            Outcome.SameAsArchive when !rows.Found(0) => $"{rows.KeyReused(0) ?? "No backup has the row."} Otherwise.Null would write NULL, which {Listed(declaration.Targets)} {(isGroup ? "are" : "is")} already.",
            Outcome.Restored when !rows.Found(0) => $"{rows.KeyReused(0) ?? "No backup has the row."} Otherwise.Null would write NULL to {Listed(declaration.Targets)}.",
            Outcome.SameAsArchive => $"{Listed(declaration.Targets)} already {(isGroup ? "hold" : "holds")} what {(isGroup ? null : declaration.RestoredColumns[0].Value) ?? "the backup"} says.",
            Outcome.NullInArchive => $"{NullIn(rows)}, so there is nothing to put back{(isGroup ? ": the columns are written together or not at all" : "")}.",
            Outcome.SourceUnchanged => $"{Listed(declaration.RestoredColumns.Select(c => c.Source).Distinct())} {(isGroup ? "are" : "is")} the same in live and in the backup, and the restore skips such rows.",
            Outcome.SkippedByGuard => $"The guard {declaration.Guard} declines the row.",
            Outcome.Restored => $"{string.Join(" and ", declaration.RestoredColumns.Select((c, i) => Restored(c, rows.New(0, i))))}.",
            _ => rows.ReasonOf(0)!,
        };
        return (rows.OutcomeOf(0), reason);
    }

    private static string Listed(IEnumerable<DeclaredColumn> columns) => string.Join(" and ", columns.Select(c => $"'{c.Name}'"));

    private static string Restored(RestoredColumn column, Field value) =>
        value.IsNull ? $"'{column.Target.Name}' would become NULL, which {column.Value ?? $"the backup's '{column.Source.Name}'"} {(column.Value is null ? "is" : "makes of the backup's row")}"
        : column.Value is { } method
        ? $"'{column.Target.Name}' would get {ReadableText.Shown(value, column.Target.Kind)}, which {method} makes of the backup's row"
        : $"'{column.Target.Name}' would get the backup's '{column.Source.Name}'";

    /// <summary>What is NULL in the backup where live has a value.</summary>
    private static string NullIn<TKey, TLive, TArchived>(RestoreRows<TKey, TLive, TArchived> rows)
        where TKey : struct, IEquatable<TKey>
        where TLive : struct
        where TArchived : struct
    {
        var column = rows.Plan.Declaration.RestoredColumns.Where((c, i) => !c.RestoreNull && rows.New(0, i).IsNull && !rows.Plan.Old(in rows.Live(0), i).IsNull).First();
        return column.Value is { } method ? $"{method} makes NULL of the backup's row" : $"'{column.Source.Name}' is NULL in the backup";
    }

    private sealed class OneKey<TKey, TLive, TArchived>(RestorePlan<TKey, TLive, TArchived> plan, TKey key) : IRowSource
        where TKey : struct, IEquatable<TKey>
        where TLive : struct
        where TArchived : struct
    {
        public int Count => 1;

        public void Write(int index, IRowWriter row) => plan.WriteKey(row, key);
    }

    /// <summary>Takes one row as text, and hands it on to be judged.</summary>
    /// <param name="columns">Its columns, those of the key first.</param>
    /// <param name="keys">How many those are.</param>
    /// <param name="take">Takes the row; false when its key is another.</param>
    /// <param name="hasFlag">Whether a flag follows the columns.</param>
    private sealed class OneRow(IReadOnlyList<DeclaredColumn> columns, int keys, Func<IRowReader, bool> take, bool hasFlag) : IRowSink
    {
        /// <summary>The key of a row that was not taken.</summary>
        public string? Other { get; private set; }

        public IReadOnlyList<KeyValuePair<string, string?>>? Columns { get; private set; }

        public bool Flag { get; private set; }

        public void Add(IRowReader row)
        {
            if (!take(row))
            {
                Other = string.Join(", ", columns.Take(keys).Select((column, i) => row.Raw(i).ToText(column.Kind)));
                return;
            }

            Columns = [.. columns.Select((column, i) => KeyValuePair.Create(column.Name, row.Raw(i).ToText(column.Kind)))];
            Flag = hasFlag && row.Int64(columns.Count) != 0;
        }
    }
}
