using Backfill.Stores;

namespace Backfill.Cli.Json;

/// <summary>How a command with <c>--json</c> ended badly: the only thing on standard output then.</summary>
internal sealed record JsonFailure
{
    public required FailureCode Code { get; init; }

    public required int ExitCode { get; init; }

    public required string Sentence { get; init; }

    public required IReadOnlyList<JsonRefusal> Refusals { get; init; }

    public required long? Run { get; init; }

    public required IReadOnlyList<string> Next { get; init; }
}

/// <summary>What kind of end it was.</summary>
internal enum FailureCode
{
    /// <summary>The command cannot be carried out as it was given; nothing was written.</summary>
    WrongUse,

    /// <summary>Something speaks against it; nothing was written.</summary>
    Refused,

    /// <summary>A run stopped in the middle; what was committed stands.</summary>
    Interrupted,

    /// <summary>Stopped on request before anything was written.</summary>
    Stopped,

    /// <summary>A database or a file could not be used.</summary>
    Failed,

    /// <summary>Nobody foresaw it.</summary>
    Unexpected,
}

internal sealed record JsonRefusal(string Problem, string Remedy)
{
    public static IReadOnlyList<JsonRefusal> Of(IReadOnlyList<Refusal> refusals) => [.. refusals.Select(r => new JsonRefusal(r.Problem, r.Remedy))];
}
