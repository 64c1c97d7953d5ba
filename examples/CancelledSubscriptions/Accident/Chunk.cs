namespace CancelledSubscriptions.Accident;

/// <summary>The ids that one statement of the bad job covers, and the server's clock when it runs.</summary>
internal sealed record Chunk(ulong From, ulong Until, DateTime Clock);
