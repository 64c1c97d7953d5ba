namespace Backfill.Predicates;

public partial class Other_predicates
{
    private static bool IsNamed(Other_predicates row, string? name)
    {
        return row.Nick == name;
    }

    private static bool IsAmong(Other_predicates row, IEnumerable<int> some) => some.Contains(row.Small);
}
