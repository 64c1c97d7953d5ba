using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Nulls;

/// <summary>NULL is put back too: of the source itself, of what is computed, across a time zone, and of one column of a group.</summary>
[Table("addresses")]
[Restore("Archive", nameof(City), nameof(Town), RestoreNull = true, Guard = nameof(IsKept))]
[Restore("Archive", nameof(Note), RestoreNull = true, Value = nameof(NoteThen), SkipIfSourceUnchanged = true)]
[Restore("Archive", nameof(PaidAt), nameof(BookedAt), RestoreNull = true, TimeZone = "Europe/Berlin")]
[Restore("Archive", nameof(Amount), Group = "money", RestoreNull = true)]
[Restore("Archive", nameof(Currency), Group = "money")]
public partial record Address
{
    [Key] public long Id { get; init; }
    public string? City { get; init; }
    public string? Town { get; init; }
    public bool Kept { get; init; }
    public string? Note { get; init; }
    public DateTime? PaidAt { get; init; }
    public DateTime? BookedAt { get; init; }
    public decimal? Amount { get; init; }
    public string? Currency { get; init; }

    internal static Restore CityRestore => Restores.City();

    internal static Restore NoteRestore => Restores.Note();

    internal static Restore PaidAtRestore => Restores.PaidAt();

    internal static Restore MoneyRestore => Restores.Money();

    private static bool IsKept(Address live, Address archived) => archived.Kept;

    private static string? NoteThen(Address live, Address archived) => archived.Note == "-" ? null : archived.Note;
}
