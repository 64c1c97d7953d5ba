using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Archived;

/// <summary>Members as they are now; the backup is from before the migration that gave table and columns other names.</summary>
[Table("members")]
[Restore<OldMember>(from: "Archive", column: nameof(LeftAt), source: nameof(OldMember.ChangedAt),
    Where = nameof(Stamped), Guard = nameof(HadLeft), Match = new[] { nameof(Mail) }, SkipIfSourceUnchanged = true)]
public partial record Member
{
    [Key] public ulong Id { get; init; }
    public string? Mail { get; init; }
    public bool Active { get; init; }
    public DateTime? LeftAt { get; init; }
    public DateTime? ChangedAt { get; init; }

    private static bool Stamped(Member live, DateTime from) => !live.Active && live.LeftAt >= from;

    private static bool HadLeft(Member live, OldMember archived) => archived.Status == "left";

    internal static Restore Restore => Restores.LeftAt(new DateTime(2025, 3, 1));
}

/// <summary>A row of the backup: it has no column that Where could ask about.</summary>
[Table("members_before")]
public sealed class OldMember
{
    [Key, Column("member_no")] public uint No { get; set; }
    [Column("email")] public string? Mail { get; set; }
    [Column("touched_at")] public DateTime? ChangedAt { get; set; }
    public string? Status { get; set; }
}
