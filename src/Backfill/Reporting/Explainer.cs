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
        var canonical = new KeyText().Of(plan, asked);
        var arena = new FieldArena();
        var rows = new RestoreRows<TKey, TLive, TArchived>(plan, prepared.Computed(arena));
        rows.Clear(1);

        var live = new OneRow([.. declaration.Key, .. declaration.LiveColumns], row => rows.AddLive(plan.ReadLive(row)), hasFlag: true);
        await prepared.Live.ExplainAsync(canonical, arena, live, cancellationToken);
        var archived = new OneRow([.. declaration.Key, .. declaration.ArchivedColumns], row => rows.AddArchived(plan.ReadArchived(row)), hasFlag: false);
        await prepared.Archive!.ReadAsync(new OneKey<TKey, TLive, TArchived>(plan, asked), arena, archived, cancellationToken);

        var (outcome, reason) = (live.Columns, live.Flag) switch
        {
            (null, _) => ((Outcome?)null, "Live has no row with this key."),
            (_, false) => (null, declaration.Where is { } where ? $"The condition does not select the row: {where}" : "The row is not selected."),
            _ => Judge(rows),
        };
        return new Explanation
        {
            Key = canonical,
            LiveRow = live.Columns,
            Selected = live.Flag,
            ArchivedRow = archived.Columns,
            Outcome = outcome,
            Reason = reason,
        };
    }

    private TKey Parse<TKey, TLive, TArchived>(RestorePlan<TKey, TLive, TArchived> plan)
        where TKey : struct, IEquatable<TKey>
        where TLive : struct
        where TArchived : struct
    {
        try
        {
            return KeyText.Parse(plan, key);
        }
        catch (FormatException error)
        {
            throw new RestoreRefusedException($"That is no key of {plan.Declaration.Table}: {error.Message}");
        }
    }

    private (Outcome? Outcome, string Reason) Judge<TKey, TLive, TArchived>(RestoreRows<TKey, TLive, TArchived> rows)
        where TKey : struct, IEquatable<TKey>
        where TLive : struct
        where TArchived : struct
    {
        var declaration = prepared.Declaration;
        rows.Decide(0);
        var reason = rows.OutcomeOf(0) switch
        {
            Outcome.NotInArchive when rows.ReasonOf(0) is { } reused => reused,
            Outcome.NotInArchive => $"The backup \"{declaration.From}\" has no row with this key.",
            Outcome.SameAsArchive => $"'{declaration.Target.Name}' already holds what {declaration.Value ?? "the backup"} says.",
            Outcome.NullInArchive when declaration.Value is { } value => $"{value} makes NULL of the backup's row, so there is nothing to put back.",
            Outcome.NullInArchive => $"'{declaration.Source.Name}' is NULL in the backup, so there is nothing to put back.",
            Outcome.SourceUnchanged => $"'{declaration.Source.Name}' is the same in live and in the backup, and the restore skips such rows.",
            Outcome.SkippedByGuard => $"The guard {declaration.Guard} declines the row.",
            Outcome.Restored when declaration.Value is { } value =>
                $"'{declaration.Target.Name}' would get {ReadableText.Shown(rows.New(0), declaration.Target.Kind)}, which {value} makes of the backup's row.",
            Outcome.Restored => $"'{declaration.Target.Name}' would get the backup's '{declaration.Source.Name}'.",
            _ => rows.ReasonOf(0)!,
        };
        return (rows.OutcomeOf(0), reason);
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
    private sealed class OneRow(IReadOnlyList<DeclaredColumn> columns, Action<IRowReader> take, bool hasFlag) : IRowSink
    {
        public IReadOnlyList<KeyValuePair<string, string?>>? Columns { get; private set; }

        public bool Flag { get; private set; }

        public void Add(IRowReader row)
        {
            take(row);
            Columns = [.. columns.Select((column, i) => KeyValuePair.Create(column.Name, Text(column, row.Raw(i))))];
            Flag = hasFlag && row.Int64(columns.Count) != 0;
        }

        private static string? Text(DeclaredColumn column, Field value) =>
            column.Kind == ColumnKind.Binary && !value.IsNull ? Convert.ToHexString(value.Bytes) : value.ToString();
    }
}
