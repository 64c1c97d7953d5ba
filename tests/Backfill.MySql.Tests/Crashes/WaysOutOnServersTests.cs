using Backfill.Overtaken;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Crashes;

/// <summary>The cells of the table that a server of this kind can make other than SQLite does.</summary>
public sealed class WaysOutOnServersTests
{
    [Theory]
    [OnEachServer(Stand.RunningDead, Change.Nothing)]
    [OnEachServer(Stand.RunningDead, Change.ColumnAdded)]
    [OnEachServer(Stand.RunningDead, Change.ColumnOfWhereDropped)]
    [OnEachServer(Stand.RunningDead, Change.TargetTypeChanged)]
    [OnEachServer(Stand.RunningDead, Change.TargetDropped)]
    [OnEachServer(Stand.RunningDead, Change.TableDropped)]
    [OnEachServer(Stand.RunningDead, Change.TriggerCreated)]
    [OnEachServer(Stand.RunningDead, Change.BackupUnreachable)]
    [OnEachServer(Stand.RunningDead, Change.JournalDropped)]
    [OnEachServer(Stand.RunningDead, Change.JournalThinned)]
    [OnEachServer(Stand.RunningDead, Change.ExceptionTableDropped)]
    [OnEachServer(Stand.RunningDead, Change.ServerUpgraded)]
    [OnEachServer(Stand.RunningDead, Change.DeclarationChanged)]
    [OnEachServer(Stand.RunningDead, Change.OtherVersion)]
    [OnEachServer(Stand.RunningAlive, Change.ColumnAdded)]
    [OnEachServer(Stand.Interrupted, Change.ColumnAdded)]
    [OnEachServer(Stand.Failed, Change.Nothing)]
    [OnEachServer(Stand.Failed, Change.JournalDropped)]
    [OnEachServer(Stand.Failed, Change.TargetTypeChanged)]
    [OnEachServer(Stand.Done, Change.BackupUnreachable)]
    [OnEachServer(Stand.Done, Change.TableDropped)]
    [OnEachServer(Stand.Cancelled, Change.ServerUpgraded)]
    [OnEachServer(Stand.UnfinishedUndo, Change.ColumnAdded)]
    [OnEachServer(Stand.UnfinishedUndo, Change.TriggerCreated)]
    [OnEachServer(Stand.UnfinishedUndo, Change.JournalDropped)]
    [OnEachServer(Stand.UnfinishedUndo, Change.ExceptionTableDropped)]
    [OnEachServer(Stand.UnfinishedUndo, Change.ServerUpgraded)]
    public Task The_message_names_a_way_out_that_works(ServerProduct product, Stand stand, Change change) =>
        WaysOutTests.LeadOutAsync(async () => await Parts.CreateAsync(product), stand, change);
}
