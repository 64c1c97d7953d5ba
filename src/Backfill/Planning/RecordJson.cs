using System.Text.Json;
using System.Text.Json.Serialization;

namespace Backfill.Planning;

/// <summary>What of a restore is kept with its run, as JSON.</summary>
internal static class RecordJson
{
    public static string Of(RestoreDeclaration declaration) => JsonSerializer.Serialize(declaration, RecordJsonContext.Default.RestoreDeclaration);

    public static string Of(Arguments arguments) =>
        JsonSerializer.Serialize(new Dictionary<string, string?>(arguments.ToText()), RecordJsonContext.Default.DictionaryStringString);

    public static IReadOnlyDictionary<string, string?> Arguments(string json) =>
        JsonSerializer.Deserialize(json, RecordJsonContext.Default.DictionaryStringString)!;
}

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(RestoreDeclaration))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class RecordJsonContext : JsonSerializerContext;
