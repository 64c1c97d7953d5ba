using System.Globalization;
using Backfill.Stores;

namespace Backfill.Planning;

/// <summary>Turns typed keys into canonical text and back, by the plan's own key reader and writer.</summary>
internal sealed class KeyText : IRowWriter
{
    private readonly List<string> _parts = [];

    public CanonicalKey Of<TKey, TLive, TArchived>(RestorePlan<TKey, TLive, TArchived> plan, in TKey key)
        where TKey : struct, IEquatable<TKey>
        where TLive : struct
        where TArchived : struct
    {
        _parts.Clear();
        plan.WriteKey(this, key);
        return new CanonicalKey(_parts.ToArray());
    }

    /// <exception cref="FormatException">A part is not of its column's kind, or the number of parts is wrong.</exception>
    public static TKey Parse<TKey, TLive, TArchived>(RestorePlan<TKey, TLive, TArchived> plan, CanonicalKey key, IReadOnlyDictionary<string, ColumnFacts> live)
        where TKey : struct, IEquatable<TKey>
        where TLive : struct
        where TArchived : struct
    {
        var columns = plan.Declaration.Key;
        return key.Parts.Count == columns.Count
            ? plan.ReadKey(new PartsRow([.. key.Parts.Select((part, i) => KeyPart.FieldOf(columns[i].Kind, live[columns[i].Name], part))]))
            : throw new FormatException($"A key of {plan.Declaration.Table} has {columns.Count} parts ({string.Join(", ", columns.Select(c => c.Name))}), not {key.Parts.Count}.");
    }

    /// <summary>A key that no key of the table comes before.</summary>
    public static CanonicalKey Least(RestoreDeclaration declaration) => new([.. declaration.Key.Select(column => Least(column.Kind))]);

    private static string Least(ColumnKind kind) => kind switch
    {
        ColumnKind.Boolean or ColumnKind.Byte or ColumnKind.UInt16 or ColumnKind.UInt32 or ColumnKind.UInt64 => "0",
        ColumnKind.SByte => sbyte.MinValue.ToString(CultureInfo.InvariantCulture),
        ColumnKind.Int16 => short.MinValue.ToString(CultureInfo.InvariantCulture),
        ColumnKind.Int32 => int.MinValue.ToString(CultureInfo.InvariantCulture),
        ColumnKind.Int64 => long.MinValue.ToString(CultureInfo.InvariantCulture),
        ColumnKind.String => "",
        ColumnKind.Guid => Guid.Empty.ToString(),
        ColumnKind.Binary => "0x",
        _ => throw new NotSupportedException($"A key column cannot be of the kind {kind}."),
    };

    void IRowWriter.Int64(long value) => _parts.Add(value.ToString(CultureInfo.InvariantCulture));

    void IRowWriter.UInt64(ulong value) => _parts.Add(value.ToString(CultureInfo.InvariantCulture));

    void IRowWriter.Key(ColumnKind kind, Field value) => _parts.Add(KeyPart.Text(kind, value));

    void IRowWriter.Value(ColumnKind kind, Field value) => _parts.Add(value.ToString() ?? "");

    void IRowWriter.Seen(Field value) => _parts.Add(value.ToString() ?? "");

    private sealed class PartsRow(IReadOnlyList<Field> parts) : IRowReader
    {
        public bool IsNull(int ordinal) => false;

        public long Int64(int ordinal) => parts[ordinal].Int64();

        public ulong UInt64(int ordinal) => parts[ordinal].UInt64();

        public Field Raw(int ordinal) => parts[ordinal];

        public Field InTargetZone(int ordinal, int column) => Raw(ordinal);
    }
}
