using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.MySql.Tests.Traps;

/// <summary>An instant from a wall clock, by <c>TimeZone</c>, and one that is computed.</summary>
[Table("bookings")]
[Restore(from: "Archive", column: nameof(BookedAt), source: nameof(WallClock), Where = nameof(IsSelected), Guard = nameof(IsWanted), TimeZone = "Europe/Berlin")]
[Restore(from: "Archive", column: nameof(MadeAt), Where = nameof(IsSelected), Value = nameof(MadeThen))]
public partial record Booking
{
    [Key]
    public int Id { get; init; }

    public DateTime? BookedAt { get; init; }

    public DateTime? MadeAt { get; init; }

    public DateTime? WallClock { get; init; }

    public bool Wanted { get; init; }

    private static bool IsSelected(Booking live, int from) => live.Id >= from;

    private static bool IsWanted(Booking live, Booking archived) => archived.Wanted;

    private static DateTime? MadeThen(Booking live, Booking archived) => archived.WallClock;
}
