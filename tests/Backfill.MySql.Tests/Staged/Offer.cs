using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.MySql.Tests.Staged;

/// <summary>All that decides goes into the journal: the label, and the time that moves by itself. Whether the offer is active is asked by Where alone.</summary>
[Table("offers")]
[Restore(from: "Archive", column: nameof(Label), Where = nameof(Damaged), Guard = nameof(NotTouched))]
public partial record Offer
{
    [Key]
    public int Id { get; init; }

    public string? Label { get; init; }

    public bool Active { get; init; }

    public DateTime? UpdatedAt { get; init; }

    private static bool Damaged(Offer live) => live.Active;

    private static bool NotTouched(Offer live, Offer archived) => live.UpdatedAt == archived.UpdatedAt;
}

/// <summary>The same table without its time, which is read and journaled all the same because the server moves it.</summary>
[Table("offers")]
[Restore(from: "Archive", column: nameof(Label))]
public partial record UntimedOffer
{
    [Key]
    public int Id { get; init; }

    public string? Label { get; init; }
}

/// <summary>A time decides that is no pin.</summary>
[Table("offers")]
[Restore(from: "Archive", column: nameof(Label), Guard = nameof(NotPublished))]
public partial record PublishedOffer
{
    [Key]
    public int Id { get; init; }

    public string? Label { get; init; }

    public DateTime? PublishedAt { get; init; }

    public DateTime? UpdatedAt { get; init; }

    private static bool NotPublished(PublishedOffer live, PublishedOffer archived) => live.PublishedAt is null;
}

/// <summary>Two columns that are written together.</summary>
[Table("offers")]
[Restore(from: "Archive", column: nameof(Label), Group = "Texts", Fallback = new[] { "Older" }, Otherwise = Otherwise.Null)]
[Restore(from: "Archive", column: nameof(PublishedAt), Group = "Texts", Fallback = new[] { "Older" }, Otherwise = Otherwise.Null)]
public partial record GroupedOffer
{
    [Key]
    public int Id { get; init; }

    public DateTime? PublishedAt { get; init; }

    public string? Label { get; init; }
}

/// <summary>What decides is not in the journal.</summary>
[Table("offers")]
[Restore(from: "Archive", column: nameof(Label), Guard = nameof(NotNoted))]
public partial record NotedOffer
{
    [Key]
    public int Id { get; init; }

    public string? Label { get; init; }

    public string? Note { get; init; }

    private static bool NotNoted(NotedOffer live, NotedOffer archived) => live.Note is null;
}

/// <summary>A text that the table holds as an ENUM: the member that is none cannot be written back.</summary>
[Table("offers")]
[Restore(from: "Archive", column: nameof(Kind))]
public partial record KindOfOffer
{
    [Key]
    public int Id { get; init; }

    public string Kind { get; init; } = "";

    public DateTime? UpdatedAt { get; init; }
}
