using System.Globalization;
using System.Text.RegularExpressions;

namespace Backfill.Planning;

/// <summary>Fills <c>{@name|item}</c> with one parameter per value: no value comes near the text.</summary>
internal static partial class ListSlots
{
    public static Statements Fill(Statements statements, Arguments arguments, SqlDialect dialect)
    {
        if (arguments.Parameters.All(p => p.List is null))
        {
            return statements;
        }

        // Only these select rows by Where.
        return statements with
        {
            ReadLive = Filled(statements.ReadLive),
            Stage = Filled(statements.Stage),
            ApplyAsRead = statements.ApplyAsRead is { } apply ? Filled(apply) : null,
            Reread = Filled(statements.Reread),
            CountArchive = statements.CountArchive is { } count ? Filled(count) : null,
            CountComparisons = statements.CountComparisons is { } comparisons ? Filled(comparisons) : null,
            CountUnread = Filled(statements.CountUnread),
            Explain = Filled(statements.Explain),
        };

        string Filled(string statement) => Slot().Replace(statement, slot => List(slot.Groups[1].Value, slot.Groups[2].Value, arguments, dialect));
    }

    public static string ItemName(string list, int index) => string.Create(CultureInfo.InvariantCulture, $"{list}_item{index}");

    // Nothing is in an empty list, and nothing is an answer that MySQL has no other words for.
    private static string List(string name, string item, Arguments arguments, SqlDialect dialect)
    {
        var count = arguments.ItemsOf(name).Count(value => value is not null);
        return count > 0 ? string.Join(", ", Enumerable.Range(0, count).Select(i => item.Replace($"@{name}", $"@{ItemName(name, i)}", StringComparison.Ordinal)))
            : dialect == SqlDialect.MySql ? "SELECT NULL FROM DUAL WHERE FALSE"
            : "SELECT NULL WHERE FALSE";
    }

    [GeneratedRegex(@"\{@(\w+)\|([^}]*)\}")]
    private static partial Regex Slot();
}
