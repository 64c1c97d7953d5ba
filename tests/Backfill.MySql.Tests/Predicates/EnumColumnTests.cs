using Backfill.Stores;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Predicates;

/// <summary>The members of a C# enum next to those of its column: a name in other letters is another name.</summary>
public sealed class EnumColumnTests
{
    [Theory]
    [OnEachServer]
    public async Task A_member_that_an_ENUM_does_not_have_is_refused_wherever_it_comes_from(ServerProduct product)
    {
        await using var databases = await CreateAsync(product, "ENUM('new','paid','shipped')", "(1, 'new'), (2, 'shipped')");
        foreach (var restore in new[] { Shipment.Is, Shipment.IsNot, Shipment.AreGiven(Step.Shipped), Shipment.AreGiven(null, null, Step.Shipped) })
        {
            var backfill = Runners.On(databases);
            Func<Task>[] commands = [() => backfill.PlanAsync(restore), () => backfill.DryRunAsync(restore), () => backfill.RunAsync(restore)];
            foreach (var command in commands)
            {
                var refused = await Assert.ThrowsAsync<RestoreRefusedException>(command);
                Assert.Contains(
                    "'state' of the live table 'shipments' is enum('new','paid','shipped') and has no member 'Shipped', so no row can hold it. Name the member of the C# enum 'shipped'",
                    refused.Message,
                    StringComparison.Ordinal);
            }
        }

        Assert.Contains("The argument 'among' is 'Shipped'", (await Assert.ThrowsAsync<RestoreRefusedException>(() => Runners.On(databases).PlanAsync(Shipment.AreGiven(null, Step.Shipped)))).Message, StringComparison.Ordinal);
        Assert.False(await databases.JournalSchemaExistsAsync());
        Assert.Contains((await Runners.On(databases).PlanAsync(Shipment.AreGiven(null))).Notes, n => n.StartsWith("2 rows hold a text in 'state' that is the name of no member", StringComparison.Ordinal));
    }

    [Theory]
    [OnEachServer]
    public async Task Members_that_it_has_select_their_rows(ServerProduct product)
    {
        await using var databases = await CreateAsync(product, "ENUM('New','Paid','Shipped')", "(1, 'New'), (2, 'Shipped'), (3, NULL)");
        var backfill = Runners.On(databases);
        Assert.Equal((1, 2), ((await backfill.DryRunAsync(Shipment.Is)).Counts.Selected, (await backfill.DryRunAsync(Shipment.IsNot)).Counts.Selected));
        Assert.Equal(2, (await backfill.DryRunAsync(Shipment.AreGiven(Step.New, Step.Shipped))).Counts.Selected);
        Assert.DoesNotContain((await backfill.PlanAsync(Shipment.Is)).Notes, n => n.Contains("no member", StringComparison.Ordinal));
    }

    [Theory]
    [OnEachServer("VARCHAR(20) CHARACTER SET latin1")]
    [OnEachServer("CHAR(20) CHARACTER SET utf16")]
    [OnEachServer("ENUM('New','new','gone','Paid','Shipped') CHARACTER SET utf8mb4 COLLATE utf8mb4_bin")]
    public async Task Texts_that_are_no_member_are_counted_by_plan_and_dry_run(ServerProduct product, string type)
    {
        await using var databases = await CreateAsync(product, type, "(1, 'New'), (2, 'new'), (3, 'gone'), (4, NULL), (5, 'new'), (6, 'Shipped')");
        const string Note = "3 rows hold a text in 'state' that is the name of no member (New, Paid, Shipped)";
        Assert.Contains((await Runners.On(databases).PlanAsync(Shipment.IsNot)).Notes, n => n.StartsWith(Note, StringComparison.Ordinal));
        var dryRun = await Runners.On(databases).DryRunAsync(Shipment.IsNot);
        Assert.Contains(dryRun.Plan.Notes, n => n.StartsWith(Note, StringComparison.Ordinal));
        Assert.Equal(5, dryRun.Counts.Selected);
    }

    [Theory]
    [OnEachServer]
    public async Task A_SET_holds_lists_and_is_refused(ServerProduct product)
    {
        await using var databases = await CreateAsync(product, "SET('New','Paid','Shipped')", "(1, 'New,Paid')");
        var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => Runners.On(databases).PlanAsync(Shipment.Is));
        Assert.Contains("set('New','Paid','Shipped'), whose values are lists. Declare the property as string.", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [OnEachServer]
    public async Task A_computed_member_that_the_column_does_not_have_fails_its_row_by_name(ServerProduct product)
    {
        await using var databases = await CreateAsync(product, "ENUM('New','paid')", "(1, 'New'), (2, 'New')");
        await databases.Archive.ExecuteAsync("UPDATE shipments SET note = 'other' WHERE id = 2");
        var run = await Runners.On(databases).RunAsync(Shipment.Made, new RunOptions { MaxFailureRatio = 1 });
        Assert.Equal((1, 1), (run.Counts[Outcome.Failed], run.Counts[Outcome.NullInArchive]));
        Assert.Equal("Value made 'Paid', which 'state' (enum('New','paid')) cannot hold exactly: that is none of its members.", Assert.Single(run.Exceptions, e => e.Outcome == Outcome.Failed).Reason);
    }

    private static Task<DatabasePair> CreateAsync(ServerProduct product, string type, string rows)
    {
        string Script(string note) =>
            $"CREATE TABLE shipments (id INT PRIMARY KEY, state {type}, note VARCHAR(20), mark VARCHAR(20), given VARCHAR(20)); INSERT INTO shipments (id, state) VALUES {rows}; UPDATE shipments SET note = '{note}', mark = '{note}', given = '{note}';";
        return DatabasePair.CreateAsync(product, Script("lost"), Script("kept"));
    }
}
