using Backfill.Planning;
using Backfill.Testing.Servers;
using Backfill.Testing.Story;

namespace Backfill.MySql.Tests.Story;

/// <summary>The statements that a plan prints are the ones that run: each server parses them, and finds rows by the primary key.</summary>
public sealed class ExplainTests
{
    private static readonly HashSet<string> OnTheBackup = [nameof(Statements.ReadArchive), nameof(Statements.ReadArchiveText), nameof(Statements.CountArchive)];

    [Theory]
    [OnEachServer]
    public async Task Every_planned_statement_explains_and_none_scans_live(ServerProduct product)
    {
        await using var story = await StoryDatabases.CreateAsync(product, 20_000);
        var run = await story.Backfill.RunAsync(StoryDatabases.Restore);
        await story.Live.ExecuteAsync($"ANALYZE TABLE {StoryTables.Name}");
        var plan = await story.Backfill.PlanAsync(StoryDatabases.Restore);

        Assert.Superset(new HashSet<string> { nameof(Statements.ReadLive), nameof(Statements.StageAsRead), nameof(Statements.ApplyAsRead), nameof(Statements.Stage), nameof(Statements.Apply), nameof(Statements.Proof), nameof(Statements.Reread), nameof(Statements.StageUndo), nameof(Statements.ReadJournal), nameof(Statements.ReadArchive) }, plan.Statements.Select(statement => statement.Key).ToHashSet());
        foreach (var (name, sql) in plan.Statements)
        {
            Assert.DoesNotContain('{', sql);
            var database = OnTheBackup.Contains(name) ? story.Databases.Archive : story.Live;
            var tables = await PlannedStatements.ExplainAsync(database, sql, parameter => parameter switch
            {
                "run" or "undone" => $"{run.Id}",
                "batch" or "skip" => "1000",
                "from_0" => "5000",
                "until_0" => "6000",
                "stampedFrom" => StoryRow.Literal(StoryRow.StampedFrom),
                "stampedTo" => StoryRow.Literal(StoryRow.StampedTo),
                _ => throw new InvalidOperationException($"{name} has an unknown parameter @{parameter}."),
            });
            Assert.NotEmpty(tables);
            foreach (var table in tables.Where(table => table.Table is "t" or "j" or "a" && name != nameof(Statements.CountArchive)))
            {
                Assert.True(table.Key == "PRIMARY" && table.Access != "ALL" && (table.Access != "index" || name is nameof(Statements.FirstKey) or nameof(Statements.LastKey)), $"{name}: {table}");
            }
        }
    }
}
