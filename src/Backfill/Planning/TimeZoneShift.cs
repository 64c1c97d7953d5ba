using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Backfill.Planning;

/// <summary>Moves a time between UTC (TIMESTAMP) and the wall clock of a zone (DATETIME).</summary>
public sealed class TimeZoneShift
{
    // MySQL ends in 2038 and says so itself; no server goes on after 2106.
    private static readonly DateTime FirstStamp = new(1970, 1, 1, 0, 0, 1);
    private static readonly DateTime LastStamp = new(2106, 2, 7, 6, 28, 15);

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

    /// <summary>The time of <paramref name="value"/> on the other clock; NULL stays NULL.</summary>
    /// <param name="value">A time as <see cref="Field.DateTime"/> reads it.</param>
    /// <param name="arena">Where the result is kept.</param>
    /// <exception cref="FormatException">No time, or a wall-clock time that does not exist or exists twice in the zone.</exception>
    public Field Apply(Field value, FieldArena arena)
    {
        if (value.IsNull)
        {
            return value;
        }

        var time = value.DateTime();
        if (_toUtc && (_zone.IsInvalidTime(time) || _zone.IsAmbiguousTime(time)))
        {
            throw new FormatException($"{value} {(_zone.IsInvalidTime(time) ? "does not exist" : "exists twice")} in {_zone.Id}.");
        }

        var moved = _toUtc ? TimeZoneInfo.ConvertTimeToUtc(time, _zone) : TimeZoneInfo.ConvertTimeFromUtc(time, _zone);
        if (_toUtc && (moved < FirstStamp || moved > LastStamp))
        {
            throw new FormatException($"{value} is outside the range of a TIMESTAMP.");
        }

        Span<char> text = stackalloc char[27];
        moved.TryFormat(text, out var length, "yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
        var room = arena.Reserve(length, out var field);
        Encoding.ASCII.GetBytes(text[..length], room);
        return field;
    }
}
