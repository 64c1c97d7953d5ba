using Backfill.Stores;

namespace Backfill.Planning.Rules;

/// <summary>Whether each restored column holds every value of the source exactly: a server rounds and pads without an error (traps 11 and 40).</summary>
internal static class TransferRules
{
    public static IEnumerable<Refusal> Check(RestoreDeclaration declaration, TableInspection live, InspectedArchive side)
    {
        var archive = side.Inspection;
        foreach (var column in declaration.RestoredColumns.Where(c => c.Value is null))
        {
            var (target, source) = (live.Columns[column.Target.Name], archive.Columns[column.Source.Name]);
            if (target.Family != ColumnFamily.Dynamic && source.Family != ColumnFamily.Dynamic
                && Problem(source, target, sameProduct: live.Server.Product == archive.Server.Product) is { } problem)
            {
                yield return new Refusal(
                    $"The restored column '{target.Name}' ({target.Type}) cannot hold every value of '{source.Name}' ({source.Type}) in the backup \"{side.Name}\": {problem}.",
                    "Widen the live column first, or restore from another column.");
            }
        }
    }

    private static string? Problem(ColumnFacts source, ColumnFacts target, bool sameProduct) => (source.Family, target.Family) switch
    {
        (ColumnFamily.Integer, ColumnFamily.Integer) => source.Least < target.Least || source.Greatest > target.Greatest ? "its range is smaller" : null,
        (ColumnFamily.Integer, ColumnFamily.Decimal) => Digits(source) > WholeDigits(target) ? "it has fewer digits" : null,
        (ColumnFamily.Bit, ColumnFamily.Integer) => target.Least > 0 || target.Greatest < BitMax(source) ? "its range is smaller" : null,
        (ColumnFamily.Integer, ColumnFamily.Bit) => source.Least < 0 || source.Greatest > BitMax(target) ? "its range is smaller" : null,
        (ColumnFamily.Bit, ColumnFamily.Bit) => source.Precision > target.Precision ? "it has fewer bits" : null,
        (ColumnFamily.Decimal, ColumnFamily.Decimal) =>
            source.Scale > target.Scale ? "it has fewer digits after the point"
            : WholeDigits(source) > WholeDigits(target) ? "it has fewer digits before the point"
            : null,
        (ColumnFamily.Single, ColumnFamily.Single or ColumnFamily.Double) or (ColumnFamily.Double, ColumnFamily.Double) => null,
        (ColumnFamily.DateTime or ColumnFamily.Timestamp, ColumnFamily.DateTime or ColumnFamily.Timestamp) or (ColumnFamily.Time, ColumnFamily.Time) =>
            source.Scale > target.Scale ? "it has fewer digits of a second" : null,
        (ColumnFamily.Date, ColumnFamily.Date) or (ColumnFamily.Uuid, ColumnFamily.Uuid) => null,
        (ColumnFamily.Binary, ColumnFamily.Binary) =>
            source.Type == target.Type ? null
            : IsPadded(target, "binary(") ? "it pads with zero bytes"
            : source.Length > target.Length ? "it is shorter"
            : null,
        (ColumnFamily.Json, ColumnFamily.Json) => sameProduct ? null : "the two servers write JSON differently",
        (ColumnFamily.Enumeration, ColumnFamily.Enumeration) => source.Type == target.Type ? null : "its members are others",
        (ColumnFamily.Text or ColumnFamily.Enumeration or ColumnFamily.Json, ColumnFamily.Text) => TextRules.Problem(source, target),
        _ => "it is of another kind",
    };

    internal static bool IsPadded(ColumnFacts column, string type) => column.Type.StartsWith(type, StringComparison.OrdinalIgnoreCase);

    private static int WholeDigits(ColumnFacts column) => (column.Precision ?? 0) - column.Scale;

    private static int Digits(ColumnFacts column)
    {
        var digits = 0;
        for (var rest = Math.Max(Math.Abs(column.Least), Math.Abs(column.Greatest)); rest >= 1; rest = decimal.Truncate(rest / 10))
        {
            digits++;
        }

        return digits;
    }

    internal static decimal BitMax(ColumnFacts column) => column.Precision >= 64 ? ulong.MaxValue : (1UL << (column.Precision ?? 1)) - 1;
}
