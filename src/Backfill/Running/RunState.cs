namespace Backfill;

/// <summary>Where a run is. Created → Running → Paused or Interrupted → Running; → Done, Failed, Cancelled, Undone.</summary>
public enum RunState
{
    /// <summary>Recorded, not begun.</summary>
    Created,

    /// <summary>At work, or its process died: the heartbeat of its ranges tells.</summary>
    Running,

    /// <summary>Stopped on request, or at its limit; can be resumed.</summary>
    Paused,

    /// <summary>Stopped by an error; can be resumed.</summary>
    Interrupted,

    /// <summary>Ended, every row accounted for.</summary>
    Done,

    /// <summary>Ended, but its counts do not reconcile.</summary>
    Failed,

    /// <summary>Given up by a person.</summary>
    Cancelled,

    /// <summary>Taken back by another run; cannot be resumed.</summary>
    Undone,
}
