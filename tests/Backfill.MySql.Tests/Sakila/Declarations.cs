using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.MySql.Tests.Sakila;

/// <summary>A rental whose day of return was lost.</summary>
[Table("rental")]
[Restore(from: "Archive", column: nameof(ReturnDate), Where = nameof(ReturnIsUnknown))]
public partial record Rental
{
    [Key]
    public int RentalId { get; init; }

    public DateTime? ReturnDate { get; init; }

    private static bool ReturnIsUnknown(Rental live) => live.ReturnDate is null;
}

/// <summary>A customer whose address was lower-cased.</summary>
[Table("customer")]
[Restore(from: "Archive", column: nameof(Email))]
public partial record Customer
{
    [Key]
    public ushort CustomerId { get; init; }

    public string? Email { get; init; }
}

/// <summary>A row of two keys and one timestamp, which is itself what was damaged.</summary>
[Table("film_actor")]
[PrimaryKey(nameof(ActorId), nameof(FilmId))]
[Restore(from: "Archive", column: nameof(LastUpdate))]
public partial record FilmActor
{
    public ushort ActorId { get; init; }

    public ushort FilmId { get; init; }

    public DateTime LastUpdate { get; init; }
}

/// <summary>A payment at one store.</summary>
[Table("payment")]
[Restore(from: "Archive", column: nameof(Amount), Where = nameof(TakenAtTheStore))]
public partial record Payment
{
    [Key]
    public ushort PaymentId { get; init; }

    public byte StaffId { get; init; }

    public decimal Amount { get; init; }

    private static bool TakenAtTheStore(Payment live, byte staffId) => live.StaffId == staffId;
}

/// <summary>A table with an UPDATE trigger.</summary>
[Table("film")]
[Restore(from: "Archive", column: nameof(Title))]
public partial record Film
{
    [Key]
    public ushort FilmId { get; init; }

    public string Title { get; init; } = "";
}
