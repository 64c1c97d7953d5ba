using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Backfill.Planning;

/// <summary>A primary key as canonical text, one part per key column: how keys stand in control tables, reports and errors.</summary>
public sealed class CanonicalKey : IEquatable<CanonicalKey>
{
    /// <summary>Makes a key of its parts, in the order of the key columns.</summary>
    public CanonicalKey(IReadOnlyList<string> parts) => Parts = parts;

    /// <summary>The parts, in the order of the key columns.</summary>
    public IReadOnlyList<string> Parts { get; }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static CanonicalKey? FromJson(string? json) =>
        json is null ? null : new CanonicalKey(JsonSerializer.Deserialize(json, CanonicalKeyJson.Default.StringArray)!);

    /// <summary>A JSON array of strings.</summary>
    public string ToJson() => JsonSerializer.Serialize([.. Parts], CanonicalKeyJson.Readable.StringArray);

    /// <inheritdoc/>
    public bool Equals(CanonicalKey? other) => other is not null && Parts.SequenceEqual(other.Parts);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CanonicalKey);

    /// <inheritdoc/>
    public override int GetHashCode() => Parts.Aggregate(0, HashCode.Combine);

    /// <summary>For people: the parts with commas between them.</summary>
    public override string ToString() => string.Join(", ", Parts);
}

[JsonSerializable(typeof(string[]))]
internal sealed partial class CanonicalKeyJson : JsonSerializerContext
{
    /// <summary>Keys stand in tables that people look at: ü is written as ü.</summary>
    public static CanonicalKeyJson Readable { get; } = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
