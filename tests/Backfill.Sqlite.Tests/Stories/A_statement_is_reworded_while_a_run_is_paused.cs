using Backfill.Planning;
using Backfill.Reworded;
using Backfill.Sqlite.Tests.Kit;

namespace Backfill.Sqlite.Tests.Stories;

public sealed class A_statement_is_reworded_while_a_run_is_paused
{
    [Fact]
    public async Task One_of_MySQL_is_no_part_of_the_plan()
    {
        await using var parts = new Parts();
        await RewordedTests.OthersGoOnAsync(parts, SqlDialect.Sqlite);
    }

    [Fact]
    public async Task One_of_SQLite_makes_another_plan()
    {
        await using var parts = new Parts();
        await RewordedTests.OwnAreAnotherPlanAsync(parts, SqlDialect.Sqlite);
    }
}
