using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Backfill.Planning;

namespace Backfill.MySql.Tests.Decisions;

/// <summary>Everything that decides what a row gets, in one restore.</summary>
[Table("offers")]
[Restore("Friday", nameof(Gross), source: nameof(Net), Where = nameof(IsWrong), Match = new[] { nameof(Mail) }, Value = nameof(GrossThen),
    Fallback = new[] { "Thursday", "Wednesday" }, Otherwise = Otherwise.Null)]
public partial record Offer
{
    [Key] public long Id { get; init; }
    public string? Mail { get; init; }
    public decimal Net { get; init; }
    public decimal? Gross { get; init; }

    private static bool IsWrong(Offer live) => live.Gross == 0 || live.Gross == null;

    private static decimal? GrossThen(Offer live, Offer archived) => Math.Round(archived.Net * 1.19m, 2, MidpointRounding.AwayFromZero);

    internal static Restore Restore => Restores.Gross();
}

/// <summary>One computed column per kind of value.</summary>
[Table("measures")]
[Restore("Friday", nameof(Whole), Value = nameof(WholeThen))]
[Restore("Friday", nameof(Fixed), Value = nameof(FixedThen))]
[Restore("Friday", nameof(Ratio), Value = nameof(RatioThen))]
[Restore("Friday", nameof(Rate), Value = nameof(RateThen))]
[Restore("Friday", nameof(Label), Value = nameof(LabelThen))]
[Restore("Friday", nameof(Mood), Value = nameof(MoodThen))]
[Restore("Friday", nameof(At), Value = nameof(AtThen))]
[Restore("Friday", nameof(Stamp), Value = nameof(StampThen))]
[Restore("Friday", nameof(Day), Value = nameof(DayThen))]
[Restore("Friday", nameof(Span), Value = nameof(SpanThen))]
[Restore("Friday", nameof(Seal), Value = nameof(SealThen))]
[Restore("Friday", nameof(Open), Value = nameof(OpenThen))]
[Restore("Friday", nameof(Ticket), Value = nameof(TicketThen))]
public partial record Measure
{
    [Key] public long Id { get; init; }
    public ulong? Whole { get; init; }
    public decimal? Fixed { get; init; }
    public float? Ratio { get; init; }
    public double? Rate { get; init; }
    public string? Label { get; init; }
    public string? Mood { get; init; }
    public DateTime? At { get; init; }
    public DateTime? Stamp { get; init; }
    public DateOnly? Day { get; init; }
    public TimeSpan? Span { get; init; }
    public byte[]? Seal { get; init; }
    public bool? Open { get; init; }
    public Guid? Ticket { get; init; }

    private static ulong? WholeThen(Measure live, Measure archived) => archived.Whole - 1;

    private static decimal? FixedThen(Measure live, Measure archived) => archived.Fixed / 3 is { } third ? Math.Round(third, 3) : null;

    private static float? RatioThen(Measure live, Measure archived) => archived.Ratio / 3;

    private static double? RateThen(Measure live, Measure archived) => archived.Rate / 3;

    private static string? LabelThen(Measure live, Measure archived) => archived.Label is { } label ? $"'{label}\\\"" : null;

    private static string? MoodThen(Measure live, Measure archived) => archived.Mood == "glad" ? "so-so" : archived.Mood;

    private static DateTime? AtThen(Measure live, Measure archived) => archived.At?.AddMilliseconds(1);

    private static DateTime? StampThen(Measure live, Measure archived) => archived.Stamp?.AddHours(1);

    private static DateOnly? DayThen(Measure live, Measure archived) => archived.Day?.AddDays(1);

    private static TimeSpan? SpanThen(Measure live, Measure archived) => -archived.Span;

    private static byte[]? SealThen(Measure live, Measure archived) => archived.Seal is { } seal ? [.. seal, 0] : null;

    private static bool? OpenThen(Measure live, Measure archived) => !archived.Open;

    private static Guid? TicketThen(Measure live, Measure archived) => archived.Ticket;

    internal static RestorePlan Plan(string column) => Restores.All.Single(p => p.Declaration.Targets.Single().Name == column);

    internal static IEnumerable<string> Columns => Restores.All.Select(p => p.Declaration.Targets.Single().Name);
}
