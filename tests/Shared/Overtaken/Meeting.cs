namespace Backfill.Overtaken;

/// <summary>A place where one process waits until the test lets it go on.</summary>
internal sealed class Meeting
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Waits until the process is there, or has ended before.</summary>
    public async Task ReachedAsync(Task process)
    {
        if (await Task.WhenAny(_reached.Task, process).WaitAsync(Patience) == process)
        {
            await process;
            throw new InvalidOperationException("The process ended before it was there.");
        }
    }

    /// <summary>Lets it go on.</summary>
    public void GoOn() => _goOn.TrySetResult();

    /// <summary>What the process does there.</summary>
    public Task WaitAsync()
    {
        _reached.TrySetResult();
        return _goOn.Task.WaitAsync(Patience);
    }

    /// <summary>The same where only a method that returns nothing can be called.</summary>
    public void Wait() => WaitAsync().GetAwaiter().GetResult();
}
