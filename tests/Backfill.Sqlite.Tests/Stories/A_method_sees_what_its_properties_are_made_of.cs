using Backfill.Seen;
using Backfill.Sqlite.Tests.Kit;

namespace Backfill.Sqlite.Tests.Stories;

public sealed class A_method_sees_what_its_properties_are_made_of : IDisposable
{
    private readonly Folder _folder = new();

    public static TheoryData<string> Types => [.. SeenTests.Plans.Keys];

    [Theory]
    [MemberData(nameof(Types))]
    public async Task By_every_way_that_code_can_take(string type)
    {
        Db.Run(_folder.Live, $"{SeenTests.Table}; {SeenTests.Live}");
        Db.Run(_folder.Archive, $"{SeenTests.Table}; {SeenTests.Archive}");

        await SeenTests.NoDeletedRowIsWrittenAsync(_folder.Backfill(), type, () => Task.FromResult(Db.Rows(_folder.Live, "SELECT note FROM rows_of ORDER BY id").Select(r => r[0])));
    }

    public void Dispose() => _folder.Dispose();
}
