using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Sqlite.Tests.Declarations;

/// <summary>Amount and currency say something only together; so do a note and the label made of it.</summary>
[Table("payments")]
[Restore("Archive", nameof(Cents), Group = "money", Where = nameof(Converted), Guard = nameof(NotRefunded))]
[Restore("Archive", nameof(Currency), Group = "money", Where = nameof(Converted), Guard = nameof(NotRefunded))]
[Restore("Archive", nameof(Note), Group = "text")]
[Restore("Archive", nameof(Label), nameof(Note), Group = "text", Value = nameof(LabelOf))]
public partial record Payment
{
    [Key] public long Id { get; init; }
    public long Cents { get; init; }
    public string? Currency { get; init; }
    public int Job { get; init; }
    public bool Refunded { get; init; }
    public string? Note { get; init; }
    public string? Label { get; init; }

    private static bool Converted(Payment live) => live.Job == 7;

    private static bool NotRefunded(Payment live, Payment archived) => !archived.Refunded;

    private static string? LabelOf(Payment live, Payment archived) => archived.Note?.ToUpperInvariant();

    internal static Restore Money => Restores.Money();

    internal static Restore Text => Restores.Text();
}

/// <summary>The same table, and one of the columns by itself.</summary>
[Table("payments")]
[Restore("Archive", nameof(Currency))]
[Restore("Archive", nameof(Note))]
public partial record PaymentColumn
{
    [Key] public long Id { get; init; }
    public string? Currency { get; init; }
    public string? Note { get; init; }

    internal static Restore OfCurrency => Restores.Currency();

    internal static Restore OfNote => Restores.Note();
}
