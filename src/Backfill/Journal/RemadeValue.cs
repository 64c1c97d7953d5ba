using System.Globalization;
using Backfill.Planning;

namespace Backfill.Journal;

/// <summary>Computes once more, from text that the server made, what <c>Value</c> made of an archived row in the run.</summary>
internal sealed class RemadeValue<TKey, TLive, TArchived>(RestorePlan<TKey, TLive, TArchived> plan, ComputedColumn column, bool fractionsAreDoubles)
    where TKey : struct, IEquatable<TKey>
    where TLive : struct
    where TArchived : struct
{
    private readonly TextRow _row = new(plan.Declaration, fractionsAreDoubles);

    /// <summary>The value; text that no value equals where it cannot be made.</summary>
    public Field Of(IRowReader row)
    {
        try
        {
            return plan.New(plan.Compute(default, plan.ReadArchived(_row.Over(row)), column));
        }
        catch (Exception error)
        {
            // The user's code; in the run it did not throw on this row, so the row is another now.
            return Field.From($"Value threw {error.GetType().Name}: {error.Message}");
        }
    }

    /// <summary>Whether it is what was written.</summary>
    public bool Equal(Field made, Field written) => made.SameAs(TextRow.Readable(written, plan.Declaration.Target.Kind, fractionsAreDoubles), plan.Declaration.Target.Kind);

    /// <summary>A row of such texts as if the store had read its values.</summary>
    private sealed class TextRow(RestoreDeclaration declaration, bool fractionsAreDoubles) : IRowReader
    {
        private readonly int _keyColumns = declaration.Key.Count;
        private IRowReader _row = null!;

        public TextRow Over(IRowReader row)
        {
            _row = row;
            return this;
        }

        public bool IsNull(int ordinal) => _row.IsNull(ordinal);

        public long Int64(int ordinal) => _row.Int64(ordinal);

        public ulong UInt64(int ordinal) => _row.UInt64(ordinal);

        public Field Raw(int ordinal) => Readable(_row.Raw(ordinal), declaration.ArchivedColumns[ordinal - _keyColumns].Kind, fractionsAreDoubles);

        public Field InTargetZone(int ordinal) => Raw(ordinal);

        // SQLite shows 17 digits of a double, of which the shortest that name it are the value that was read.
        public static Field Readable(Field text, ColumnKind kind, bool fractionsAreDoubles) =>
            fractionsAreDoubles && kind == ColumnKind.Decimal && !text.IsNull
                ? Field.From(text.Double().ToString("R", CultureInfo.InvariantCulture))
                : ReadableText.Value(text, kind);
    }
}
