using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Cli.Tests.Declared;

/// <summary>A restore with everything that decides what a row gets.</summary>
[Table("accounts")]
[Restore(from: Backups.Archive, column: nameof(Plan), Fallback = new[] { "Thursday" }, Match = new[] { nameof(Mail) }, Value = nameof(Renamed), Otherwise = Otherwise.Null)]
public partial record Account
{
    [Key, Column("id")]
    public long Id { get; init; }

    [Column("mail")]
    public string? Mail { get; init; }

    [Column("plan")]
    public string? Plan { get; init; }

    private static string? Renamed(Account live, Account archived) => archived.Plan == "standard" ? "basic" : archived.Plan;
}
