using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Sqlite.Tests.Declarations;

/// <summary>One restore per kind of value, each computed.</summary>
[Table("invoices")]
[Restore("Archive", nameof(Gross), source: nameof(Net), Value = nameof(GrossThen))]
[Restore("Archive", nameof(PaidAt), Value = nameof(AnHourLater))]
[Restore("Archive", nameof(Rate), Value = nameof(Tripled))]
[Restore("Archive", nameof(Label), Value = nameof(Trimmed))]
[Restore("Archive", nameof(Seal), Value = nameof(Reversed))]
[Restore("Archive", nameof(Positions), Value = nameof(WithTheOpenOne))]
[Restore("Archive", nameof(Waiting), Value = nameof(Doubled))]
[Restore("Archive", nameof(Open), Value = nameof(NotPaid))]
public partial record Invoice
{
    [Key] public long Id { get; init; }
    public decimal Net { get; init; }
    public decimal Gross { get; init; }
    public DateTime? PaidAt { get; init; }
    public double Rate { get; init; }
    public string? Label { get; init; }
    public byte[]? Seal { get; init; }
    public int Positions { get; init; }
    public TimeSpan Waiting { get; init; }
    public bool Open { get; init; }

    private static decimal GrossThen(Invoice live, Invoice archived) =>
        archived.Net >= 0 ? archived.Net * 1.19m : throw new InvalidOperationException("A credit note has no gross amount.");

    private static DateTime? AnHourLater(Invoice live, Invoice archived) => archived.PaidAt?.AddHours(1);

    private static double Tripled(Invoice live, Invoice archived) => archived.Rate * 3;

    private static string? Trimmed(Invoice live, Invoice archived) => archived.Label?.Trim();

    private static byte[]? Reversed(Invoice live, Invoice archived) => archived.Seal is { } seal ? [.. seal.Reverse()] : null;

    private static int WithTheOpenOne(Invoice live, Invoice archived) => archived.Positions + (live.Open ? 1 : 0);

    private static TimeSpan Doubled(Invoice live, Invoice archived) => -2 * archived.Waiting;

    private static bool NotPaid(Invoice live, Invoice archived) => archived.PaidAt is null;

    internal static Planning.RestorePlan Plan(string column) => Restores.All.Single(p => p.Declaration.RestoredColumns[0].Target.Name == column);
}
