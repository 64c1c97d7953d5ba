using Backfill.Planning;
using Backfill.Reworded;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Crashes;

/// <summary>A run is paused, and goes on with a version of Backfill that writes other statements.</summary>
public sealed class RewordedStatementTests
{
    [Theory]
    [OnEachServer]
    public async Task A_statement_of_SQLite_is_no_part_of_the_plan(ServerProduct product)
    {
        await using var parts = await Parts.CreateAsync(product);
        await RewordedTests.OthersGoOnAsync(parts, SqlDialect.MySql);
    }

    [Theory]
    [OnEachServer]
    public async Task A_statement_of_its_own_makes_another_plan(ServerProduct product)
    {
        await using var parts = await Parts.CreateAsync(product);
        await RewordedTests.OwnAreAnotherPlanAsync(parts, SqlDialect.MySql);
    }
}
