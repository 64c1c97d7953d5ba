using Backfill.Planning;
using Backfill.Stores;
using static Backfill.Tests.TestTables;

namespace Backfill.Tests.Planning;

public class PlanIdTests
{
    private static readonly string Id = PlanId.Of(Story, Live, [Archive]);

    public static TheoryData<string, Restore, TableInspection, TableInspection> Moved()
    {
        var data = new TheoryData<string, Restore, TableInspection, TableInspection>();
        void Declared(string what, RestoreDeclaration declaration) => data.Add(what, RestoreOf(declaration), Live, Archive);
        void InLive(string what, TableInspection live) => data.Add("live: " + what, Story, live, Archive);
        void InArchive(string what, TableInspection archive) => data.Add("backup: " + what, Story, Live, archive);

        Declared("name", Declaration with { Name = "Other" });
        Declared("condition", Declaration with { Where = "true" });
        Declared("guard", Declaration with { Guard = null });
        Declared("skip", Declaration with { SkipIfSourceUnchanged = true });
        Declared("zone", Declaration with { TimeZone = "Europe/Berlin" });
        Declared("source", Declaration with { RestoredColumns = [Declaration.RestoredColumns[0] with { Source = new("created_at", ColumnKind.DateTime) }] });
        Declared("backup's table", Declaration with { ArchiveTable = "variants_2024" });
        Declared("backup's key", Declaration with { ArchivedKey = [new("variant_no", ColumnKind.UInt64)] });
        Declared("backup's match", Declaration with { Match = ["active"], ArchivedMatch = ["is_active"] });
        Declared("backup's condition", Declaration with { ArchivedWhereColumns = ["is_active", "cancelled_at"] });
        Declared("NULL", Declaration with { RestoredColumns = [Declaration.RestoredColumns[0] with { RestoreNull = true }] });
        Declared("constant", Declaration with { Constants = [new("c0", ColumnKind.Int32, "1")] });
        void Statement(string what, Func<Statements, Statements> reword) => data.Add("statement: " + what, Reworded(SqlDialect.MySql, reword), Live, Archive);
        Statement("of live", s => s with { ReadLive = "SELECT 1" });
        Statement("of the backup", s => s with { ReadArchive = "SELECT 1" });
        Statement("of verify", s => s with { ReadArchiveText = "SELECT 1" });
        Statement("that counts", s => s with { CountArchive = null });
        data.Add("argument", new TestPlan(Declaration).With(new DateTime(2025, 3, 1), new DateTime(2025, 3, 4)), Live, Archive);
        InLive("product", Live with { Server = Live.Server with { Product = "MariaDB" } });
        InLive("version", Live with { Server = Live.Server with { Version = "9.7.1" } });
        InLive("server", Live with { Server = Live.Server with { Id = "server-9" } });
        InLive("database", Live with { Database = "shop2" });
        InLive("pins", Live with { Pins = [] });
        InLive("fingerprint", Live with { Fingerprint = "f2" });
        InLive("key", Live with { PrimaryKey = ["id", "active"] });
        InLive("column added", Live.With(BigInt("further")));
        InLive("type", Live.With(DateTime("cancelled_at", 6)));
        InLive("nullability", Live.With(DateTime("cancelled_at") with { Nullable = false }));
        InLive("column moves by itself", Live.With(DateTime("cancelled_at") with { MovesByItself = true }));
        InArchive("version", Archive with { Server = Archive.Server with { Version = "8.4.0" } });
        InArchive("server", Archive with { Server = Archive.Server with { Id = "server-9" } });
        InArchive("database", Archive with { Database = "shop_tuesday" });
        InArchive("type", Archive.With(DateTime("updated_at", 6)));
        return data;
    }

    [Theory]
    [MemberData(nameof(Moved))]
    public void Changes_when_anything_moves(string what, Restore restore, TableInspection live, TableInspection archive)
    {
        Assert.NotEmpty(what);
        Assert.NotEqual(Id, PlanId.Of(restore, live, [archive]));
    }

    [Fact]
    public void Changes_with_every_fact_about_a_column()
    {
        var note = Text("note", "varchar(20)", 20);
        ColumnFacts[] others =
        [
            note with { Name = "notes" }, note with { Type = "varchar(21)" }, note with { Family = ColumnFamily.Json }, note with { Nullable = false },
            note with { Least = 1 }, note with { Greatest = 1 }, note with { Precision = 1 }, note with { Scale = 1 }, note with { Length = 21 },
            note with { Charset = "latin1" }, note with { Collation = "utf8mb4_general_ci" }, note with { Generated = true }, note with { MovesByItself = true },
        ];
        var ids = others.Append(note).Select(column => PlanId.Of(Story, Live.With(column), [Archive])).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void The_backup_has_the_names_of_live_unless_the_declaration_says_otherwise()
    {
        var declaration = Declaration with { Table = "variants", Match = ["active"] };
        Assert.Equal("variants", declaration.ArchiveTable);
        Assert.Equal((declaration.Key, declaration.Match, declaration.WhereColumns), (declaration.ArchivedKey, declaration.ArchivedMatch, declaration.ArchivedWhereColumns));
        Assert.Equal("old", (declaration with { ArchiveTable = "old" }).ArchiveTable);
        Assert.Equal(
            PlanId.Of(RestoreOf(declaration), Live, [Archive]),
            PlanId.Of(RestoreOf(declaration with { ArchiveTable = "variants", ArchivedKey = declaration.Key }), Live, [Archive]));
    }

    [Fact]
    public void Stays_when_only_statistics_and_notes_change()
    {
        var planned = Live with { Control = new ControlTables("j", "e", [], [], ["j"]) };
        var live = Live with { EstimatedRows = 5, Notes = ["note"], Control = new ControlTables("j", "e", [], [], []) };
        Assert.Equal(PlanId.Of(RestoreOf(Declaration), planned, [Archive]), PlanId.Of(RestoreOf(Declaration), live, [Archive with { EstimatedRows = 7 }]));
    }

    [Fact]
    public void Stays_when_a_statement_is_reworded_that_does_not_run_here()
    {
        var another = Reworded(SqlDialect.Sqlite, s => s with { ReadLive = "SELECT 1", Apply = "UPDATE 1", ReadArchive = "SELECT 2" });
        Assert.Equal(Id, PlanId.Of(another, Live, [Archive]));
        Assert.Equal(PlanId.OfUndo(Story, Live, 1), PlanId.OfUndo(another, Live, 1));
        Assert.NotEqual(Id, PlanId.Of(another, Live with { Dialect = SqlDialect.Sqlite }, [Archive]));
    }

    [Fact]
    public void Each_side_has_the_statements_of_its_own_dialect()
    {
        var file = Archive with { Dialect = SqlDialect.Sqlite };
        var id = PlanId.Of(Story, Live, [Archive, file]);
        string Of(SqlDialect dialect, Func<Statements, Statements> reword) => PlanId.Of(Reworded(dialect, reword), Live, [Archive, file]);

        Assert.NotEqual(id, Of(SqlDialect.Sqlite, s => s with { ReadArchive = "SELECT 1" }));
        Assert.NotEqual(id, Of(SqlDialect.MySql, s => s with { ReadArchive = "SELECT 1" }));
        Assert.NotEqual(id, Of(SqlDialect.MySql, s => s with { Apply = "UPDATE 1" }));
        Assert.Equal(id, Of(SqlDialect.Sqlite, s => s with { Apply = "UPDATE 1" }));
        Assert.Equal(PlanId.Of(Story, Live, [file]), PlanId.Of(Reworded(SqlDialect.MySql, s => s with { ReadArchive = "SELECT 1" }), Live, [file]));
    }

    [Fact]
    public void Is_64_lower_case_hexadecimal_digits() => Assert.Matches("^[0-9a-f]{64}$", Id);

    [Fact]
    public void Of_an_undo_depends_on_the_run_and_on_no_backup()
    {
        Assert.Equal(PlanId.OfUndo(Story, Live, 1), PlanId.OfUndo(Story, Live, 1));
        Assert.NotEqual(PlanId.OfUndo(Story, Live, 1), PlanId.OfUndo(Story, Live, 2));
        Assert.NotEqual(PlanId.OfUndo(Story, Live, 1), PlanId.OfUndo(Story, Live with { Fingerprint = "f2" }, 1));
    }

    [Fact]
    public void No_id_trusts_what_is_there() => PlanId.Demand(null, Id);

    [Theory]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(64)]
    public void Its_first_digits_are_enough_from_twelve_on(int digits) => PlanId.Demand(Id[..digits].ToUpperInvariant(), Id);

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("0123456789a")]
    [InlineData("not hexadecimal")]
    public void What_is_no_id_is_refused_as_such(string text)
    {
        var refused = Assert.Throws<RestoreRefusedException>(() => PlanId.Demand(text, Id));
        Assert.Contains("is not a plan id", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_id_is_refused_because_something_has_moved()
    {
        var refused = Assert.Throws<RestoreRefusedException>(() => PlanId.Demand(PlanId.OfUndo(Story, Live, 1), Id));
        Assert.StartsWith("Something has moved since plan ", refused.Message, StringComparison.Ordinal);
    }

    private static Restore Reworded(SqlDialect dialect, Func<Statements, Statements> reword) =>
        new TestPlan(Declaration, (d, statements) => d == dialect ? reword(statements) : statements).With(new DateTime(2025, 3, 1), new DateTime(2025, 3, 3));
}
