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

    /// <summary>Makes one that says what can be done with the run instead.</summary>
    internal StoreException(StoreException cause, IReadOnlyList<WayOut> waysOut)
        : base(WayOut.Sentence(cause.Message, waysOut)) => (_problem, ServerError, OutcomeUnknown, WaysOut) = (cause.Message, cause.ServerError, cause.OutcomeUnknown, waysOut);

    private readonly string? _problem;

    /// <summary>What happened, without the commands that lead on.</summary>
    public string Problem => _problem ?? Message;

    /// <summary>The commands that lead on; none where no run was concerned.</summary>
    public IReadOnlyList<WayOut> WaysOut { get; } = [];

    /// <summary>The server's error number, or 0.</summary>
    public int ServerError { get; }

    /// <summary>Whether a COMMIT may or may not have taken effect.</summary>
    public bool OutcomeUnknown { get; }
}

/// <summary>The restore is refused before anything is written.</summary>
public sealed class RestoreRefusedException : Exception
{
    /// <summary>Refuses for every reason that preflight found.</summary>
    public RestoreRefusedException(IReadOnlyList<Refusal> refusals)
        : base(string.Join(Environment.NewLine, refusals)) => Refusals = refusals;

    /// <summary>Refuses what was asked of a run, and says what can be done with it.</summary>
    public RestoreRefusedException(IReadOnlyList<Refusal> refusals, IReadOnlyList<WayOut> waysOut)
        : base(WayOut.Sentence(string.Join(Environment.NewLine, refusals.Select(r => r.ToString().TrimEnd())), waysOut)) => (Refusals, WaysOut) = (refusals, waysOut);

    /// <summary>Refuses what was asked of a run for one reason, and says what can be done with it.</summary>
    public RestoreRefusedException(string message, params IReadOnlyList<WayOut> waysOut)
        : this([new Refusal(message, "")], waysOut)
    {
    }

    /// <summary>Each reason.</summary>
    public IReadOnlyList<Refusal> Refusals { get; }

    /// <summary>The commands that lead out, each of which works; none where the sentence itself says what to do.</summary>
    public IReadOnlyList<WayOut> WaysOut { get; } = [];
}

/// <summary>A run stopped in the middle; what was committed stands.</summary>
public sealed class RunInterruptedException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="run">The run.</param>
    /// <param name="problem">What happened: the keys of the batch and the server's error.</param>
    /// <param name="waysOut">The commands that lead on.</param>
    /// <param name="cause">The error, where there was one.</param>
    public RunInterruptedException(long run, string problem, IReadOnlyList<WayOut> waysOut, Exception? cause = null)
        : base(WayOut.Sentence(problem, waysOut), cause) => (Run, Problem, WaysOut) = (run, problem, waysOut);

    /// <summary>The run's id.</summary>
    public long Run { get; }

    /// <summary>What happened, without the commands that lead on.</summary>
    public string Problem { get; }

    /// <summary>The commands that lead on; none where the run is another process's now.</summary>
    public IReadOnlyList<WayOut> WaysOut { get; }
}
