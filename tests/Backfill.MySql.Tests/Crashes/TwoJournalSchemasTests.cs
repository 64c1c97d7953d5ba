using Backfill.Overtaken;
using Backfill.Stores;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Crashes;

/// <summary>No two runs on one column of one live table, whatever schemas they are recorded in.</summary>
public sealed class TwoJournalSchemasTests
{
    [Theory]
    [OnEachServer]
    public async Task A_run_that_another_schema_records_keeps_its_column(ServerProduct product)
    {
        await using var parts = await Parts.CreateAsync(product);
        var databases = parts.Databases;
        var schema = $"{databases.Live.Name}_other";
        var other = Runners.On(databases.Live.ConnectionString, databases.Archive.ConnectionString, schema);
        try
        {
            Assert.Equal(RunState.Paused, (await parts.Backfill().RunAsync(Part.Restore, IParts.Options with { Limit = 10 })).State);

            var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => other.RunAsync(Part.Restore, IParts.Options));

            Assert.StartsWith(
                $"Run 1 on {databases.Live.Name}.parts.name, recorded in the journal schema '{databases.JournalSchema}', has not ended.", refused.Message, StringComparison.Ordinal);
            Assert.Equal([$"status 1 --journal-schema {databases.JournalSchema}", $"cancel 1 --journal-schema {databases.JournalSchema}"], refused.WaysOut.Select(w => w.ToString()));
            Assert.Empty(await other.StatusAsync());
            await parts.Backfill().CancelAsync(1);
            Assert.Equal(RunState.Done, (await other.RunAsync(Part.Restore, IParts.Options)).State);
        }
        finally
        {
            await databases.Live.ExecuteAsync($"DROP DATABASE IF EXISTS `{schema}`");
        }
    }

    /// <summary>No command of this version takes such a run, so none is named.</summary>
    [Theory]
    [OnEachServer("backfill_run", "DROP COLUMN epoch")]
    [OnEachServer("backfill_range", "ADD COLUMN later INT NULL")]
    [OnEachServer("backfill_column", "ADD COLUMN later INT NULL")]
    public async Task One_that_another_version_records_there_has_a_way_out_that_works(ServerProduct product, string table, string change)
    {
        await using var parts = await Parts.CreateAsync(product);
        var databases = parts.Databases;
        var schema = $"{databases.Live.Name}_other";
        var other = Runners.On(databases.Live.ConnectionString, databases.Archive.ConnectionString, schema);
        try
        {
            Assert.Equal(RunState.Paused, (await parts.Backfill().RunAsync(Part.Restore, IParts.Options with { Limit = 10 })).State);
            await parts.SqlAsync($"ALTER TABLE {parts.Control(table)} {change}");

            var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => other.RunAsync(Part.Restore, IParts.Options));

            Assert.StartsWith(
                $"Run 1 on {databases.Live.Name}.parts.name, which another version of Backfill recorded in the journal schema '{databases.JournalSchema}', has not ended, and only that version can: undo or cancel it there.",
                refused.Message,
                StringComparison.Ordinal);
            Assert.Empty(refused.WaysOut);
            var statement = refused.Message[refused.Message.LastIndexOf("UPDATE ", StringComparison.Ordinal)..].TrimEnd(';');
            Assert.EndsWith("WHERE `run_id` = 1", statement, StringComparison.Ordinal);
            await parts.SqlAsync(statement);
            Assert.Equal(RunState.Done, (await other.RunAsync(Part.Restore, IParts.Options)).State);
            Assert.Equal(IParts.Rows, await parts.RightAsync());
        }
        finally
        {
            await databases.Live.ExecuteAsync($"DROP DATABASE IF EXISTS `{schema}`");
        }
    }

    [Theory]
    [OnEachServer]
    public async Task Two_that_begin_at_once_do_not_both_begin(ServerProduct product)
    {
        await using var parts = await Parts.CreateAsync(product);
        var databases = parts.Databases;
        var schema = $"{databases.Live.Name}_other";
        try
        {
            MySqlBackfill On(string journal) => Runners.On(databases.Live.ConnectionString, databases.Archive.ConnectionString, journal);
            var runs = new[] { databases.JournalSchema, schema }.Select(journal => Task.Run(async () =>
            {
                try
                {
                    await On(journal).RunAsync(Part.Restore, IParts.Options with { Limit = 10 });
                    return true;
                }
                catch (RestoreRefusedException)
                {
                    return false;
                }
            })).ToList();

            Assert.Single(await Task.WhenAll(runs), began => began);
        }
        finally
        {
            await databases.Live.ExecuteAsync($"DROP DATABASE IF EXISTS `{schema}`");
        }
    }
}
