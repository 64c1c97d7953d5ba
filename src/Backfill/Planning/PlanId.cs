using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Backfill.Stores;

namespace Backfill.Planning;

/// <summary>The hash of everything a plan was found on.</summary>
internal sealed class PlanId
{
    /// <summary>Fewer digits of an id do not name a plan.</summary>
    private const int LeastDigits = 12;

    private readonly StringBuilder _text = new();

    private PlanId()
    {
    }

    public static string Of(Restore restore, TableInspection live, IReadOnlyList<TableInspection> archives)
    {
        var id = new PlanId();
        id.Add("restore", restore);
        id.AddLive(restore, live);
        foreach (var archive in archives)
        {
            id.AddArchive(restore, archive);
        }

        return id.Hash();
    }

    public static string OfUndo(Restore restore, TableInspection live, long undoes)
    {
        var id = new PlanId();
        id.Add("restore", restore);
        id.AddLive(restore, live);
        id.Add("undoes", undoes.ToString(CultureInfo.InvariantCulture));
        return id.Hash();
    }

    /// <summary>Refuses when the id that was looked at is not the one there is now.</summary>
    public static void Demand(string? expected, string actual)
    {
        if (expected is null)
        {
            return;
        }

        if (expected.Length < LeastDigits || !expected.All(char.IsAsciiHexDigit))
        {
            throw new RestoreRefusedException($"'{expected}' is not a plan id; give at least the first {LeastDigits} hexadecimal digits that plan printed.");
        }

        if (!actual.StartsWith(expected, StringComparison.OrdinalIgnoreCase))
        {
            throw new RestoreRefusedException(
                $"Something has moved since plan {expected[..LeastDigits]}: the declaration, the arguments, a table, a server or what this account sees of them is no longer what it was, and the plan is now {actual[..LeastDigits]}; look at it again with plan.");
        }
    }

    private void Add(string name, Restore restore)
    {
        Add(name, RecordJson.Of(restore.Plan.Declaration));
        foreach (var (parameter, text) in restore.Arguments.ToText())
        {
            Add(parameter, text);
        }
    }

    // Only what runs here: a reworded statement of another product moves nothing. A condition's text does not stand for its statements: an enum member gets another number.
    private void AddLive(Restore restore, TableInspection live)
    {
        Add("live", live);
        Add("statements", RecordJson.Of(restore.Plan.Statements(live.Dialect) with { ReadArchive = "", ReadArchiveText = "", CountArchive = null }));
    }

    private void AddArchive(Restore restore, TableInspection archive)
    {
        Add("archive", archive);
        var statements = restore.Plan.Statements(archive.Dialect);
        Add("statements", RecordJson.Of([statements.ReadArchive, statements.ReadArchiveText, statements.CountArchive]));
    }

    private void Add(string name, TableInspection side)
    {
        Add(name, side.Server.Product);
        Add("version", side.Server.Version);
        Add("server", side.Server.Id);
        Add("database", side.Database);
        Add("table", side.Table);
        Add("key", string.Join('\n', side.PrimaryKey));
        Add("pins", string.Join('\n', side.Pins));
        Add("fingerprint", side.Fingerprint);
        Add("journal", side.Control?.Journal);
        foreach (var column in side.Columns.Values.OrderBy(c => c.Name, StringComparer.Ordinal))
        {
            Add(column);
        }
    }

    private void Add(ColumnFacts column)
    {
        Add("column", column.Name);
        Add("type", column.Type);
        Add("family", column.Family.ToString());
        Add("charset", column.Charset);
        Add("collation", column.Collation);
        Add("flags", $"{(column.Nullable ? "nullable " : "")}{(column.Generated ? "generated " : "")}{(column.MovesByItself ? "moves" : "")}");
        Add("bounds", string.Create(CultureInfo.InvariantCulture, $"{column.Least} {column.Greatest} {column.Precision} {column.Scale} {column.Length}"));
    }

    // The length stands before each value, so that no two different lists of values have one text.
    private void Add(string name, string? value) =>
        _text.Append(CultureInfo.InvariantCulture, $"{name} {value?.Length ?? -1} {value}\n");

    private string Hash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_text.ToString())));
}
