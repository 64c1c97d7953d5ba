using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.MySql.Tests.Predicates;

/// <summary>In a column of their numbers, up to the greatest there is.</summary>
public enum Queue : ulong
{
    First,
    Last = ulong.MaxValue,
}

/// <summary>In a column of their names, of which two are one number.</summary>
public enum Progress
{
    Open = -1,
    Done = 1,
#pragma warning disable CA1069 // Two names of one number are the point.
    Closed = 1,
#pragma warning restore CA1069
}

/// <summary>Enums and times of day in the condition.</summary>
[Table("tickets")]
[Restore(from: "Archive", column: nameof(Note), Where = nameof(IsChosen))]
public partial record Ticket
{
    [Key]
    public int Id { get; init; }

    public Queue Queue { get; init; }

    [Column(TypeName = "enum('Open','Done','Closed')")]
    public Progress? Progress { get; init; }

    public TimeOnly Opened { get; init; }

    public string? Note { get; init; }

    internal static Restore Chosen(Queue queue, Progress?[] among, Progress? but, TimeOnly[] at) => Restores.Note(queue, among, but, at);

    private static bool IsChosen(Ticket live, Queue queue, Progress?[] among, Progress? but, TimeOnly[] at) =>
        live.Queue == queue && among.Contains(live.Progress) && live.Progress != but && at.Contains(live.Opened);
}
