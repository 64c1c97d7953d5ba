using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Backfill.Planning;

// Members of a base type: as they are, overridden, hidden.
namespace Backfill.Sqlite.Tests.Declarations;

public abstract class Entity<TKey>
{
    [Key]
    public TKey Id { get; protected set; } = default!;

    public virtual string? Name { get; set; }

    protected string? Earlier { get; set; }

    public int Amount { get; set; }
}

[Table("shapes")]
[Restore("Archive", nameof(Name), nameof(Earlier), Where = nameof(Chosen), Guard = nameof(Same))]
public partial class Inheriting : Entity<long>
{
    internal static RestorePlan Plan => Restores.All[0];

    private static bool Chosen(Inheriting live, int least) => live.Amount >= least && live.Id > 0;

    private static bool Same(Inheriting live, Inheriting archived) => live.Id == archived.Id && live.Amount == archived.Amount;
}

[Table("shapes")]
[Restore("Archive", nameof(Name), nameof(Earlier), Where = nameof(Chosen), Guard = nameof(Same))]
public partial class Overriding : Entity<long>
{
    public override string? Name { get; set; }

    public new short Amount { get; set; }

    internal static RestorePlan Plan => Restores.All[0];

    private static bool Chosen(Overriding live, int least) => live.Amount >= least && live.Id > 0;

    private static bool Same(Overriding live, Overriding archived) => live.Id == archived.Id && live.Amount == archived.Amount;
}
