using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Backfill.Cli.Texts;

namespace Backfill.Cli.Json;

/// <summary>Results as JSON. Property names are part of the command line's contract; values of rows are as everywhere, null for NULL; what a terminal would obey, or a reader would not see, is escaped.</summary>
internal static class JsonText
{
    private static readonly JsonResults Results = new(new JsonSerializerOptions(JsonResults.Default.Options)
    {
        WriteIndented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Of(IReadOnlyList<ListedRestore> restores) => Write(restores, Results.IReadOnlyListListedRestore);

    public static string Of(PlannedRestore plan) => Write(plan, Results.PlannedRestore);

    public static string Of(DryRunResult dryRun) => Write(dryRun, Results.DryRunResult);

    public static string Of(RunResult run) => Write(run, Results.RunResult);

    public static string Of(VerificationResult verification) => Write(verification, Results.VerificationResult);

    public static string Of(IReadOnlyList<RunSummary> runs) => Write(runs, Results.IReadOnlyListRunSummary);

    public static string Of(ExplainedRow row) => Write(row, Results.ExplainedRow);

    public static string Of(JsonFailure failure) => Write(failure, Results.JsonFailure);

    public static string Of(KeptFiles files) => Write(files, Results.KeptFiles);

    /// <summary>The arguments that a run keeps, by name.</summary>
    public static IReadOnlyDictionary<string, string?> Arguments(string json) => JsonSerializer.Deserialize(json, JsonResults.Default.DictionaryStringString)!;

    private static string Write<T>(T value, JsonTypeInfo<T> type) => VisibleText.InJson(JsonSerializer.Serialize(value, type));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(IReadOnlyList<ListedRestore>))]
[JsonSerializable(typeof(PlannedRestore))]
[JsonSerializable(typeof(DryRunResult))]
[JsonSerializable(typeof(RunResult))]
[JsonSerializable(typeof(VerificationResult))]
[JsonSerializable(typeof(IReadOnlyList<RunSummary>))]
[JsonSerializable(typeof(ExplainedRow))]
[JsonSerializable(typeof(JsonFailure))]
[JsonSerializable(typeof(KeptFiles))]
[JsonSerializable(typeof(Dictionary<string, string?>))]
internal sealed partial class JsonResults : JsonSerializerContext;
