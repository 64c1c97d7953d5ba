namespace Backfill.Cli;

/// <summary>The command cannot be carried out as it was given; the message is one sentence for the person who gave it.</summary>
/// <param name="message">The sentence.</param>
/// <param name="next">Commands to go on with, as they can be copied.</param>
internal sealed class WrongUseException(string message, params IReadOnlyList<string> next) : Exception(message)
{
    public IReadOnlyList<string> Next { get; } = next;
}
