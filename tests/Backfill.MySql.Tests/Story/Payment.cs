using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Backfill.MySql.Tests.Traps;

namespace Backfill.MySql.Tests.Story;

/// <summary>What was paid says something only together with its currency and its time; the time comes from an instant.</summary>
[Table("payments")]
[Restore("Archive", nameof(Amount), Group = "money", Where = nameof(ConvertedBy), Guard = nameof(Watched), TimeZone = "Europe/Berlin")]
[Restore("Archive", nameof(Currency), Group = "money", Where = nameof(ConvertedBy), Guard = nameof(Watched), TimeZone = "Europe/Berlin")]
[Restore("Archive", nameof(PaidAt), nameof(BookedAt), Group = "money", Where = nameof(ConvertedBy), Guard = nameof(Watched), TimeZone = "Europe/Berlin")]
public partial record Payment
{
    [Key]
    public ulong Id { get; init; }

    public decimal Amount { get; init; }

    public string? Currency { get; init; }

    public DateTime? PaidAt { get; init; }

    public DateTime? BookedAt { get; init; }

    public int Job { get; init; }

    private static bool ConvertedBy(Payment live, int job) => live.Job == job;

    private static bool Watched(Payment live, Payment archived) => Between.Pass((long)live.Id);
}

/// <summary>The same table, and columns of it by themselves.</summary>
[Table("payments")]
[Restore("Archive", nameof(Currency))]
[Restore("Archive", nameof(BookedAt))]
public partial record PaymentColumn
{
    [Key]
    public ulong Id { get; init; }

    public string? Currency { get; init; }

    public DateTime? BookedAt { get; init; }
}
