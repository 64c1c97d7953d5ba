namespace CancelledSubscriptions.Accident;

/// <summary>When what happened. All times are UTC, as the columns hold them.</summary>
internal static class Dates
{
    /// <summary>1/64 s in ticks. Sessions that replay the past set the server's clock, which is a double: whole steps of this come through it exactly.</summary>
    public const long ClockStep = 156_250;

    public static readonly DateTime ShopOpened = new(2023, 1, 9, 8, 0, 0);

    /// <summary>The day of the first run: the one that more than 98 % of the stamps will show.</summary>
    public static readonly DateTime FirstRunDay = new(2026, 3, 9);

    public static readonly DateTime DayAfter = FirstRunDay.AddDays(1);

    public static readonly DateTime Backup = FirstRunDay.AddHours(1);

    /// <summary>The migration adds <c>cancelled_at</c> and makes <c>updated_at</c> NOT NULL, with its own time where there was none.</summary>
    public static readonly DateTime Migration = FirstRunDay.AddHours(12);

    public static readonly DateTime FirstPass = FirstRunDay.AddHours(20);

    public static readonly DateTime SecondPass = DayAfter.AddHours(9);

    /// <summary>The second pass is over; nobody has noticed yet, and the shop goes on.</summary>
    public static readonly DateTime Aftermath = DayAfter.AddHours(10);

    /// <summary>The restore runs, and customers are at work.</summary>
    public static readonly DateTime RestoreDay = new(2026, 3, 12, 14, 0, 0);

    public static readonly DateTime AfterTheRestore = new(2026, 3, 12, 16, 0, 0);
}
