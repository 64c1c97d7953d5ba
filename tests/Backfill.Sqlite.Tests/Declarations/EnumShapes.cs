using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Backfill.Planning;

// Enums as key, restored column and source.
namespace Backfill.Sqlite.Tests.Declarations;

public enum Number : long
{
    None,
    One,
}

public enum Level : byte
{
    Low,
    High = 5,
}

[Table("shapes")]
[Restore("Archive", nameof(Name), nameof(Earlier), Where = nameof(Chosen), Guard = nameof(Same))]
public partial record OfEnums
{
    [Key]
    public Number Id { get; init; }

    public Level? Name { get; init; }

    public Level? Earlier { get; init; }

    public int Amount { get; init; }

    internal static RestorePlan Plan => Restores.All[0];

    private static bool Chosen(OfEnums live, int least) => live.Amount >= least && live.Id != Number.None;

    private static bool Same(OfEnums live, OfEnums archived) => live.Id == archived.Id && archived.Earlier is not Level.Low;
}
