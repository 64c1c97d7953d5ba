using Backfill.Planning;
using Xunit;

namespace Backfill.Seen;

/// <summary>What must hold for every type of SeenRows.cs, on each store: three rows are deleted, one is not.</summary>
internal static class SeenTests
{
    public const string Table = "CREATE TABLE rows_of (id INTEGER PRIMARY KEY, note VARCHAR(20), state VARCHAR(20), deleted TINYINT(1) NOT NULL)";

    public const string Live = "INSERT INTO rows_of VALUES (1, 'lost', 'new', 0), (2, 'lost', 'new', 1), (3, 'lost', NULL, 1), (4, 'lost', 'paid', 1)";

    public const string Archive = "INSERT INTO rows_of VALUES (1, 'kept', 'new', 0), (2, 'kept', 'new', 1), (3, 'kept', NULL, 1), (4, 'kept', 'paid', 1)";

    public static IReadOnlyDictionary<string, RestorePlan> Plans { get; } = new[]
    {
        ByGetter.Restores.All, BySetter.Restores.All, BySetterOfAnother.Restores.All, ByBase.Restores.All, ByInterface.Restores.All, ByExtension.Restores.All, ByParameter.Restores.All,
        RowsOf.Restores.All, ByText.Restores.All, ByLibrary.Restores.All, ByEquality.Restores.All, ByParts.Restores.All, ByOperator.Restores.All, ByValue.Restores.All,
    }.Select(all => all.Single()).ToDictionary(plan => plan.Declaration.Name.Split('.')[0]);

    public static async Task NoDeletedRowIsWrittenAsync(BackfillRunner backfill, string type, Func<Task<IEnumerable<string?>>> notes)
    {
        var restore = Plans[type].With();
        var declined = restore.Plan.Declaration.Guard is null ? Outcome.NullInArchive : Outcome.SkippedByGuard;

        var dryRun = await backfill.DryRunAsync(restore);
        var run = await backfill.RunAsync(restore);

        Assert.Equal((1, 3), (dryRun.Counts[Outcome.Restored], dryRun.Counts[declined]));
        Assert.Equal((1, 3), (run.Counts[Outcome.Restored], run.Counts[declined]));
        Assert.Equal(["kept", "lost", "lost", "lost"], await notes());
    }
}
