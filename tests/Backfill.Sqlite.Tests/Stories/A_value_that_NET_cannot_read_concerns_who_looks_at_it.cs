using Backfill.Sqlite.Tests.Kit;
using Backfill.Unread;

namespace Backfill.Sqlite.Tests.Stories;

public sealed class A_value_that_NET_cannot_read_concerns_who_looks_at_it : IDisposable
{
    private const string Table =
        $"CREATE TABLE visits (id INTEGER PRIMARY KEY, at TEXT, amount TEXT, token TEXT, stage TEXT, count INTEGER, same TEXT, note TEXT, note_by_at TEXT, note_by_amount TEXT, note_by_token TEXT, note_by_stage TEXT, note_by_count TEXT)";

    private readonly Folder _folder = new();

    public A_value_that_NET_cannot_read_concerns_who_looks_at_it()
    {
        Db.Run(_folder.Live, $"{Table}; INSERT INTO visits VALUES {UnreadTests.Rows("lost", "NULL", "99999999999")}");
        Db.Run(_folder.Archive, $"{Table}; INSERT INTO visits VALUES {UnreadTests.Rows("kept", "'2025-01-02 00:00:00'", "99999999999")}");
    }

    public static TheoryData<string> Columns => [.. Visit.Looking];

    [Fact]
    public async Task A_guard_that_looks_at_none_of_them_lets_every_row_through()
    {
        var before = Image.Of(_folder.Live);
        await UnreadTests.LooksAtNoneAsync(_folder.Backfill());
        Image.AssertEqual(before, Image.Of(_folder.Live));
        await UnreadTests.ComparesAsync(_folder.Backfill());
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public async Task Whoever_looks_at_one_fails_its_row_alone_and_names_it(string column)
    {
        var before = Image.Of(_folder.Live);
        await UnreadTests.LooksAtOneAsync(_folder.Backfill(), column);
        Image.AssertEqual(before, Image.Of(_folder.Live));
    }

    public void Dispose() => _folder.Dispose();
}
