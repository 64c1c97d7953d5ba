using System.Globalization;
using Backfill.Sqlite.Tests.Declarations;
using Backfill.Sqlite.Tests.Kit;
using Backfill.Stores;

namespace Backfill.Sqlite.Tests.Predicates;

public sealed class Decimals_beyond_what_SQLite_tells_apart : IDisposable
{
    private readonly Folder _folder = new();

    public Decimals_beyond_what_SQLite_tells_apart()
    {
        const string Schema = "CREATE TABLE amounts (id INTEGER PRIMARY KEY, total DECIMAL(30,6), note TEXT, remark TEXT);";
        Db.Run(_folder.Live, Schema + "INSERT INTO amounts (id, total) VALUES (1, 9007199254740992), (2, 9007199254740993), (3, 9223372036854775807), (4, '123456789.12345');");
        Db.Run(_folder.Archive, Schema);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("9007199254740992", 2)]
    [InlineData("9007199254740992.000000", 2)]
    [InlineData("9223372036854775806.0", 1)]
    [InlineData("123456789.123449", 4)]
    [InlineData("123456789.12345", 3)]
    public async Task Up_to_15_digits_and_all_whole_numbers_are_exact(string than, int selected) =>
        Assert.Equal(selected, (await _folder.Backfill().DryRunAsync(Amount.More(decimal.Parse(than, CultureInfo.InvariantCulture)))).Counts.Selected);

    [Theory]
    [InlineData("1234567890.123456", "'than' is 1234567890.123456, but SQLite compares only 15 digits exactly; give fewer.")]
    [InlineData("9223372036854775808", "'than' is 9223372036854775808, but SQLite compares only 15 digits exactly; give fewer.")]
    public async Task More_are_refused_before_a_row_is_read(string than, string sentence) => Assert.Equal(
        sentence, (await Assert.ThrowsAsync<RestoreRefusedException>(() => _folder.Backfill().DryRunAsync(Amount.More(decimal.Parse(than, CultureInfo.InvariantCulture))))).Message);

    [Fact]
    public async Task So_is_a_constant() => Assert.Equal(
        "A constant of Where is 1234567890.123456, but SQLite compares only 15 digits exactly; give fewer.",
        (await Assert.ThrowsAsync<RestoreRefusedException>(() => _folder.Backfill().DryRunAsync(Amount.Much))).Message);
}
