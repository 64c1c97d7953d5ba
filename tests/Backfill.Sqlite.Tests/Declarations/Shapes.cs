using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Backfill.Planning;

// One restore in each shape that a C# type can have: key, restored column, source, Where and Guard.
namespace Backfill.Sqlite.Tests.Declarations;

/// <summary>All of them by name.</summary>
internal static class Shapes
{
    public static IReadOnlyDictionary<string, RestorePlan> All { get; } = new Dictionary<string, RestorePlan>
    {
        ["positional record"] = PositionalRecord.Plan,
        ["positional record with further members"] = MixedRecord.Plan,
        ["record struct"] = RecordStruct.Plan,
        ["readonly record struct"] = ReadonlyRecordStruct.Plan,
        ["struct"] = PlainStruct.Plan,
        ["sealed class"] = SealedClass.Plan,
        ["nested in a static class and private"] = Outer.Plan,
        ["nested in a struct in an interface"] = IOuter.Middle.Nested.Plan,
        ["private members"] = PrivateMembers.Plan,
        ["inherited members"] = Inheriting.Plan,
        ["overridden and hidden members"] = Overriding.Plan,
        ["renamed columns"] = Renamed.Plan,
        ["names of C#"] = @class.Plan,
        ["enums"] = OfEnums.Plan,
        ["without nullable annotations"] = Oblivious.Plan,
        ["in two parts"] = InTwoParts.Plan,
    };
}

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

internal static partial class Outer
{
    internal static RestorePlan Plan => Nested.Plan;

    [Table("shapes")]
    [Restore("Archive", nameof(Name), nameof(Earlier), Where = nameof(Chosen), Guard = nameof(Same))]
    private sealed partial record Nested([property: Key] long Id, string? Name, string? Earlier, int Amount)
    {
        internal static RestorePlan Plan => Restores.All[0];

        private static bool Chosen(Nested live, int least) => live.Amount >= least && live.Id > 0;

        private static bool Same(Nested live, Nested archived) => live.Id == archived.Id && live.Amount == archived.Amount;
    }
}

internal partial interface IOuter
{
    internal partial struct Middle
    {
        [Table("shapes")]
        [Restore("Archive", nameof(Name), nameof(Earlier), Where = nameof(Chosen), Guard = nameof(Same))]
        internal sealed partial class Nested
        {
            [Key]
            public long Id { get; init; }

            public string? Name { get; init; }

            public string? Earlier { get; init; }

            public int Amount { get; init; }

            internal static RestorePlan Plan => Restores.All[0];

            private static bool Chosen(Nested live, int least) => live.Amount >= least && live.Id > 0;

            private static bool Same(Nested live, Nested archived) => live.Id == archived.Id && live.Amount == archived.Amount;
        }
    }
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
