using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Sqlite.Tests.Declarations;

/// <summary>A Guid, of the rows of one owner.</summary>
[Table("sessions")]
[Restore(from: "Archive", column: nameof(Token), Where = nameof(OfOwner))]
public partial record Session
{
    [Key]
    public long Id { get; init; }

    public Guid? Token { get; init; }

    public Guid? Owner { get; init; }

    private static bool OfOwner(Session live, Guid owner) => live.Owner == owner;

    internal static Restore Restore(Guid owner) => Restores.Token(owner);
}
