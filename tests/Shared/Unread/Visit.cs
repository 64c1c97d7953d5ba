using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Backfill.Planning;

namespace Backfill.Unread;

public enum Stage
{
    Open,
    Closed,
}

/// <summary>One restore for each thing that may look at a value which .NET cannot read; and one that looks at none, but for what is compared as it stands.</summary>
[Table("visits")]
[Restore("Archive", nameof(Note), Name = "no column", Guard = nameof(IsAny))]
[Restore("Archive", nameof(NoteByAt), Name = "at", Guard = nameof(IsAt))]
[Restore("Archive", nameof(NoteByAmount), Name = "amount", Guard = nameof(IsAmount))]
[Restore("Archive", nameof(NoteByToken), Name = "token", Guard = nameof(IsToken))]
[Restore("Archive", nameof(NoteByStage), Name = "stage", Value = nameof(StageThen))]
[Restore("Archive", nameof(NoteByCount), Name = "count", Where = nameof(HasCount), Guard = nameof(IsCount))]
[Restore("Archive", nameof(Same), source: nameof(At), Name = "compared", Match = new[] { nameof(Amount), nameof(Token), nameof(Stage) }, SkipIfSourceUnchanged = true)]
public partial record Visit
{
    [Key] public int Id { get; init; }
    public DateTime? At { get; init; }
    public decimal Amount { get; init; }
    public Guid Token { get; init; }
    [Column(TypeName = "varchar(20)")] public Stage Stage { get; init; }
    public int? Count { get; init; }
    public DateTime? Same { get; init; }
    public string? Note { get; init; }
    public string? NoteByAt { get; init; }
    public string? NoteByAmount { get; init; }
    public string? NoteByToken { get; init; }
    public string? NoteByStage { get; init; }
    public string? NoteByCount { get; init; }

    /// <summary>What the restores are called, but for those that look at no value: each after the column it looks at.</summary>
    internal static IEnumerable<string> Looking => Restores.All.Select(plan => plan.Declaration.Name).Except(["no column", "compared"]);

    internal static RestorePlan Plan(string name) => Restores.All.Single(plan => plan.Declaration.Name == name);

    private static bool IsAny(Visit live, Visit archived) => live.Id == archived.Id;

    private static bool IsAt(Visit live, Visit archived) => live.At != DateTime.UnixEpoch;

    private static bool IsAmount(Visit live, Visit archived) => archived.Amount > 0;

    private static bool IsToken(Visit live, Visit archived) => archived.Token != Guid.Empty;

    private static string? StageThen(Visit live, Visit archived) => archived.Stage == Stage.Open ? "kept" : null;

    private static bool HasCount(Visit live) => live.Count != 0;

    private static bool IsCount(Visit live, Visit archived) => live.Count is null or > 0;
}
