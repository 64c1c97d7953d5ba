using System.Globalization;
using Backfill.Planning;

namespace Backfill.Journal;

/// <summary>Computes once more, from text that the server made, what the run made of an archived row.</summary>
internal sealed class RemadeValues<TKey, TLive, TArchived>(
    RestorePlan<TKey, TLive, TArchived> plan, ComputedColumn[] columns, FieldArena arena, bool fractionsAreDoubles)
    where TKey : struct, IEquatable<TKey>
    where TLive : struct
    where TArchived : struct
{
    private readonly TextRow _row = new(plan.Declaration, arena, fractionsAreDoubles);
    private readonly int _columns = plan.Declaration.RestoredColumns.Count;

    /// <summary>Before rows of a backup are added.</summary>
    /// <param name="shifts">For each restored column how a source moves to its clock, or null.</param>
    public void From(IReadOnlyList<TimeZoneShift?> shifts) => _row.Shifts = shifts;

    /// <summary>Adds the value of each restored column; text that no value equals where they cannot be made.</summary>
    public void AddTo(List<Field> values, IRowReader row)
    {
        var first = values.Count;
        try
        {
            var archived = plan.Compute(default, plan.ReadArchived(_row.Over(row)), columns);
            for (var column = 0; column < _columns; column++)
            {
                values.Add(plan.New(in archived, column));
            }
        }
        catch (Exception error)
        {
            // The user's code; in the run it did not throw on this row, so the row is another now.
            values.RemoveRange(first, values.Count - first);
            values.AddRange(Enumerable.Repeat(Field.From($"Value threw {error.GetType().Name}: {error.Message}"), _columns));
        }
    }

    /// <summary>Whether it is what was written.</summary>
    public bool Equal(Field made, Field written, ColumnKind kind) =>
        made.SameAs(TextRow.Readable(written, kind, fractionsAreDoubles), kind) || (kind is ColumnKind.String or ColumnKind.Binary && ReadableText.HasDigest(made, written));

    /// <summary>A row of such texts as if the store had read its values.</summary>
    private sealed class TextRow(RestoreDeclaration declaration, FieldArena arena, bool fractionsAreDoubles) : IRowReader
    {
        private readonly int _keyColumns = declaration.Key.Count;
        private IRowReader _row = null!;

        public IReadOnlyList<TimeZoneShift?> Shifts { get; set; } = [];

        public TextRow Over(IRowReader row)
        {
            _row = row;
            return this;
        }

        public bool IsNull(int ordinal) => _row.IsNull(ordinal);

        public long Int64(int ordinal) => _row.Int64(ordinal);

        public ulong UInt64(int ordinal) => _row.UInt64(ordinal);

        // A key is read as it is: the text is that of the values behind it.
        public Field Raw(int ordinal) => ordinal < _keyColumns ? _row.Raw(ordinal) : Readable(_row.Raw(ordinal), declaration.ArchivedColumns[ordinal - _keyColumns].Kind, fractionsAreDoubles);

        public Field InTargetZone(int ordinal, int column) => Shifts[column] is { } shift ? shift.Apply(Raw(ordinal), arena) : Raw(ordinal);

        // SQLite shows 17 digits of a double, of which the shortest that name it are the value that was read.
        public static Field Readable(Field text, ColumnKind kind, bool fractionsAreDoubles) =>
            fractionsAreDoubles && kind == ColumnKind.Decimal && !text.IsNull
                ? Field.From(text.Double().ToString("R", CultureInfo.InvariantCulture))
                : ReadableText.Value(text, kind);
    }
}
