using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Cli.Tests.Declared;

/// <summary>Has a type that is called as another one.</summary>
public static partial class Outer
{
    [Table("role_notes")]
    [Restore(from: Backups.Archive, column: nameof(Note))]
    public partial record RoleNote
    {
        [Key]
        [Column("actor_id")]
        public int ActorId { get; init; }

        [Column("note")]
        public string? Note { get; init; }
    }
}
