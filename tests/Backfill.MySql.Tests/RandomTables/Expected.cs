namespace Backfill.MySql.Tests.RandomTables;

/// <summary>What a run must do to the rows, worked out from what the test itself read before it.</summary>
internal sealed class Expected
{
    private Expected()
    {
    }

    /// <summary>The rows afterwards.</summary>
    public Dictionary<string, string?[]> Rows { get; } = [];

    /// <summary>How many rows have each outcome.</summary>
    public Dictionary<Outcome, long> Counts { get; } = [];

    public static Expected Of(RandomTable table, Dictionary<string, string?[]> live, Dictionary<string, string?[]> archive)
    {
        var expected = new Expected();
        var flag = table.Key.Length + table.Targets.Length;
        foreach (var (key, row) in live)
        {
            var after = (string?[])row.Clone();
            expected.Rows.Add(key, after);
            if (table.Where > 0 && int.Parse(row[flag]!, System.Globalization.CultureInfo.InvariantCulture) < Declaration.Least)
            {
                continue;
            }

            var archived = archive.GetValueOrDefault(key)?.Select((cell, i) => AsLiveKeepsIt(table, cell, i)).ToArray();
            var outcome = Judge(table, row, archived, flag);
            expected.Counts[outcome] = expected.Counts.GetValueOrDefault(outcome) + 1;
            if (outcome == Outcome.Restored)
            {
                Array.Copy(archived!, table.Key.Length, after, table.Key.Length, table.Targets.Length);
                if (table.Beside is [.., ({ Name: var name and ("computed" or RandomTable.Sized) }, _)])
                {
                    var restored = after[table.Key.Length];
                    after[^1] = name == RandomTable.Sized ? Size(restored) : restored is null ? "1" : "0";
                }
            }
        }

        return expected;
    }

    // MariaDB has no -0.
    private static string? AsLiveKeepsIt(RandomTable table, string? cell, int column) =>
        table.Sides.Live.IsMariaDb && table.Columns.ElementAt(column).Type.Seeing == Seeing.Real && cell is "80000000" or "8000000000000000"
            ? cell.Replace('8', '0')
            : cell;

    private static string? Size(string? hex) =>
        hex is null ? null : Math.Min(hex.Length / 2L * RandomTable.PerByte, int.MaxValue).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static Outcome Judge(RandomTable table, string?[] live, string?[]? archived, int flag)
    {
        if (archived is null)
        {
            return Outcome.NotInArchive;
        }

        var targets = Enumerable.Range(table.Key.Length, table.Targets.Length).ToList();
        if (targets.All(i => live[i] == archived[i]))
        {
            return Outcome.SameAsArchive;
        }

        if (!table.RestoresNull && targets.Any(i => archived[i] is null && live[i] is not null))
        {
            return Outcome.NullInArchive;
        }

        var declined = Declaration.Declined.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return (table.Guard > 0 && live[flag] == declined) || (table.Guard > 1 && archived[flag] == declined) ? Outcome.SkippedByGuard
            : targets.Any(i => table.Columns.ElementAt(i).Type.Seeing == Seeing.Document && archived[i] is { } document && IsUnsayable(document)) ? Outcome.Failed
            : targets.Any(i => IsBeyondAscii(table, archived[i], i)) ? Outcome.Failed
            : Outcome.Restored;
    }

    // A document with a scalar that the text of JSON cannot say is never restored as another.
    private static bool IsUnsayable(string document) => new[] { " DECIMAL", " DATETIME", " DATE" }.Any(type => document.EndsWith(type, StringComparison.Ordinal));

    // MariaDB keeps bytes above 7F in ascii, MySQL takes none.
    private static bool IsBeyondAscii(RandomTable table, string? hex, int column) =>
        table.Sides is { Live.IsMariaDb: false, Archive.IsMariaDb: true } && hex is not null
        && table.Columns.ElementAt(column).Type is { Seeing: Seeing.Bytes } type && type.Sql.Contains("CHARACTER SET ascii", StringComparison.Ordinal)
        && Convert.FromHexString(hex).Any(b => b > 0x7F);
}
