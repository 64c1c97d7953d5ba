using System.Globalization;

namespace Backfill.Stores;

/// <summary>What to do with a run.</summary>
public enum RunCommand
{
    /// <summary>Go on with it from its checkpoint.</summary>
    Resume,

    /// <summary>Take it back.</summary>
    Undo,

    /// <summary>Give it up: what it wrote stands, and its columns are free.</summary>
    Cancel,

    /// <summary>Look at it.</summary>
    Status,
}

/// <summary>A command that leads on from a message: data, because whoever prints it knows how the program is called and with which options.</summary>
/// <param name="Command">The command.</param>
/// <param name="Run">The run.</param>
public sealed record WayOut(RunCommand Command, long Run)
{
    /// <summary>Whether the run must be taken over from a process that is at work on it.</summary>
    public bool TakeOver { get; init; }

    /// <summary>The run's plan id, which an undo without a terminal repeats; null where it is not known.</summary>
    public string? PlanId { get; init; }

    /// <summary>The schema of the control tables in which the run is recorded; null for the one that was asked.</summary>
    public string? JournalSchema { get; init; }

    /// <summary>How much of the run may fail, where it would otherwise stop again at once.</summary>
    public double? MaxFailureRatio { get; init; }

    /// <summary>The command as it is typed, without the program's name: <c>resume 1</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Command.ToString().ToLowerInvariant()} {Run}{(TakeOver ? " --take-over" : "")}{(MaxFailureRatio is { } ratio ? $" --max-failure-ratio {ratio}" : "")}{(JournalSchema is { } schema ? $" --journal-schema {schema}" : "")}");

    /// <summary>A message that ends in the commands.</summary>
    internal static string Sentence(string problem, IReadOnlyList<WayOut> ways) =>
        ways.Count == 0 ? problem : $"{problem} Go on with: {string.Join(", or: ", ways)}";
}
