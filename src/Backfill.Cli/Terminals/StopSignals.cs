using System.Runtime.InteropServices;

namespace Backfill.Cli.Terminals;

/// <summary>Ctrl-C, SIGTERM and a closed terminal ask the work to stop after the batch in hand; none of them cuts it.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly Terminal _terminal;
    private readonly CancellationTokenSource _source;
    private readonly PosixSignalRegistration[] _registrations;

    public StopSignals(Terminal terminal, CancellationToken stopping)
    {
        _terminal = terminal;
        _source = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop),
        ];
    }

    public CancellationToken Token => _source.Token;

    public bool Requested => _source.IsCancellationRequested;

    /// <summary>What is being finished, while something is.</summary>
    public string? InHand { get; set; }

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _source.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        if (InHand is { } inHand)
        {
            _terminal.Say(Requested
                ? $"Still finishing {inHand}; it ends by itself, and what it leaves can be resumed."
                : $"Stopping: {inHand} is finished first.");
        }

        _source.Cancel();
    }
}
