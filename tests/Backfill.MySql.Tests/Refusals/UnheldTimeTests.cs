using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Backfill.Stores;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Refusals;

/// <summary>A shift whose length is compared with a parameter, and one whose length is compared with a constant.</summary>
[Table("shifts")]
[Restore(from: "Archive", column: nameof(Note), Where = nameof(LongerThan))]
public partial record Shift
{
    [Key]
    public long Id { get; init; }

    public TimeSpan? Length { get; init; }

    public DateTime? Began { get; init; }

    public string? Note { get; init; }

    private static bool LongerThan(Shift live, TimeSpan least, DateTime since) => live.Length > least && live.Began >= since;
}

/// <inheritdoc cref="Shift"/>
[Table("shifts")]
[Restore(from: "Archive", column: nameof(Note), Where = nameof(EndedTheSameMonth))]
public partial record ShortShift
{
    [Key]
    public long Id { get; init; }

    public TimeSpan? Length { get; init; }

    public string? Note { get; init; }

    private static bool EndedTheSameMonth(ShortShift live) => live.Length < new TimeSpan(839, 0, 0);
}

/// <summary>Times that no column holds: driver or server would cut them, and other rows than C# means would be selected.</summary>
public sealed class UnheldTimeTests
{
    private const string Shifts = "CREATE TABLE shifts (id BIGINT NOT NULL PRIMARY KEY, length TIME NULL, began DATETIME NULL, note VARCHAR(20) NULL);";
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly DateTime March = new(2026, 3, 1);

    public static TheoryData<ServerProduct, Restore, string> Cases()
    {
        var data = new TheoryData<ServerProduct, Restore, string>();
        foreach (var product in Enum.GetValues<ServerProduct>())
        {
            data.Add(product, Shift.Restores.Note(Hour, March.AddTicks(1)), "'since' is 2026-03-01 00:00:00.0000001, which is more than six digits of a second");
            data.Add(product, Shift.Restores.Note(Hour + TimeSpan.FromTicks(1), March), "'least' is 01:00:00.0000001, which is more than six digits of a second");
            data.Add(product, Shift.Restores.Note(new TimeSpan(839, 0, 0), March), "'least' is 34.23:00:00, which is longer than 838:59:59");
            data.Add(product, ShortShift.Restores.Note(), "A constant of Where is 34.23:00:00, which is longer than 838:59:59");
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_time_that_no_column_holds_is_refused_before_anything_is_written(ServerProduct product, Restore restore, string said)
    {
        await using var databases = await DatabasePair.CreateAsync(product, Shifts);
        var backfill = Runners.On(databases);

        foreach (var use in new Func<Task>[] { () => backfill.PlanAsync(restore), () => backfill.RunAsync(restore) })
        {
            var refused = await Assert.ThrowsAsync<RestoreRefusedException>(use);
            Assert.StartsWith($"{said}: no column holds such a time", refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal("0", await databases.Live.ScalarAsync($"SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = '{databases.JournalSchema}'"));
    }
}
