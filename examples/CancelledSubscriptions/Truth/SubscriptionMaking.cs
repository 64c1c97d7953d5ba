using CancelledSubscriptions.Accident;

namespace CancelledSubscriptions.Truth;

/// <summary>Makes one row after the other, with what its fate asks for in the backup and in live.</summary>
internal sealed class SubscriptionMaking(Random random, Acts acts)
{
    private static readonly string[] Plans = ["Box for one", "Box for two", "Family box", "Fruit – every week", "Käse & Brot"];

    private ulong _id;

    public Subscription Make(Fate fate)
    {
        _id += (ulong)random.Next(1, 4);
        var created = Between(Dates.ShopOpened, Dates.Backup.AddDays(-30));
        var changed = fate is Fate.CancelledThatNight or Fate.CancelledThatNightAndMissed
            ? Between(Dates.FirstRunDay, Dates.Backup)
            : Between(created, Dates.FirstRunDay.AddHours(-1));
        var archived = new ArchivedRow(
            _id, (ulong)random.Next(10_000, 90_000), Plans[random.Next(Plans.Length)], random.Next(1, 6), random.Next(990, 9990), WasActive(fate), created, changed);
        return new Subscription
        {
            Id = _id,
            Fate = fate,
            Archived = fate switch
            {
                Fate.MissingFromTheBackup => null,
                Fate.NoDateInTheBackup => archived with { UpdatedAt = null },
                _ => archived,
            },
            BeforeTheJob = Live(fate, archived, changed),
            Act = acts.Next(fate),
        };
    }

    private static bool WasActive(Fate fate) => fate is Fate.Active or Fate.EditedSinceTheBackup or Fate.DeletedSinceTheBackup
        or Fate.CancelledAfterTheBackup or Fate.EnteredBySupport or Fate.CancelledAfterTheDamage;

    private LiveRow? Live(Fate fate, ArchivedRow archived, DateTime changed)
    {
        var row = new LiveRow(
            archived.Id, archived.CustomerId, archived.Plan, archived.Quantity, archived.PriceCents, archived.Active, null, archived.CreatedAt, changed);
        var thatDay = Between(Dates.Backup.AddHours(1), Dates.FirstPass.AddHours(-1));
        return fate switch
        {
            Fate.DeletedSinceTheBackup => null,
            Fate.EditedSinceTheBackup => row with { Quantity = row.Quantity + 2, UpdatedAt = thatDay },
            Fate.CancelledAfterTheBackup => row with { Active = false, UpdatedAt = thatDay },
            Fate.MissingFromTheBackup => row with { Active = false, CreatedAt = thatDay.AddMinutes(-5), UpdatedAt = thatDay },
            Fate.NoDateInTheBackup => row with { UpdatedAt = Dates.Migration },
            _ => row,
        };
    }

    /// <summary>A time between two others, to the microsecond, as the columns keep it.</summary>
    private DateTime Between(DateTime from, DateTime until) => from.AddTicks(random.NextInt64((until - from).Ticks / 10) * 10);
}
