using Backfill;
using Backfill.Cli.Tests.Declared;

return await BackfillApp.RunAsync(args, SubscriptionVariant.Restores.All);
