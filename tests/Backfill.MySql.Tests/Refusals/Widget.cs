using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.MySql.Tests.Refusals;

/// <summary>A table that is made wrong in every way.</summary>
[Table("widgets")]
[Restore(from: "Archive", column: nameof(Name))]
[Restore(from: "Archive", column: nameof(MadeAt))]
public partial record Widget
{
    [Key]
    public long Id { get; init; }

    public string? Name { get; init; }

    public DateTime? MadeAt { get; init; }
}

/// <summary>The same table, found by a text.</summary>
[Table("widgets")]
[Restore(from: "Archive", column: nameof(MadeAt), Name = "Widget.MadeAt where the zone is known", TimeZone = "Europe/Berlin")]
public partial record ZonedWidget
{
    [Key]
    public long Id { get; init; }

    public DateTime? MadeAt { get; init; }
}
