using System.Data.Common;
using CancelledSubscriptions.Databases;
using CancelledSubscriptions.Truth;

namespace CancelledSubscriptions.Accident;

/// <summary>Customers at work, on a connection of their own.</summary>
internal sealed class Customers(ShopDatabase shop) : IDisposable
{
    private readonly DbConnection _live = shop.OpenLive();

    /// <summary>Does what the row's act says.</summary>
    public void Do(Subscription row)
    {
        var act = row.Act!;
        shop.SetClock(_live, act.At);
        _live.Execute(StatementFor(act.Deed), ("@id", row.Id), ("@now", act.At), ("@damaged", row.Damaged!.CancelledAt));
    }

    public void Dispose() => _live.Dispose();

    private string StatementFor(Deed deed) => deed switch
    {
        Deed.Reactivates => $"UPDATE subscription_variants SET active = 1, cancelled_at = NULL{shop.Touch} WHERE id = @id",
        Deed.SetsTheDate => $"UPDATE subscription_variants SET cancelled_at = @now{shop.Touch} WHERE id = @id",
        Deed.Deletes => "DELETE FROM subscription_variants WHERE id = @id",
        Deed.SavesTheDamageAgain => $"UPDATE subscription_variants SET cancelled_at = @damaged{shop.Touch} WHERE id = @id",
        _ => $"UPDATE subscription_variants SET quantity = quantity + 1{shop.Touch} WHERE id = @id",
    };
}
