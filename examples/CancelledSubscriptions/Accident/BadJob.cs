using System.Data.Common;
using CancelledSubscriptions.Databases;

namespace CancelledSubscriptions.Accident;

/// <summary>The job that fills <c>cancelled_at</c> from <c>updated_at</c> for inactive rows. Writing the one moves the other, so it is right only once.</summary>
internal static class BadJob
{
    public static long Run(ShopDatabase shop, IReadOnlyList<Chunk> chunks)
    {
        using var live = shop.OpenLive();
        return chunks.Sum(chunk => Stamp(shop, live, chunk));
    }

    private static long Stamp(ShopDatabase shop, DbConnection live, Chunk chunk)
    {
        shop.SetClock(live, chunk.Clock);
        return live.Execute(
            $"UPDATE subscription_variants SET cancelled_at = updated_at{shop.Touch} WHERE active = 0 AND id >= @from AND id <= @until",
            ("@from", chunk.From), ("@until", chunk.Until), ("@now", chunk.Clock));
    }
}
