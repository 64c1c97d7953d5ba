using System.Text.Json;
using System.Text.Json.Serialization;

namespace Backfill.Planning;

/// <summary>What of a restore is kept with its run or hashed, as JSON.</summary>
internal static class RecordJson
{
    public static string Of(RestoreDeclaration declaration) => JsonSerializer.Serialize(declaration, RecordJsonContext.Default.RestoreDeclaration);

    public static string Of(Statements statements) => JsonSerializer.Serialize(statements, RecordJsonContext.Default.Statements);

    public static string Of(Arguments arguments) =>
        JsonSerializer.Serialize(new Dictionary<string, string?>(arguments.ToText()), RecordJsonContext.Default.DictionaryStringString);

    public static string Of(IEnumerable<string?> texts) => JsonSerializer.Serialize([.. texts], RecordJsonContext.Default.StringArray);

    /// <summary>Null when it is no array of texts.</summary>
    public static string?[]? Items(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, RecordJsonContext.Default.StringArray);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static IReadOnlyDictionary<string, string?> Arguments(string json) =>
        JsonSerializer.Deserialize(json, RecordJsonContext.Default.DictionaryStringString)!;
}

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(RestoreDeclaration))]
[JsonSerializable(typeof(Statements))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class RecordJsonContext : JsonSerializerContext;
