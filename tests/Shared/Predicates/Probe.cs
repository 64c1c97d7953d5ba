using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Predicates;

/// <summary>Stored by its names, of which one is a keyword and two are one number.</summary>
public enum Mood
{
    Calm = -1,
    @new = 0,
    Angry = 3,
#pragma warning disable CA1069 // Two names of one number are the point.
    Furious = 3,
#pragma warning restore CA1069
    Éclat = 4,
}

/// <summary>
/// A column of every kind that a predicate can look at, once NOT NULL and once not. Beside this file is one predicate per construct of docs/predicates.md; the property test
/// gives each random rows and arguments.
/// </summary>
public abstract class Probe
{
    [Key] public int Id { get; init; }
    public int Target { get; init; }
    public int Count { get; init; }
    public int? Maybe { get; init; }
    public byte Small { get; init; }
    public sbyte Tiny { get; init; }
    public uint? Wide { get; init; }
    public long Big { get; init; }
    public ulong Huge { get; init; }
    public bool Active { get; init; }
    public bool? Flag { get; init; }
    public DayOfWeek Day { get; init; }
    public DayOfWeek? MaybeDay { get; init; }
    [Column(TypeName = "varchar(20)")] public Mood Mood { get; init; }
    [Column(TypeName = "enum('Calm','new','Angry','Furious','Éclat')")] public Mood? MaybeMood { get; init; }
    public decimal Total { get; init; }
    public decimal? MaybeTotal { get; init; }
    public double Number { get; init; }
    public double? MaybeNumber { get; init; }
    public float Ratio { get; init; }
    public float? MaybeRatio { get; init; }
    public string Name { get; init; } = "";
    public string? Nick { get; init; }

    /// <summary>In a character set of one byte, where a server has more than one.</summary>
    public string Legacy { get; init; } = "";
    public DateTime UpdatedAt { get; init; }
    public DateTime? ClosedAt { get; init; }
    public DateOnly Birth { get; init; }
    public DateOnly? MaybeBirth { get; init; }
    public TimeSpan Length { get; init; }
    public TimeSpan? MaybeLength { get; init; }
    public TimeOnly Clock { get; init; }
    public TimeOnly? MaybeClock { get; init; }
    public Guid Token { get; init; }
    public Guid? MaybeToken { get; init; }
}
