using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json;

#pragma warning disable CS8907 // A parameter that its property leaves out is one of the shapes.

// One table, whose deleted rows no guard lets through; each guard, or value, learns by another way that a row is deleted.
namespace Backfill.Seen;

[Table("rows_of")]
[Restore("Archive", nameof(Note), Guard = nameof(MayBe))]
public partial class ByGetter
{
    [Key] public int Id { get; init; }
    public string? Note { get; set; }
    public bool Deleted { get; set; }
    public string? State { get => Deleted ? "deleted" : field; set; }

    private static bool MayBe(ByGetter live, ByGetter archived) => live.State != "deleted";
}

[Table("rows_of")]
[Restore("Archive", nameof(Note), Guard = nameof(MayBe))]
public partial class BySetter
{
    [Key] public int Id { get; init; }
    public string? Note { get; set; }
    public string? State { get; set => field = Deleted ? "deleted" : value; }
    public bool Deleted { get; set; }

    private static bool MayBe(BySetter live, BySetter archived) => live.State != "deleted";
}

[Table("rows_of")]
[Restore("Archive", nameof(Note), Guard = nameof(MayBe))]
public partial class BySetterOfAnother
{
    private string? _shown = "";

    [Key] public int Id { get; init; }
    public string? Note { get; set; }
    public string? State { get => _shown; set => _shown ??= value; }
    public bool Deleted { get => _shown == "deleted"; set => _shown = value ? "deleted" : null; }

    private static bool MayBe(BySetterOfAnother live, BySetterOfAnother archived) => live.State != "deleted";
}

public abstract class HasState
{
    public bool Deleted { get; set; }
    public virtual string? Shown => null;
    public string Label => $"{Shown}!";
}

[Table("rows_of")]
[Restore("Archive", nameof(Note), Guard = nameof(MayBe))]
public partial class ByBase : HasState
{
    [Key] public int Id { get; init; }
    public string? Note { get; set; }
    public string? State { get; set; }
    public override string? Shown => Deleted ? "deleted" : State;

    private static bool MayBe(ByBase live, ByBase archived) => live.Label != "deleted!";
}

public interface IDeletable
{
    bool Deleted { get; }

    bool IsGone => Deleted;
}

[Table("rows_of")]
[Restore("Archive", nameof(Note), Guard = nameof(MayBe))]
public partial record ByInterface : IDeletable
{
    [Key] public int Id { get; init; }
    public string? Note { get; init; }
    public bool Deleted { get; init; }

    private static bool MayBe(ByInterface live, ByInterface archived) => !Gone(live);

    private static bool Gone<T>(T row)
        where T : IDeletable => row.IsGone;
}

internal static class DeletedRows
{
    public static bool IsGone(this ByExtension row) => row.Deleted;
}

[Table("rows_of")]
[Restore("Archive", nameof(Note), Guard = nameof(MayBe))]
public partial record ByExtension
{
    [Key] public int Id { get; init; }
    public string? Note { get; init; }
    public bool Deleted { get; init; }

    private static bool MayBe(ByExtension live, ByExtension archived)
    {
        var row = live;
        return !Gone();

        bool Gone() => row.IsGone();
    }
}

[Table("rows_of")]
[Restore("Archive", nameof(Note), Guard = nameof(MayBe))]
public partial record ByParameter(int Id, string? Note, bool Deleted, string? State)
{
    public string? State { get => Deleted ? "deleted" : field; set; }

    [Key] public int Id { get; init; } = Id;

    private static bool MayBe(ByParameter live, ByParameter archived) => live is not { State: "deleted" or null };
}

[Restore("Archive", nameof(Note), Name = "ByStruct", Guard = nameof(MayBe))]
public partial record struct RowsOf([property: Key] int Id, string? Note, bool Deleted)
{
    private readonly bool _isGone = Deleted;

    public readonly bool IsGone => _isGone;

    private static bool MayBe(RowsOf live, RowsOf archived) => !live.IsGone;
}

[Table("rows_of")]
[Restore("Archive", nameof(Note), Guard = nameof(MayBe))]
public partial record ByText
{
    [Key] public int Id { get; init; }
    public string? Note { get; init; }
    public bool Deleted { get; init; }

    private static bool MayBe(ByText live, ByText archived) => !$"{live}".Contains("Deleted = True", StringComparison.Ordinal);
}

[Table("rows_of")]
[Restore("Archive", nameof(Note), Guard = nameof(MayBe))]
public partial record ByLibrary
{
    [Key] public int Id { get; init; }
    public string? Note { get; init; }
    public bool Deleted { get; init; }

    private static bool MayBe(ByLibrary live, ByLibrary archived) => !JsonSerializer.Serialize(live).Contains("\"Deleted\":true", StringComparison.Ordinal);
}

[Table("rows_of")]
[Restore("Archive", nameof(Note), Guard = nameof(MayBe))]
public partial record ByEquality
{
    [Key] public int Id { get; init; }
    public string? Note { get; init; }
    public bool Deleted { get; init; }

    private static bool MayBe(ByEquality live, ByEquality archived) => live == live with { Deleted = false };
}

[Table("rows_of")]
[Restore("Archive", nameof(Note), Guard = nameof(MayBe))]
public partial record ByParts([property: Key] int Id, bool Deleted, string? Note)
{
    private static bool MayBe(ByParts live, ByParts archived)
    {
        var (_, deleted, _) = live;
        return !deleted;
    }
}

[Table("rows_of")]
[Restore("Archive", nameof(Note), Guard = nameof(MayBe))]
public partial record ByOperator
{
    [Key] public int Id { get; init; }
    public string? Note { get; init; }
    public bool Deleted { get; init; }

    public static implicit operator bool(ByOperator row) => row.Deleted;

    private static bool MayBe(ByOperator live, ByOperator archived) => live switch
    {
        { Id: < 0 } => false,
        _ => !live,
    };
}

[Table("rows_of")]
[Restore("Archive", nameof(Note), Value = nameof(NoteThen))]
public partial class ByValue
{
    [Key] public int Id { get; init; }
    public string? Note { get; set; }
    public bool Deleted { get; set; }
    public string? State { get => Deleted ? "deleted" : field; set; }

    private static string? NoteThen(ByValue live, ByValue archived) => live.State == "deleted" || archived.State == "deleted" ? null : "kept";
}
