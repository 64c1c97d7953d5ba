using CancelledSubscriptions.Databases;
using CancelledSubscriptions.Truth;

namespace CancelledSubscriptions.Accident;

/// <summary>The days between the damage and the restore: the shop goes on, and nobody has noticed.</summary>
internal static class Aftermath
{
    public static void Happen(ShopDatabase shop, Population population)
    {
        using var live = shop.OpenLive();
        live.Execute("BEGIN");
        foreach (var row in population.Rows)
        {
            if (StatementFor(row.Fate, shop) is { } sql)
            {
                shop.SetClock(live, row.AftermathDate);
                live.Execute(sql, ("@id", row.Id), ("@now", row.AftermathDate), ("@told", row.SupportDate));
            }
        }

        live.Execute("COMMIT");
    }

    private static string? StatementFor(Fate fate, ShopDatabase shop) => fate switch
    {
        Fate.EnteredBySupport => "UPDATE subscription_variants SET active = 0, cancelled_at = @told, updated_at = updated_at WHERE id = @id",
        Fate.CancelledAfterTheDamage => $"UPDATE subscription_variants SET active = 0, cancelled_at = @now{shop.Touch} WHERE id = @id",
        Fate.ReactivatedAfterTheDamage => $"UPDATE subscription_variants SET active = 1, cancelled_at = NULL{shop.Touch} WHERE id = @id",
        _ => null,
    };
}
