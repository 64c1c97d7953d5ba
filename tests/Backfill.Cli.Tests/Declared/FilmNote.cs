using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Cli.Tests.Declared;

public enum Film
{
    First = 1,
    Second = 2,
}

/// <summary>The column holds these names.</summary>
public enum NoteState
{
    Unknown = -1,
#pragma warning disable IDE1006, CA1708 // As the column has them.
    kept,
    lost,
#pragma warning restore IDE1006, CA1708
}

/// <summary>An enum in a column of names, and a list of one in a column of numbers.</summary>
[Table("role_notes")]
[PrimaryKey(nameof(ActorId), nameof(Film))]
[Restore(from: Backups.Archive, column: nameof(Note), Where = nameof(IsOf))]
public partial record FilmNote
{
    [Column("actor_id")]
    public int ActorId { get; init; }

    [Column("film_id")]
    public Film Film { get; init; }

    [Column("note", TypeName = "varchar(10)")]
    public NoteState? Note { get; init; }

    private static bool IsOf(FilmNote live, NoteState state, IReadOnlyCollection<Film> films, TimeOnly? since) =>
        live.Note == state && films.Contains(live.Film) && (since == null || since < new TimeOnly(12, 0));
}
