using System.Globalization;

namespace Backfill.Decided;

/// <summary>The rows of live and of three backups, and what each restore of <see cref="Parcel"/> must make of them: the truth, which knows nothing of the code under test.</summary>
internal static class ParcelRows
{
    public const int Count = 90;

    public static readonly string[] Days = ["Friday", "Thursday", "Wednesday"];

    private static readonly string[] Columns = ["id", "mail", "net", "gross", "city", "phone", "note", "street", "zip", "size", "unit"];

    /// <summary>The restores by name, each with its columns, its backups in order, whether a row of another address counts, and whether a row that no backup has becomes NULL.</summary>
    private static readonly Dictionary<string, (string[] Columns, string[] Days, bool Match, bool Null)> Restores = new()
    {
        ["value"] = (["gross"], ["Friday"], false, false),
        ["match"] = (["city"], ["Friday"], true, false),
        ["fallback"] = (["phone"], ["Friday", "Thursday", "Wednesday"], false, false),
        ["otherwise"] = (["note"], ["Friday"], false, true),
        ["address"] = (["street", "zip"], ["Friday", "Thursday", "Wednesday"], true, true),
        ["size"] = (["size", "unit"], ["Thursday", "Wednesday"], false, false),
    };

    public static IEnumerable<string> Names => Restores.Keys;

    /// <summary>Every live row as an SQL literal.</summary>
    public static IEnumerable<string> Live => Ids.Select(id => $"({string.Join(", ", LiveRow(id))})");

    /// <summary>Every row of a backup as an SQL literal.</summary>
    public static IEnumerable<string> Backup(string day) => Ids.Where(id => MailIn(day, id) is not null).Select(id => $"({string.Join(", ", BackupRow(day, id))})");

    /// <summary>Live as it must be after a restore, one line per row.</summary>
    public static IReadOnlyList<string> After(string restore) => [.. Ids.Select(id => string.Join(", ", Expected(restore, id).Row))];

    /// <summary>Live before anything.</summary>
    public static IReadOnlyList<string> Before => [.. Ids.Select(id => string.Join(", ", LiveRow(id)))];

    /// <summary>How many rows must have an outcome.</summary>
    public static int CountOf(string restore, Outcome outcome) => Ids.Count(id => Expected(restore, id).Outcome == outcome);

    /// <summary>From how many rows each backup gave the value; null for those that became NULL.</summary>
    public static IReadOnlyList<WrittenFrom> WrittenFrom(string restore) =>
    [
        .. Restores[restore].Days.Cast<string?>().Concat(Restores[restore].Null ? [null] : [])
            .Select(day => new WrittenFrom(day, Ids.Count(id => Expected(restore, id) is (_, Outcome.Restored, var from) && from == day))).Where(from => from.Rows > 0),
    ];

    /// <summary>The select list that gives a row as <see cref="After"/> writes it.</summary>
    public static string SelectList(string quote) => string.Join(", ", Columns.Select(c => $"{quote}({c})"));

    /// <summary>Whether a column of the select list is a number, which not every server quotes alike.</summary>
    public static bool IsNumber(int column) => Columns[column] is "id" or "net" or "gross" or "size";

    private static IEnumerable<int> Ids => Enumerable.Range(1, Count);

    private static (string[] Row, Outcome Outcome, string? From) Expected(string name, int id)
    {
        var (columns, days, match, becomesNull) = Restores[name];
        var live = LiveRow(id);
        var from = days.FirstOrDefault(day => MailIn(day, id) is { } mail && (!match || mail == Mail(id)));
        if (from is null && !becomesNull)
        {
            return (live, Outcome.NotInArchive, null);
        }

        var row = live.ToArray();
        foreach (var column in columns)
        {
            row[Array.IndexOf(Columns, column)] = from is null ? "NULL" : RightValue(from, id, column);
        }

        return (row, row.SequenceEqual(live) ? Outcome.SameAsArchive : Outcome.Restored, from);
    }

    // By kind: in Friday's backup and later ones; Friday's has another thing of the key; Wednesday's alone has it; no backup has it; nothing is damaged; all but Friday's have it; all have it.
    private static string? MailIn(string day, int id) => (id % 7, day) switch
    {
        (1, "Friday") => "another's",
        (0 or 1, "Thursday") or (0, "Friday") => Mail(id),
        (2, "Wednesday") => Mail(id),
        (4, _) => Mail(id),
        (5, "Thursday" or "Wednesday") => Mail(id),
        (6, _) => Mail(id),
        _ => null,
    };

    private static string Mail(int id) => $"{id}@x";

    private static string[] LiveRow(int id) => (id % 7) switch
    {
        3 when id % 2 == 0 => [Number(id), Text(Mail(id)), "7", "0", "'?'", "'?'", "NULL", "NULL", "NULL", "0", "'?'"],
        4 => [Number(id), Text(Mail(id)), "7", .. Columns[3..].Select(c => RightValue(c is "size" or "unit" ? "Thursday" : "Friday", id, c))],
        _ => [Number(id), Text(Mail(id)), "7", "0", "'?'", "'?'", "'?'", "'?'", "'?'", "0", "'?'"],
    };

    private static string[] BackupRow(string day, int id) =>
        [Number(id), Text(MailIn(day, id)!), Number(Net(day, id)), "0", .. Columns[4..].Select(c => c == "unit" ? "'?'" : RightValue(day, id, c))];

    private static string RightValue(string day, int id, string column) => column switch
    {
        "gross" => Number(Net(day, id) * 3 / 2),
        "size" => Number(Size(day, id)),
        "unit" => Size(day, id) < 1000 ? "'cm'" : "'mm'",
        _ => Text($"{column} {id} of {day}"),
    };

    private static int Net(string day, int id) => (id * 100) + (Array.IndexOf(Days, day) * 10);

    private static int Size(string day, int id) => (id * 20) + Array.IndexOf(Days, day);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
