using System.Data.Common;
using Backfill;
using Backfill.Stores;
using CancelledSubscriptions;
using CancelledSubscriptions.Databases;
using CancelledSubscriptions.Telling;
using Shop;

if (args is ["cli", .. var commandLine])
{
    CommandLine.PointAtTheFiles();
    return await BackfillApp.RunAsync(commandLine, SubscriptionVariant.Restores.All);
}

try
{
    var wishes = Wishes.Of(args);
    ShopDatabase shop = wishes is { Live: { } live, Archive: { } archive } ? new MySqlShop(live, archive) : new SqliteShop(wishes.Folder);
    return await new Story(shop, new Narrator(Console.Out), wishes.BreakOneExpectation).TellAsync() ? 0 : 1;
}
catch (Exception e) when (e is StoryException or RestoreRefusedException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}
catch (Exception e) when (e is StoreException or RunInterruptedException or DbException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
