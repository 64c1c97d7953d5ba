using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Cli.Tests.Declared;

/// <summary>A list of numbers and a list of texts.</summary>
[Table("role_notes")]
[PrimaryKey(nameof(ActorId), nameof(FilmId))]
[Restore(from: Backups.Archive, column: nameof(Note), Where = nameof(IsListed))]
public partial record ListedNote
{
    [Column("actor_id")]
    public int ActorId { get; init; }

    [Column("film_id")]
    public int FilmId { get; init; }

    [Column("note")]
    public string? Note { get; init; }

    private static bool IsListed(ListedNote live, IReadOnlyCollection<int> actorIds, string[] notes) =>
        actorIds.Contains(live.ActorId) && live.Note != null && notes.Contains(live.Note);
}
