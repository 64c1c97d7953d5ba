using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Compared;

public enum RefundState
{
    Open,
    Paid,
    Refunded,
}

/// <summary>A restore for each shape that <c>Where</c> can have for whoever looks for the comparison that is wrong.</summary>
[Table("refunds")]
[Restore("Archive", nameof(Amount), Where = nameof(PaidLately))]
[Restore("Archive", nameof(Amount), Name = "wrong state", Where = nameof(IsRefunded))]
[Restore("Archive", nameof(Amount), Name = "never both", Where = nameof(IsActiveAndPaid))]
[Restore("Archive", nameof(Amount), Name = "two sides", Where = nameof(IsEither))]
[Restore("Archive", nameof(Amount), Name = "listed", Where = nameof(IsListed))]
[Restore("Archive", nameof(Amount), Name = "one", Where = nameof(IsOne))]
[Restore("Archive", nameof(Amount), Name = "every row")]
public partial record Refund
{
    [Key] public int Shop { get; init; }
    [Key] public string Code { get; init; } = "";
    public int? Amount { get; init; }
    [Column(TypeName = "varchar(20)")] public RefundState State { get; init; }
    public bool Active { get; init; }
    public DateTime? PaidAt { get; init; }
    public int? Total { get; init; }

    private static bool PaidLately(Refund live, DateTime from) => !live.Active && live.PaidAt >= from && (live.Total > 100 || live.Total == null);

    // What the shop calls it is 'Paid', with a negative total.
    private static bool IsRefunded(Refund live, int? least) => live.State == RefundState.Refunded && live.Total > least;

    private static bool IsActiveAndPaid(Refund live) => live.Active && HasPaid(live, 100) && live.Total < 1000;

    private static bool HasPaid(Refund refund, int more) => refund.PaidAt != null && refund.Total > more;

    private static bool IsEither(Refund live) => live.State == RefundState.Open && live.Total > 100 || live.Active && live.PaidAt == null || live.Total == 7;

    private static bool IsListed(Refund live, IReadOnlyCollection<RefundState> states) => states.Contains(live.State) && live is { Active: false, Total: > 10 };

    private static bool IsOne(Refund live) => live.Total == -1;
}
