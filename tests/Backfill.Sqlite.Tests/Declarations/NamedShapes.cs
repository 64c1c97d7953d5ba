using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Backfill.Planning;

// Names that have to be quoted in SQL or in C#.
namespace Backfill.Sqlite.Tests.Declarations;

[Table("shapes of `ours`")]
[Restore("Archive", nameof(Name), nameof(Earlier), Where = nameof(Chosen), Guard = nameof(Same))]
public partial record Renamed
{
    [Key]
    [Column("the \"id\"")]
    public long Id { get; init; }

    [Column("select")]
    public string? Name { get; init; }

    [Column("früher `war`")]
    public string? Earlier { get; init; }

    [Column("key_id")]
    public int Amount { get; init; }

    internal static RestorePlan Plan => Restores.All[0];

    private static bool Chosen(Renamed live, int least) => live.Amount >= least && live.Id > 0;

    private static bool Same(Renamed live, Renamed archived) => live.Id == archived.Id && live.Amount == archived.Amount;
}

[Table("shapes")]
[Restore("Archive", nameof(@event), nameof(@new), Where = nameof(@where), Guard = nameof(@is))]
public partial record @class
{
    [Key]
    public long @long { get; init; }

    public string? @event { get; init; }

    public string? @new { get; init; }

    public int @int { get; init; }

    internal static RestorePlan Plan => Restores.All[0];

    private static bool @where(@class live, int @params) => live.@int >= @params && live.@long > 0;

    private static bool @is(@class live, @class archived) => live.@long == archived.@long && live.@int == archived.@int;
}
