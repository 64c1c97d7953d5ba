using Backfill.Compared;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;
using MySqlConnector;

namespace Backfill.MySql.Tests.Predicates;

/// <summary>A dry run tells which comparison of <c>Where</c> keeps rows out.</summary>
public sealed class ComparisonTests
{
    [Theory]
    [OnEachServer("VARCHAR(20)")]
    [OnEachServer("VARCHAR(20) CHARACTER SET latin1 COLLATE latin1_german1_ci")]
    public async Task Every_comparison_is_counted_over_all_slices(ServerProduct product, string code)
    {
        await using var databases = await DatabasePair.CreateAsync(product, ComparedTests.Table(code, "DATETIME(6)"));
        var backfill = new MySqlBackfill(
            new MySqlDataSource(databases.Live.ConnectionString), new() { ["Archive"] = new(databases.Archive.ConnectionString) }, databases.JournalSchema)
        { SliceSize = ComparedTests.Slice };
        await ComparedTests.AreCountedAsync(backfill, databases.Live.NumberAsync);
        await ComparedTests.AreNotSaidOfAPartAsync(backfill);
    }
}
