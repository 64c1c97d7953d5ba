using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Backfill.Planning;

// Classes and structs: with private members, without nullable annotations.
namespace Backfill.Sqlite.Tests.Declarations;

[Restore("Archive", nameof(Name), nameof(Earlier), Where = nameof(Chosen), Guard = nameof(Same))]
internal partial struct PlainStruct
{
    [Key]
    public long Id { get; set; }

    public string? Name { get; set; }

    public string? Earlier { get; set; }

    public int Amount { get; set; }

    internal static RestorePlan Plan => Restores.All[0];

    private static bool Chosen(PlainStruct live, int least) => live.Amount >= least && live.Id > 0;

    private static bool Same(PlainStruct live, PlainStruct archived) => live.Id == archived.Id && live.Amount == archived.Amount;
}

[Table("shapes")]
[Restore("Archive", nameof(Name), nameof(Earlier), Where = nameof(Chosen), Guard = nameof(Same))]
internal sealed partial class SealedClass
{
    [Key]
    public long Id { get; private set; }

    public required string? Name { get; set; }

    public string? Earlier { get; set; }

    public int Amount { get; set; }

    internal static RestorePlan Plan => Restores.All[0];

    private static bool Chosen(SealedClass live, int least) => live.Amount >= least && live.Id > 0;

    private static bool Same(SealedClass live, SealedClass archived) => live.Id == archived.Id && live.Amount == archived.Amount;
}

[Table("shapes")]
[Restore("Archive", nameof(Name), nameof(Earlier), Where = nameof(Chosen), Guard = nameof(Same))]
public partial class PrivateMembers
{
    internal static RestorePlan Plan => Restores.All[0];

    [Key]
    private long Id { get; set; }

    private string? Name { get; set; }

    private protected string? Earlier { get; init; }

    private int Amount { get; set; }

    private static bool Chosen(PrivateMembers live, int least) => live.Amount >= least && live.Id > 0;

    private static bool Same(PrivateMembers live, PrivateMembers archived) => live.Id == archived.Id && live.Amount == archived.Amount;
}

#nullable disable
[Table("shapes")]
[Restore("Archive", nameof(Name), nameof(Earlier), Where = nameof(Chosen), Guard = nameof(Same))]
public partial class Oblivious
{
    [Key]
    public string Id { get; set; }

    public string Name { get; set; }

    public string Earlier { get; set; }

    public int Amount { get; set; }

    internal static RestorePlan Plan => Restores.All[0];

    private static bool Chosen(Oblivious live, int least) => live.Amount >= least && live.Id != "";

    private static bool Same(Oblivious live, Oblivious archived) => live.Id == archived.Id && live.Amount == archived.Amount;
}
#nullable restore
