namespace Backfill.Cli;

/// <summary>The command cannot be carried out as it was given; the message is one sentence for the person who gave it.</summary>
internal sealed class WrongUseException(string message) : Exception(message);
