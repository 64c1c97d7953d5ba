using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Cli.Tests.Declared;

/// <summary>As <c>backfill new</c> writes one: nobody has said yet which rows are damaged.</summary>
[Table("role_notes")]
[PrimaryKey(nameof(ActorId), nameof(FilmId))]
[Restore(from: Backups.Archive, column: nameof(Note), Where = nameof(IsDamaged))]
public partial record NewNote
{
    [Column("actor_id")]
    public int ActorId { get; init; }

    [Column("film_id")]
    public int FilmId { get; init; }

    [Column("note")]
    public string? Note { get; init; }

    private static bool IsDamaged(NewNote live) => throw new NotImplementedException();
}
