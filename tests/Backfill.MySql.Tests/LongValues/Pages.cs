using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.MySql.Tests.LongValues;

/// <summary>A column of each type that holds long values, restored together.</summary>
[Table("pages")]
[Restore(from: "Archive", column: nameof(Unicode), Group = "whole")]
[Restore(from: "Archive", column: nameof(Latin), Group = "whole")]
[Restore(from: "Archive", column: nameof(Sjis), Group = "whole")]
[Restore(from: "Archive", column: nameof(Medium), Group = "whole")]
[Restore(from: "Archive", column: nameof(Bytes), Group = "whole")]
[Restore(from: "Archive", column: nameof(Document), Group = "whole")]
public partial record Page
{
    [Key] public int Id { get; init; }
    public string? Unicode { get; init; }
    public string? Latin { get; init; }
    public string? Sjis { get; init; }
    public string? Medium { get; init; }
    public byte[]? Bytes { get; init; }
    public string? Document { get; init; }
}

/// <summary>One column of text, which is staged as it was read.</summary>
[Table("pages")]
[Restore(from: "Archive", column: nameof(V))]
public partial record Text
{
    [Key] public int Id { get; init; }
    public string? V { get; init; }
}

/// <summary>A guard that reads the text of both sides.</summary>
[Table("pages")]
[Restore(from: "Archive", column: nameof(V), Guard = nameof(EndsInE))]
public partial record Guarded
{
    [Key] public int Id { get; init; }
    public string? V { get; init; }

    private static bool EndsInE(Guarded live, Guarded archived) => archived.V!.EndsWith('é') && live.V != archived.V;
}

/// <summary>A long text that C# computes.</summary>
[Table("pages")]
[Restore(from: "Archive", column: nameof(V), Value = nameof(Ended))]
public partial record Computed
{
    [Key] public int Id { get; init; }
    public string? V { get; init; }

    private static string? Ended(Computed live, Computed archived) => archived.V + "!";
}

/// <summary>One column of bytes.</summary>
[Table("pages")]
[Restore(from: "Archive", column: nameof(V))]
public partial record Binary
{
    [Key] public int Id { get; init; }
    public byte[]? V { get; init; }
}
