using Backfill.Planning;
using Backfill.Planning.Rules;
using Backfill.Stores;

namespace Backfill.Tests;

/// <summary>What two catalogues say about the table of the story, and the restore declared on it: all is well until a test changes something.</summary>
internal static class TestTables
{
    public static readonly RestoreDeclaration Declaration = new()
    {
        Name = "SubscriptionVariant.CancelledAt",
        Table = "subscription_variants",
        From = "Archive",
        Key = [new("id", ColumnKind.UInt64)],
        RestoredColumns = [new(new("cancelled_at", ColumnKind.DateTime, Nullable: true), new("updated_at", ColumnKind.DateTime))],
        LiveColumns = [new("cancelled_at", ColumnKind.DateTime, Nullable: true), new("updated_at", ColumnKind.DateTime), new("active", ColumnKind.Boolean)],
        ArchivedColumns = [new("updated_at", ColumnKind.DateTime), new("active", ColumnKind.Boolean)],
        WhereColumns = ["active", "cancelled_at"],
        Parameters = [new("stampedFrom", ColumnKind.DateTime), new("stampedTo", ColumnKind.DateTime)],
        Where = "!live.Active && live.CancelledAt >= stampedFrom && live.CancelledAt < stampedTo",
        Guard = "WasInactiveInTheBackup",
    };

    public static readonly Restore Story = RestoreOf(Declaration);

    public static readonly TableInspection Live = Table("shop", "server-1", BigIntUnsigned("id"), TinyInt1("active"), DateTime("cancelled_at"), DateTime("updated_at") with { MovesByItself = true })
        with
    { Pins = ["updated_at"], Fingerprint = "f1" };

    public static readonly TableInspection Archive = Table("shop_monday", "server-2", BigIntUnsigned("id"), TinyInt1("active"), DateTime("updated_at"));

    public static Restore RestoreOf(RestoreDeclaration declaration) =>
        new TestPlan(declaration).With(new DateTime(2025, 3, 1), new DateTime(2025, 3, 3));

    public static TableInspection With(this TableInspection table, ColumnFacts column) =>
        table with { Columns = new Dictionary<string, ColumnFacts>(table.Columns, StringComparer.OrdinalIgnoreCase) { [column.Name] = column } };

    public static TableInspection Without(this TableInspection table, string column) =>
        table with { Columns = table.Columns.Where(c => c.Key != column).ToDictionary(StringComparer.OrdinalIgnoreCase) };

    public static ColumnFacts BigIntUnsigned(string name) => Integer(name, "bigint unsigned", 0, ulong.MaxValue);

    public static ColumnFacts BigInt(string name) => Integer(name, "bigint", long.MinValue, long.MaxValue);

    public static ColumnFacts TinyInt1(string name) => Integer(name, "tinyint(1)", sbyte.MinValue, sbyte.MaxValue);

    public static ColumnFacts Integer(string name, string type, decimal least, decimal greatest) =>
        new() { Name = name, Type = type, Family = ColumnFamily.Integer, Nullable = false, Least = least, Greatest = greatest };

    public static ColumnFacts DateTime(string name, int scale = 0) =>
        new() { Name = name, Type = scale == 0 ? "datetime" : $"datetime({scale})", Family = ColumnFamily.DateTime, Nullable = true, Scale = scale };

    public static ColumnFacts Timestamp(string name) =>
        new() { Name = name, Type = "timestamp", Family = ColumnFamily.Timestamp, Nullable = true };

    public static ColumnFacts Decimal(string name, int precision, int scale) =>
        new() { Name = name, Type = $"decimal({precision},{scale})", Family = ColumnFamily.Decimal, Nullable = true, Precision = precision, Scale = scale };

    public static ColumnFacts Text(string name, string type, long length, string charset = "utf8mb4", string? collation = null) =>
        new() { Name = name, Type = type, Family = ColumnFamily.Text, Nullable = true, Length = length, Charset = charset, Collation = collation ?? $"{charset}_bin" };

    public static ColumnFacts Of(string name, string type, ColumnFamily family) =>
        new() { Name = name, Type = type, Family = family, Nullable = true };

    public static InspectedArchive Side(TableInspection archive, bool oneServer = false) => new("Archive", archive, oneServer);

    /// <summary>The whole preflight with one backup.</summary>
    public static IReadOnlyList<Refusal> Checked(Restore restore, TableInspection live, TableInspection archive, bool oneServer) =>
        Preflight.Check(restore, live, [Side(archive, oneServer)]);

    private static TableInspection Table(string database, string server, params ColumnFacts[] columns) => new()
    {
        Server = new ServerIdentity("MySQL", "9.7.0", server),
        Dialect = SqlDialect.MySql,
        Database = database,
        Table = "subscription_variants",
        Exists = true,
        Columns = columns.ToDictionary(c => c.Name, StringComparer.OrdinalIgnoreCase),
        PrimaryKey = ["id"],
    };
}
