using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Backfill.Planning;

// Records: positional, with further members, as structs, in two parts.
namespace Backfill.Sqlite.Tests.Declarations;

[Table("shapes")]
[Restore("Archive", nameof(Name), nameof(Earlier), Where = nameof(Chosen), Guard = nameof(Same))]
public partial record PositionalRecord([property: Key] long Id, string? Name, string? Earlier, int Amount)
{
    internal static RestorePlan Plan => Restores.All[0];

    private static bool Chosen(PositionalRecord live, int least) => live.Amount >= least && live.Id > 0;

    private static bool Same(PositionalRecord live, PositionalRecord archived) => live.Id == archived.Id && live.Amount == archived.Amount;
}

[Table("shapes")]
[Restore("Archive", nameof(Name), nameof(Earlier), Where = nameof(Chosen), Guard = nameof(Same))]
public partial record MixedRecord([property: Key] long Id, int Amount)
{
    public required string? Name { get; init; }

    public string? Earlier { get; private set; }

    internal static RestorePlan Plan => Restores.All[0];

    private static bool Chosen(MixedRecord live, int least) => live.Amount >= least && live.Id > 0;

    private static bool Same(MixedRecord live, MixedRecord archived) => live.Id == archived.Id && live.Amount == archived.Amount;
}

[Restore("Archive", nameof(Name), nameof(Earlier), Where = nameof(Chosen), Guard = nameof(Same))]
public partial record struct RecordStruct([property: Key] long Id, string? Name, string? Earlier, int Amount)
{
    internal static RestorePlan Plan => Restores.All[0];

    private static bool Chosen(RecordStruct live, int least) => live.Amount >= least && live.Id > 0;

    private static bool Same(RecordStruct live, RecordStruct archived) => live.Id == archived.Id && live.Amount == archived.Amount;
}

[Restore("Archive", nameof(Name), nameof(Earlier), Where = nameof(Chosen), Guard = nameof(Same))]
public readonly partial record struct ReadonlyRecordStruct([property: Key] long Id, string? Name, string? Earlier, int Amount)
{
    internal static RestorePlan Plan => Restores.All[0];

    private static bool Chosen(ReadonlyRecordStruct live, int least) => live.Amount >= least && live.Id > 0;

    private static bool Same(ReadonlyRecordStruct live, ReadonlyRecordStruct archived) => live.Id == archived.Id && live.Amount == archived.Amount;
}

[Table("shapes")]
[Restore("Archive", nameof(Name), nameof(Earlier), Where = nameof(Chosen), Guard = nameof(Same))]
public partial record InTwoParts
{
    [Key]
    public long Id { get; init; }

    public string? Name { get; init; }

    internal static RestorePlan Plan => Restores.All[0];
}

public partial record InTwoParts
{
    public string? Earlier { get; init; }

    public int Amount { get; init; }

    private static bool Chosen(InTwoParts live, int least) => live.Amount >= least && live.Id > 0;

    private static bool Same(InTwoParts live, InTwoParts archived) => live.Id == archived.Id && live.Amount == archived.Amount;
}
