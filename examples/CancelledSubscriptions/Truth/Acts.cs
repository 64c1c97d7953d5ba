using CancelledSubscriptions.Accident;

namespace CancelledSubscriptions.Truth;

/// <summary>Deals out what customers do while the restore runs and afterwards, spread over the table.</summary>
internal sealed class Acts
{
    private const int DamagedRowsPerAct = 150;
    private const int ActiveRowsPerAct = 1_000;

    private static readonly (Deed Deed, Moment Moment, int Rows)[] OnDamagedRows =
    [
        (Deed.Reactivates, Moment.BetweenReadAndWrite, 8),
        (Deed.SetsTheDate, Moment.BetweenReadAndWrite, 8),
        (Deed.Deletes, Moment.BetweenReadAndWrite, 8),
        (Deed.ChangesTheQuantity, Moment.BetweenReadAndWrite, 40),
        (Deed.ChangesTheQuantity, Moment.DuringTheRun, 200),
        (Deed.Reactivates, Moment.AfterTheRun, 12),
        (Deed.SetsTheDate, Moment.AfterTheRun, 9),
        (Deed.Deletes, Moment.AfterTheRun, 7),
        (Deed.SavesTheDamageAgain, Moment.AfterTheRun, 15),
        (Deed.ChangesTheQuantity, Moment.AfterTheRun, 100),
    ];

    private readonly Queue<(Deed Deed, Moment Moment)> _onDamagedRows;
    private int _damaged;
    private int _active;
    private int _dealt;

    public Acts(Random random)
    {
        (Deed, Moment)[] acts = [.. OnDamagedRows.SelectMany(a => Enumerable.Repeat((a.Deed, a.Moment), a.Rows))];
        random.Shuffle(acts);
        _onDamagedRows = new(acts);
    }

    public Act? Next(Fate fate) => fate switch
    {
        Fate.Damaged when ++_damaged % DamagedRowsPerAct == 0 && _onDamagedRows.TryDequeue(out var act) => At(act.Deed, act.Moment),
        Fate.Active when ++_active % ActiveRowsPerAct == 0 => At(Deed.ChangesTheQuantity, Moment.DuringTheRun),
        _ => null,
    };

    private Act At(Deed deed, Moment moment) =>
        new(deed, moment, (moment is Moment.AfterTheRun ? Dates.AfterTheRestore : Dates.RestoreDay).AddTicks(++_dealt * 8 * Dates.ClockStep));
}
