using System.Globalization;
using Backfill.Compared;
using Backfill.Sqlite.Tests.Kit;

namespace Backfill.Sqlite.Tests.Stories;

public sealed class A_dry_run_tells_which_comparison_keeps_rows_out : IDisposable
{
    private readonly Folder _folder = new();

    public A_dry_run_tells_which_comparison_keeps_rows_out()
    {
        Db.Run(_folder.Live, ComparedTests.Table("TEXT", "TEXT"));
        Db.Run(_folder.Archive, ComparedTests.Table("TEXT", "TEXT"));
    }

    [Fact]
    public async Task Every_comparison_is_counted_over_all_slices() => await ComparedTests.AreCountedAsync(
        _folder.Backfill(ComparedTests.Slice), sql => Task.FromResult(long.Parse(Db.One(_folder.Live, sql)!, CultureInfo.InvariantCulture)));

    [Fact]
    public async Task Nothing_is_said_of_a_part() => await ComparedTests.AreNotSaidOfAPartAsync(_folder.Backfill(ComparedTests.Slice));

    public void Dispose() => _folder.Dispose();
}
