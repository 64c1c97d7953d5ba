using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Cli.Tests.Declared;

/// <summary>A restore from a table that is called otherwise.</summary>
[Table("customers")]
[Restore<OldCustomer>(from: Backups.Archive, column: nameof(City), source: nameof(OldCustomer.Town), Match = new[] { nameof(Mail) }, Guard = nameof(IsKnown), RestoreNull = true)]
public partial record Customer
{
    [Key, Column("id")]
    public long Id { get; init; }

    [Column("mail")]
    public string? Mail { get; init; }

    [Column("city")]
    public string? City { get; init; }

    private static bool IsKnown(Customer live, OldCustomer archived) => archived.Town != "?";
}

[Table("customers_2024")]
public sealed record OldCustomer
{
    [Key, Column("customer_no")]
    public long Number { get; init; }

    [Column("email")]
    public string? Mail { get; init; }

    [Column("town")]
    public string? Town { get; init; }
}
