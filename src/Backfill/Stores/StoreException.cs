namespace Backfill.Stores;

/// <summary>A store could not do what it was asked to. The message is one sentence without secrets; the driver's exception is never attached.</summary>
public sealed class StoreException : Exception
{
    /// <summary>Makes one.</summary>
    public StoreException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one of a failed connection, statement or transaction.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="serverError">The server's error number, 0 when the connection broke.</param>
    /// <param name="outcomeUnknown">Whether a COMMIT may or may not have taken effect.</param>
    public StoreException(string message, int serverError, bool outcomeUnknown = false)
        : base(message)
    {
        ServerError = serverError;
        OutcomeUnknown = outcomeUnknown;
    }

    /// <summary>The server's error number, or 0.</summary>
    public int ServerError { get; }

    /// <summary>Whether a COMMIT may or may not have taken effect.</summary>
    public bool OutcomeUnknown { get; }
}

/// <summary>The restore is refused before anything is written.</summary>
public sealed class RestoreRefusedException : Exception
{
    /// <summary>Refuses for one reason.</summary>
    public RestoreRefusedException(string message)
        : base(message) => Refusals = [new Refusal(message, "")];

    /// <summary>Refuses for every reason that preflight found.</summary>
    public RestoreRefusedException(IReadOnlyList<Refusal> refusals)
        : base(string.Join(Environment.NewLine, refusals)) => Refusals = refusals;

    /// <summary>Each reason.</summary>
    public IReadOnlyList<Refusal> Refusals { get; }
}

/// <summary>A run stopped in the middle; what was committed stands, and <c>resume</c> goes on from the checkpoint.</summary>
public sealed class RunInterruptedException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="run">The run.</param>
    /// <param name="message">One sentence: the keys of the batch and the server's error.</param>
    /// <param name="cause">The error, where there was one.</param>
    public RunInterruptedException(long run, string message, Exception? cause = null)
        : base(message, cause) => Run = run;

    /// <summary>The run's id.</summary>
    public long Run { get; }
}
