using System.Globalization;
using System.Reflection;
using Backfill.Planning;
using Microsoft.Data.Sqlite;

namespace Backfill.Generators.Tests;

/// <summary>Each condition of <see cref="ConditionTests"/> selects in SQLite exactly the rows that its method selects in C#.</summary>
public sealed class ConditionMeaningTests : IDisposable
{
    private const int RowCount = 400;

    // A few values each, so that equal, smaller, greater and NULL all come up; a bool is any number in the table.
    private static readonly Dictionary<string, object?[]> Pools = new()
    {
        ["Count"] = [-1, 0, 1, 2, 5, 6, 9],
        ["Small"] = [(byte)0, (byte)5, (byte)6],
        ["Maybe"] = [null, -1, 0, 4, 5, 7],
        ["Active"] = [false, true],
        ["Flag"] = [null, false, true],
        ["Day"] = [DayOfWeek.Sunday, DayOfWeek.Wednesday, DayOfWeek.Friday, DayOfWeek.Saturday],
        ["MaybeDay"] = [null, DayOfWeek.Friday, DayOfWeek.Monday],
        ["Status"] = ["New", "Open", "Closed", "Shut"],
        ["MaybeStatus"] = [null, "New", "Open"],
        ["Token"] = [Guid.Empty, new Guid("01234567-89ab-cdef-0123-456789abcdef"), new Guid("01234567-89ab-cdef-0123-456789abcde0")],
        ["Total"] = [0m, 1m, 1.5m, 2m, 9m],
        ["Number"] = [0.0, 0.1, 0.5, 6.0],
        ["Ratio"] = [0f, 0.5f, 1.5f],
        ["Ratio2"] = [null, 0f, 0.5f],
        ["Name"] = ["", "x", "X", "x "],
        ["Nick"] = [null, "", "x", "X", "x "],
        ["ClosedAt"] = [null, new DateTime(2024, 2, 29, 23, 59, 58), new DateTime(2024, 3, 1)],
        ["UpdatedAt"] = [new DateTime(2024, 2, 29, 23, 59, 57), new DateTime(2024, 2, 29, 23, 59, 58), new DateTime(2024, 3, 1)],
        ["Birth"] = [new DateOnly(1999, 12, 31), new DateOnly(2000, 1, 1)],
        ["Clock"] = [new TimeOnly(0, 0), new TimeOnly(14, 30, 0), new TimeOnly(14, 30, 5, 250, 1), new TimeOnly(23, 59, 59)],
        ["MaybeClock"] = [null, new TimeOnly(0, 0), new TimeOnly(14, 29, 59), new TimeOnly(14, 30, 0)],
        ["Length"] = [new TimeSpan(26, 0, 5), new TimeSpan(26, 0, 6), new TimeSpan(1, 0, 0), new TimeSpan(0, -30, -5), new TimeSpan(-2, 0, 0), new TimeSpan(101, 0, 0), new TimeSpan(0, 0, 0, 5, 250)],
    };

    private readonly SqliteConnection _database = new("Data Source=:memory:");
    private readonly Dictionary<string, object?>[] _rows;

    public ConditionMeaningTests()
    {
        var random = new Random(20240301);
        _rows = [.. Enumerable.Range(1, RowCount).Select(_ => Pools.ToDictionary(p => p.Key, p => p.Value[random.Next(p.Value.Length)]))];
        _database.Open();
        Execute($"CREATE TABLE live (id INTEGER PRIMARY KEY, {string.Join(", ", Pools.Keys.Select(Declared))})");
        for (var id = 1; id <= RowCount; id++)
        {
            var values = _rows[id - 1].ToDictionary(v => "@" + v.Key, v => Stored(v.Value is true ? 5 : v.Value));
            values.Add("@Id", id);
            Execute($"INSERT INTO live VALUES (@Id, {string.Join(", ", Pools.Keys.Select(k => "@" + k))})", values);
        }
    }

    public static TheoryData<int?, bool, string?, bool> Arguments => new() { { 5, true, "x", false }, { null, false, null, true } };

    [Theory]
    [MemberData(nameof(Arguments))]
    public void SQL_and_CSharp_select_the_same_rows(int? maybeLeast, bool extra, string? title, bool empty)
    {
        object?[] arguments =
        [
            5, maybeLeast, extra, title, new DateTime(2024, 3, 1),
            empty ? Array.Empty<int>() : new[] { 5, 9, -1 }, empty ? new HashSet<int?>() : new HashSet<int?> { 5, null },
            empty ? Array.Empty<string>() : new[] { "x", "X " }, empty ? new List<DateTime>() : [new DateTime(2024, 3, 1), new DateTime(2024, 2, 29, 23, 59, 58)],
            empty ? null : DayOfWeek.Friday, empty ? Array.Empty<DayOfWeek>() : new[] { DayOfWeek.Friday, DayOfWeek.Sunday },
            Status(empty ? "New" : "Closed"), empty ? null : Status("Shut"), Statuses(empty ? [] : [null, "Open", "Shut"]),
            new TimeOnly(14, 30), empty ? Array.Empty<TimeOnly>() : new[] { new TimeOnly(14, 30, 5, 250, 1) },
        ];
        foreach (var (condition, plan) in ConditionTests.Plans.Value)
        {
            Assert.True(InCSharp(plan, arguments).SetEquals(InSql(plan, arguments)), condition);
        }
    }

    public void Dispose() => _database.Dispose();

    // The enum is one of the compilation's.
    private static readonly Type StatusType = ConditionTests.Plans.Value.Values.First().GetType().DeclaringType!.GetProperty("Status")!.PropertyType;

    private static object Status(string name) => Enum.Parse(StatusType, name);

    private static Array Statuses(string?[] names)
    {
        var values = Array.CreateInstance(typeof(Nullable<>).MakeGenericType(StatusType), names.Length);
        for (var i = 0; i < names.Length; i++)
        {
            values.SetValue(names[i] is { } name ? Status(name) : null, i);
        }

        return values;
    }

    private HashSet<long> InCSharp(RestorePlan plan, object?[] arguments)
    {
        var type = plan.GetType().DeclaringType!;
        var which = type.GetMethod("Which", BindingFlags.NonPublic | BindingFlags.Static)!;
        var given = plan.With(arguments).Arguments;
        HashSet<long> selected = [];
        for (var id = 1; id <= RowCount; id++)
        {
            var row = Activator.CreateInstance(type)!;
            type.GetProperty("Id")!.SetValue(row, (ulong)id);
            foreach (var (name, value) in _rows[id - 1])
            {
                var property = type.GetProperty(name)!;
                var member = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
                property.SetValue(row, value is string text && member.IsEnum ? Enum.Parse(member, text) : value);
            }

            try
            {
                if (which.Invoke(null, [row, .. plan.Declaration.Parameters.Select((_, p) => given[p])]) is true)
                {
                    selected.Add(id);
                }
            }
            catch (TargetInvocationException e) when (e.InnerException is InvalidOperationException)
            {
                // '.Value' of null throws in C#; SQL selects no such row.
            }
        }

        return selected;
    }

    private HashSet<long> InSql(RestorePlan plan, object?[] arguments)
    {
        var restore = plan.With(arguments);
        var constants = plan.Declaration.Constants.Select(c => KeyValuePair.Create(c.Name, (object?)ArgumentText.ParseConstant(c.Kind, c.Text)));
        var bound = restore.Arguments.Bound().Concat(constants).ToDictionary(v => "@" + v.Key, v => Bound(v.Value));
        bound.Add("@from_0", 0);
        bound.Add("@until_0", RowCount);
        bound.Add("@batch", RowCount);
        using var command = Command(restore.Statements(SqlDialect.Sqlite).ReadLive.Replace("{live}", "live", StringComparison.Ordinal), bound);
        using var reader = command.ExecuteReader();
        HashSet<long> selected = [];
        while (reader.Read())
        {
            selected.Add(reader.GetInt64(0));
        }

        return selected;
    }

    // Text ignores case here, so that only a comparison of bytes can be right.
    private static string Declared(string property)
    {
        var column = Binding.Namings.Apply(Binding.Naming.SnakeCase, property);
        return Pools[property].First(v => v is not null) switch
        {
            string => $"{column} TEXT COLLATE NOCASE",
            DateTime or DateOnly or TimeSpan or TimeOnly or Guid => $"{column} TEXT",
            float or double => $"{column} REAL",
            decimal => $"{column} NUMERIC",
            _ => $"{column} INTEGER",
        };
    }

    // A time may be written with zeros at the end of its fraction.
    private static object Stored(object? value) => value switch
    {
        DateTime { Day: 1 } t => t.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture),
        DateTime t => t.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        TimeSpan t => Text(t),
        TimeOnly t => t.ToString("HH:mm:ss.fff000", CultureInfo.InvariantCulture) is var text && t.Microsecond == 0 ? text : t.ToString("HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        Guid g => g.ToString(),
        _ => Bound(value),
    };

    // As the store binds them.
    private static object Bound(object? value) => value switch
    {
        null => DBNull.Value,
        bool b => b ? 1L : 0L,
        DayOfWeek d => (long)d,
        decimal d => d.ToString(CultureInfo.InvariantCulture),
        DateTime t => t.ToString("yyyy-MM-dd HH:mm:ss.fffffff", CultureInfo.InvariantCulture).TrimEnd('.', '0'),
        DateOnly d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeSpan t => t.Ticks,
        TimeOnly t => t.Ticks,
        Guid g => g.ToString("N").ToUpperInvariant(),
        _ => value,
    };

    private static string Text(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{(time < TimeSpan.Zero ? "-" : "")}{Math.Abs((long)time.TotalHours):00}:{time:mm\\:ss\\.FFFFFFF}").TrimEnd('.');

    private void Execute(string sql, Dictionary<string, object>? parameters = null)
    {
        using var command = Command(sql, parameters ?? []);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, Dictionary<string, object> parameters)
    {
        var command = _database.CreateCommand();
#pragma warning disable CA2100 // Generated by what is under test.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
