using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.MySql.Tests.Staged;

/// <summary>All that decides goes into the journal: the label, and the time that moves by itself. Whether the offer is active is asked by Where alone.</summary>
[Table("offers")]
[Restore(from: "Archive", column: nameof(Label), Where = nameof(Damaged), Guard = nameof(NotTouched))]
public partial record Offer
{
    /// <summary>The table of all these.</summary>
    internal const string Ddl = """
        CREATE TABLE offers (id INT NOT NULL PRIMARY KEY, label VARCHAR(20) NULL, kind ENUM('a', 'b') NOT NULL DEFAULT 'a', active TINYINT(1) NOT NULL DEFAULT 1, note VARCHAR(20) NULL,
          published_at DATETIME NULL, updated_at DATETIME NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
          seen_at TIMESTAMP(6) NULL DEFAULT '2024-05-02 03:04:05.678901' ON UPDATE CURRENT_TIMESTAMP(6)) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci;
        """;

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
