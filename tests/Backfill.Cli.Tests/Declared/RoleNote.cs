using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Cli.Tests.Declared;

/// <summary>Stands for EF Core's attribute, which Backfill knows by its name.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PrimaryKeyAttribute(params string[] names) : Attribute
{
    public IReadOnlyList<string> Names { get; } = names;
}

/// <summary>A composite key, text to restore, a parameter that may be left out.</summary>
[Table("role_notes")]
[PrimaryKey(nameof(ActorId), nameof(FilmId))]
[Restore(from: Backups.Archive, column: nameof(Note), Where = nameof(OfFilm))]
public partial record RoleNote
{
    [Column("actor_id")]
    public int ActorId { get; init; }

    [Column("film_id")]
    public int FilmId { get; init; }

    [Column("note")]
    public string? Note { get; init; }

    private static bool OfFilm(RoleNote live, int? film) => film == null || live.FilmId == film;
}
