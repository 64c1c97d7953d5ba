using System.Globalization;
using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.Running;

/// <summary>Finds rows with a value that live's server would not take: one of the backup, or one of live's own that has to be compared once more when the row is written.</summary>
internal sealed class LongestValue<TKey, TLive, TArchived>(RestorePlan<TKey, TLive, TArchived> plan, SizeLimit limit, TableInspection live) : IRowWriter
    where TKey : struct, IEquatable<TKey>
    where TLive : struct
    where TArchived : struct
{
    private readonly bool _hasDocuments = plan.Declaration.LiveColumns.Any(c => live.Columns.TryGetValue(c.Name, out var column) && column.Family == ColumnFamily.Json);
    private int _written;
    private int _seen;
    private string? _problem;

    /// <summary>Such a row is Failed, by name.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="i">The row.</param>
    /// <param name="arena">Where their values are: most batches have fewer bytes than one value may have.</param>
    public void Judge(RestoreRows<TKey, TLive, TArchived> rows, int i, FieldArena arena)
    {
        if ((arena.Used <= limit.Bytes && !_hasDocuments) || rows.OutcomeOf(i) != Outcome.Restored)
        {
            return;
        }

        (_written, _seen, _problem) = (0, 0, null);
        plan.Write(this, in rows.Live(i), in rows.Archived(i));
        if (_problem is not null)
        {
            rows.Set(i, Outcome.Failed, _problem);
        }
    }

    public void Value(ColumnKind kind, Field value)
    {
        var column = plan.Declaration.RestoredColumns[_written++];
        Demand(value, column.Value is { } method ? $"What {method} makes of the backup's row" : $"The backup's '{column.Source.Name}'");
    }

    public void Seen(Field value) => Demand(value, $"Live's '{plan.Declaration.LiveColumns[_seen++].Name}'");

    public void Int64(long value)
    {
    }

    public void UInt64(ulong value)
    {
    }

    public void Key(ColumnKind kind, Field value)
    {
    }

    private void Demand(Field value, string what)
    {
        if (value.IsWithheld)
        {
            _problem ??= ReasonText.Withheld(what, value);
        }
        else if (value.OwnBytes.Length > limit.Bytes)
        {
            _problem ??= string.Create(
                CultureInfo.InvariantCulture, $"{what} has {value.OwnBytes.Length:N0} bytes, and live's server takes at most {limit.Bytes:N0} in one value ({limit.Setting}); {limit.Remedy}.");
        }
    }
}
