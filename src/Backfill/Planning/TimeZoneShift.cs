using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace Backfill.Planning;

/// <summary>Moves a time between UTC (TIMESTAMP) and the wall clock of a zone (DATETIME).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TimeZoneShift
{
    private readonly TimeZoneInfo _zone;
    private readonly bool _toUtc;

    /// <summary>Makes a shift.</summary>
    /// <param name="zone">The zone of the wall clock.</param>
    /// <param name="toUtc">True from wall clock to UTC, false the other way round.</param>
    public TimeZoneShift(TimeZoneInfo zone, bool toUtc)
    {
        _zone = zone;
        _toUtc = toUtc;
    }

    /// <summary>The last second that a TIMESTAMP of live holds.</summary>
    internal DateTime Last { get; init; } = StampRange.LastOfAll;

    /// <summary>The time of <paramref name="value"/> on the other clock; NULL stays NULL. Where there is no such time, the result is <see cref="Field.Unmoved"/> and says why.</summary>
    /// <param name="value">A time as <see cref="Field.DateTime"/> reads it.</param>
    /// <param name="arena">Where the result is kept.</param>
    public Field Apply(Field value, FieldArena arena)
    {
        if (value.IsNull)
        {
            return value;
        }

        DateTime time;
        try
        {
            time = value.DateTime();
        }
        catch (FormatException error)
        {
            return Unmoved(error.Message, arena);
        }

        if (_toUtc && (_zone.IsInvalidTime(time) || _zone.IsAmbiguousTime(time)))
        {
            return Unmoved($"{value} {(_zone.IsInvalidTime(time) ? "does not exist" : "exists twice")} in {_zone.Id}.", arena);
        }

        var moved = _toUtc ? TimeZoneInfo.ConvertTimeToUtc(time, _zone) : TimeZoneInfo.ConvertTimeFromUtc(time, _zone);
        if (_toUtc && StampRange.Problem(moved, Last) is { } problem)
        {
            return Unmoved($"{value} is outside the range of a TIMESTAMP: {problem}.", arena);
        }

        Span<char> text = stackalloc char[27];
        moved.TryFormat(text, out var length, "yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
        var room = arena.Reserve(length, out var field);
        Encoding.ASCII.GetBytes(text[..length], room);
        return field;
    }

    private static Field Unmoved(string reason, FieldArena arena) => arena.Add(Encoding.UTF8.GetBytes(reason), Field.Unmoved);
}
