using System.Globalization;
using Backfill.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Tests;

/// <summary>BKF03xx: each fires at its exact span and names the line of the schema file, and stays silent one step beside it.</summary>
public class SchemaDiagnosticsTests
{
    private const string Table = """
        CREATE TABLE `orders` (
          `id` int NOT NULL,
          `total` decimal(10,2) NOT NULL,
          `paid` decimal(10,2) DEFAULT NULL,
          `count` int unsigned NOT NULL,
          `state` varchar(20) CHARACTER SET latin1 NOT NULL,
          `closed_at` datetime(6) DEFAULT NULL,
          `updated_at` datetime(6) NOT NULL,
          `stamp` timestamp NOT NULL,
          PRIMARY KEY (`id`)
        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
        """;

    [Fact]
    public void BKF0301_no_schema_file_is_said_once_and_is_no_error()
    {
        const string Two = """
            [Restore("Friday", nameof(Total))] public partial record Order { [Key] public int Id { get; init; } public decimal Total { get; init; } }
            [Restore("Friday", nameof(Total))] public partial record Other { [Key] public int Id { get; init; } public decimal Total { get; init; } }
            """;
        var run = Expect.Silent(Two);
        var said = Assert.Single(run.Unchecked);
        Assert.Equal(("BKF0301", DiagnosticSeverity.Info), (said.Id, said.Severity));
        Assert.Equal("Restore(\"Friday\", nameof(Total))", Text(said.Location));
        Assert.Equal(run.Input.SyntaxTrees[0].ToString().IndexOf("Restore(\"", StringComparison.Ordinal), said.Location.SourceSpan.Start);
    }

    [Fact]
    public void BKF0301_stays_silent_where_there_is_a_schema_file_or_no_restore()
    {
        Assert.Empty(Run("[Restore(\"Friday\", nameof(Total))]", Table).Unchecked);
        Assert.Empty(GeneratorRun.Valid("public class Order;").Unchecked);
    }

    [Fact]
    public void A_declaration_that_fits_is_silent() =>
        Silent("[Restore(\"Friday\", nameof(ClosedAt), nameof(UpdatedAt), Where = nameof(Which), Guard = nameof(Ok), SkipIfSourceUnchanged = true)]", Table);

    [Theory]
    [InlineData("orders", "ordres", "; did you mean 'ordres'?")]
    [InlineData("orders", "customers", "")]
    public void BKF0302_an_unknown_table(string before, string after, string end) =>
        Says("BKF0302", "[Restore(\"Friday\", nameof(Total))]", Edited(before, after), null, $"There is no table 'orders' in shop.schema.sql{end}", table: "[Table([|\"orders\"|])]");

    [Fact]
    public void BKF0302_an_unknown_table_of_a_type_without_Table() =>
        Says("BKF0302", "[Restore(\"Friday\", nameof(Total))]", Edited("orders", "order_"), null, "There is no table 'order' in shop.schema.sql; did you mean 'order_'?", table: "", type: "[|Order|]");

    [Fact]
    public void BKF0302_stays_silent_in_other_case() => Silent("[Restore(\"Friday\", nameof(Total))]", Edited("orders", "Orders"));

    [Fact]
    public void BKF0303_a_view() =>
        Says("BKF0303", "[Restore(\"Friday\", nameof(Total))]", "CREATE VIEW `orders` AS SELECT 1 AS `id`;", null, "'orders' is a view in shop.schema.sql; declare the table itself", table: "[Table([|\"orders\"|])]");

    [Theory]
    [InlineData("[Restore(\"Friday\", [|nameof(Total)|])]", "total", "totals", 3, "The table 'orders' has no column 'total' in shop.schema.sql; did you mean 'totals'?")]
    [InlineData("[Restore(\"Friday\", nameof(Paid), nameof(Total), Where = [|nameof(Which)|])]", "updated_at", "changed", 1, "The table 'orders' has no column 'updated_at' in shop.schema.sql")]
    [InlineData("[Restore(\"Friday\", nameof(Paid), nameof(Total), Guard = [|nameof(Ok)|])]", "`count`", "`counted`", 5, "The table 'orders' has no column 'count' in shop.schema.sql; did you mean 'counted'?")]
    [InlineData("[Restore(\"Friday\", nameof(ClosedAt), [|nameof(UpdatedAt)|], SkipIfSourceUnchanged = true)]", "updated_at", "changed", 1, "The table 'orders' has no column 'updated_at' in shop.schema.sql")]
    public void BKF0304_an_unknown_column(string restore, string before, string after, int line, string message) => Says("BKF0304", restore, Edited(before, after), line, message);

    [Fact]
    public void BKF0304_an_unknown_key() =>
        Says("BKF0304", "[Restore(\"Friday\", nameof(Total))]", Edited("`id`", "`no`"), 1, "The table 'orders' has no column 'id' in shop.schema.sql", key: "[Key] public int [|Id|] { get; init; }");

    [Fact]
    public void BKF0304_stays_silent_on_a_source_that_only_the_backup_has() => Silent("[Restore(\"Friday\", nameof(ClosedAt), nameof(UpdatedAt))]", Edited("`updated_at` datetime(6) NOT NULL,", ""));

    [Theory]
    [InlineData("[Restore(\"Friday\", nameof(Many))]", "public int [|Many|] { get; init; }", "`many` bigint", "'Many' cannot show every value of the column 'many', which is bigint in shop.schema.sql; declare it as long")]
    [InlineData("[Restore(\"Friday\", nameof(Many))]", "public long [|Many|] { get; init; }", "`many` bigint(20) unsigned", "declare it as ulong")]
    [InlineData("[Restore(\"Friday\", nameof(Many))]", "public ushort [|Many|] { get; init; }", "`many` smallint", "declare it as short")]
    [InlineData("[Restore(\"Friday\", nameof(Many))]", "public double [|Many|] { get; init; }", "`many` decimal(9,2)", "declare it as decimal")]
    [InlineData("[Restore(\"Friday\", nameof(Many))]", "public bool [|Many|] { get; init; }", "`many` tinyint", "declare it as sbyte")]
    [InlineData("[Restore(\"Friday\", nameof(Many))]", "public string [|Many|] { get; init; } = \"\";", "`many` datetime", "declare it as DateTime")]
    [InlineData("[Restore(\"Friday\", nameof(Many))]", "public Guid [|Many|] { get; init; }", "`many` varchar(40)", "declare it as string")]
    [InlineData("[Restore(\"Friday\", nameof(Many))]", "public long [|Many|] { get; init; }", "`many` bit(12)", "declare it as ulong")]
    [InlineData("[Restore(\"Friday\", nameof(Many))]", "public long [|Many|] { get; init; }", "`many` point", "a column of that type cannot be carried")]
    public void BKF0305_a_type_that_does_not_fit(string restore, string property, string column, string message) =>
        Says("BKF0305", restore, Edited("`stamp` timestamp", $"{column} NOT NULL,\n  `stamp` timestamp"), 9, message, property: property);

    [Fact]
    public void BKF0305_a_key_that_does_not_fit() =>
        Says("BKF0305", "[Restore(\"Friday\", nameof(Total))]", Edited("`id` int", "`id` bigint"), 2, "declare it as long", key: "[Key] public int [|Id|] { get; init; }");

    [Theory]
    [InlineData("public bool Many { get; init; }", "tinyint(1)")]
    [InlineData("public bool Many { get; init; }", "bit(1)")]
    [InlineData("public sbyte Many { get; init; }", "tinyint(1)")]
    [InlineData("public long Many { get; init; }", "int unsigned")]
    [InlineData("public ushort Many { get; init; }", "year(4)")]
    [InlineData("public string Many { get; init; } = \"\";", "enum('a','b')")]
    [InlineData("public string Many { get; init; } = \"\";", "json")]
    [InlineData("public DateTime Many { get; init; }", "timestamp(3)")]
    [InlineData("public byte[] Many { get; init; } = [];", "varbinary(9)")]
    [InlineData("public ulong Many { get; init; }", "bit(12)")]
    [InlineData("public TimeOnly Many { get; init; }", "time(3)")]
    [InlineData("public Guid Many { get; init; }", "binary(16)")]
    [InlineData("public Guid Many { get; init; }", "char(36)")]
    [InlineData("public Guid Many { get; init; }", "uuid")]
    public void BKF0305_stays_silent_on_a_type_that_fits(string property, string type) =>
        Silent("[Restore(\"Friday\", nameof(Many))]", Edited("`stamp` timestamp", $"`many` {type} NOT NULL,\n  `stamp` timestamp"), property);

    [Fact]
    public void Every_kind_of_property_has_a_column_that_it_shows()
    {
        string[] types =
        [
            "tinyint", "tinyint unsigned", "smallint", "smallint unsigned", "int", "int unsigned", "bigint", "bigint unsigned", "tinyint(1)", "decimal(5,2)", "float", "double", "varchar(5)", "datetime", "date", "time",
            "blob", "uuid",
        ];
        var columns = Generators.Schema.SchemaReader.Read($"CREATE TABLE t ({string.Join(", ", types.Select((t, i) => $"c{i} {t}"))})", default).Tables[0].Table.Columns;
        Assert.All(Enum.GetValues<Model.ColumnKind>(), kind => Assert.Contains(columns, c => Checking.ColumnFit.Shows(kind, c)));
    }

    [Theory]
    [InlineData("public decimal [|Least|] { get; init; }")]
    [InlineData("public string [|Least|] { get; init; } = \"\";", "text")]
    public void BKF0306_a_property_that_cannot_be_null(string property, string type = "decimal(5,2)") =>
        Says("BKF0306", "[Restore(\"Friday\", nameof(Least))]", Edited("`stamp` timestamp", $"`least` {type},\n  `stamp` timestamp"), 9, "'Least' cannot be null, but the column 'least' can in shop.schema.sql", property: property);

    [Fact]
    public void BKF0306_stays_silent_on_a_nullable_property_of_a_column_that_cannot_be_null() =>
        Silent("[Restore(\"Friday\", nameof(Least))]", Edited("`stamp` timestamp", "`least` decimal(5,2) NOT NULL,\n  `stamp` timestamp"), "public decimal? Least { get; init; }");

    [Theory]
    [InlineData("public decimal Source { get; init; }", "nameof(Total)", "decimal(10,3)", "The restored column 'total' (decimal(10,2)) cannot hold every value of the source 'source' (decimal(10,3)): it has fewer digits after the point")]
    [InlineData("public decimal Source { get; init; }", "nameof(Total)", "decimal(11,2)", "it has fewer digits before the point")]
    [InlineData("public uint Source { get; init; }", "nameof(Total)", "int unsigned", null)]
    [InlineData("public DateTime Source { get; init; }", "nameof(Second)", "datetime(6)", "it has fewer digits of a second")]
    [InlineData("public string Source { get; init; } = \"\";", "nameof(State)", "varchar(21) CHARACTER SET latin1", "it is shorter")]
    [InlineData("public string Source { get; init; } = \"\";", "nameof(State)", "varchar(20)", "its character set is latin1, not utf8mb4")]
    [InlineData("public DateTime Source { get; init; }", "nameof(Stamp)", "datetime", "one is an instant and the other a wall clock")]
    [InlineData("public ushort Source { get; init; }", "nameof(Count)", "smallint unsigned", null)]
    [InlineData("public string Source { get; init; } = \"\";", "nameof(State)", "enum('open','closed') CHARACTER SET latin1", null)]
    public void BKF0307_source_against_column(string property, string target, string type, string? message)
    {
        var schema = Edited("`stamp` timestamp", $"`source` {type} NOT NULL,\n  `second` datetime NOT NULL,\n  `stamp` timestamp");
        property += " public DateTime Second { get; init; }";
        if (message is not null)
        {
            Says("BKF0307", $"[Restore(\"Friday\", {target}, [|nameof(Source)|])]", schema, 9, message, property: property);
        }
        else if (target != "nameof(Total)")
        {
            Silent($"[Restore(\"Friday\", {target}, nameof(Source))]", schema, property);
        }
    }

    [Fact]
    public void BKF0307_stays_silent_on_one_column_for_both() => Silent("[Restore(\"Friday\", nameof(State))]", Table);

    [Fact]
    public void BKF0307_the_backups_own_file_counts() =>
        Says(
            "BKF0307",
            "[Restore(\"Friday\", nameof(Paid), [|nameof(Total)|])]",
            Table,
            3,
            "The restored column 'paid' (decimal(10,2)) cannot hold every value of the source 'total' (decimal(10,4))",
            backup: Edited("`total` decimal(10,2)", "`total` decimal(10,4)"));

    [Fact]
    public void BKF0304_the_backups_own_file_lacks_what_the_guard_reads() =>
        Says("BKF0304", "[Restore(\"Friday\", nameof(ClosedAt), nameof(UpdatedAt), Guard = [|nameof(Ok)|])]", Table, 1, "The table 'orders' has no column 'paid' in friday.schema.sql", backup: Edited("`paid` decimal(10,2) DEFAULT NULL,", ""));

    [Fact]
    public void The_backups_own_file_need_not_have_what_is_only_read_from_live() =>
        Silent("[Restore(\"Friday\", nameof(ClosedAt), nameof(UpdatedAt), Where = nameof(Which))]", Table, backup: "CREATE TABLE orders (id int NOT NULL PRIMARY KEY, updated_at datetime(6) NULL);");

    [Fact]
    public void BKF0308_a_generated_column() =>
        Says("BKF0308", "[Restore(\"Friday\", [|nameof(Total)|])]", Edited("`total` decimal(10,2) NOT NULL", "`total` decimal(10,2) GENERATED ALWAYS AS (`paid`) VIRTUAL NOT NULL"), 3, "The column 'total' is generated by the server");

    [Fact]
    public void BKF0308_stays_silent_on_a_comment_that_says_generated_and_on_a_generated_source() => Silent(
        "[Restore(\"Friday\", nameof(Total), nameof(Paid2))]",
        Edited("`total` decimal(10,2) NOT NULL", "`total` decimal(10,2) NOT NULL COMMENT 'generated always as (`paid`) stored',\n  `paid2` decimal(10,2) GENERATED ALWAYS AS (`paid`) STORED NOT NULL"),
        "public decimal Paid2 { get; init; }");

    [Theory]
    [InlineData("PRIMARY KEY (`id`)", "PRIMARY KEY (`id`,`count`)", "has the primary key (id, count) in shop.schema.sql, but the key is declared as (id)")]
    [InlineData("PRIMARY KEY (`id`)", "KEY (`id`)", "has no primary key in shop.schema.sql, but the key is declared as (id)")]
    public void BKF0309_another_primary_key(string before, string after, string message) =>
        Says("BKF0309", "[Restore(\"Friday\", nameof(Total))]", Edited(before, after), after[0] == 'P' ? 2 : 1, message, key: "[Key] public int [|Id|] { get; init; }");

    [Theory]
    [InlineData("Count", "Id", "BKF0309")]
    [InlineData("Id", "Count", null)]
    public void BKF0309_the_order_counts(string first, string second, string? id)
    {
        var schema = Edited("PRIMARY KEY (`id`)", "PRIMARY KEY (`id`,`count`)");
        var attribute = $"public sealed class PrimaryKeyAttribute(params string[] names) : Attribute {{ public int Count => names.Length; }}\n";
        var restore = $"[[|PrimaryKey(nameof({first}), nameof({second}))|]]\n[Restore(\"Friday\", nameof(Total))]";
        if (id is null)
        {
            Silent(restore.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal), schema, before: attribute, key: "public int Id { get; init; }");
        }
        else
        {
            Says(id, restore, schema, 2, "the key is declared as (count, id)", before: attribute, key: "public int Id { get; init; }");
        }
    }

    [Fact]
    public void BKF0310_triggers_on_update_are_named()
    {
        var said = Says(
            "BKF0310",
            "[Restore(\"Friday\", [|nameof(Total)|])]",
            Table + "\nCREATE TRIGGER `audits` AFTER UPDATE ON `orders` FOR EACH ROW SET @a = 1;\nCREATE TRIGGER guards BEFORE UPDATE ON orders FOR EACH ROW SET @a = 1;",
            1,
            "An UPDATE of 'orders' runs triggers in shop.schema.sql, so the run will be refused; drop 'audits', 'guards' for");
        Assert.Equal(DiagnosticSeverity.Warning, said.Severity);
    }

    [Fact]
    public void BKF0310_stays_silent_on_triggers_of_others() =>
        Silent("[Restore(\"Friday\", nameof(Total))]", Table + "\nCREATE TRIGGER a AFTER INSERT ON `orders` FOR EACH ROW SET @a = 1;\nCREATE TRIGGER b AFTER UPDATE ON `other` FOR EACH ROW SET @a = 1;");

    [Fact]
    public void BKF0311_columns_that_move_by_themselves_are_named()
    {
        var schema = Edited("`updated_at` datetime(6) NOT NULL", "`updated_at` datetime(6) NOT NULL ON UPDATE CURRENT_TIMESTAMP(6)").Replace("`stamp` timestamp NOT NULL", "`stamp` timestamp NOT NULL ON UPDATE current_timestamp()", StringComparison.Ordinal);
        var said = Says("BKF0311", "[Restore(\"Friday\", [|nameof(Total)|])]", schema, 3, "Writing 'total' would move 'updated_at', 'stamp' (ON UPDATE CURRENT_TIMESTAMP in shop.schema.sql)");
        Assert.Equal(DiagnosticSeverity.Info, said.Severity);
    }

    [Fact]
    public void BKF0311_stays_silent_on_the_restored_column_itself() =>
        Silent("[Restore(\"Friday\", nameof(UpdatedAt))]", Edited("`updated_at` datetime(6) NOT NULL", "`updated_at` datetime(6) NOT NULL ON UPDATE CURRENT_TIMESTAMP(6)"));

    [Fact]
    public void BKF0312_one_table_in_two_files()
    {
        var run = Run("[Restore(\"Friday\", nameof(Total))]", Table, more: new ProjectFile("b.schema.sql", Edited("int unsigned", "bigint unsigned")));
        var said = Assert.Single(run.Reported);
        Assert.Equal(("BKF0312", "\"orders\""), (said.Id, Text(said.Location)));
        Assert.Contains("is in b.schema.sql and, differently, in shop.schema.sql", said.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void BKF0312_stays_silent_where_both_say_the_same() => Assert.Empty(Run("[Restore(\"Friday\", nameof(Total))]", Table, more: new ProjectFile("b.schema.sql", "-- A copy.\n" + Table)).Reported);

    private static Diagnostic Says(
        string id,
        string restore,
        string schema,
        int? line,
        string message,
        string property = "",
        string table = "[Table(\"orders\")]",
        string type = "Order",
        string key = "[Key] public int Id { get; init; }",
        string before = "",
        string? backup = null)
    {
        var marked = Source(restore, property, table, type, key, before);
        var run = Run(marked, schema, backup);
        var said = Assert.Single(run.Reported);
        Assert.Equal(id, said.Id);
        Assert.Contains(message, said.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var start = marked.IndexOf("[|", StringComparison.Ordinal);
        Assert.Equal(marked[(start + 2)..marked.IndexOf("|]", StringComparison.Ordinal)], Text(said.Location));
        Assert.Equal(start, said.Location.SourceSpan.Start);
        Assert.EndsWith($"/docs/diagnostics/{id}.md", said.Descriptor.HelpLinkUri, StringComparison.Ordinal);
        Assert.Equal(line, said.AdditionalLocations.SingleOrDefault()?.GetLineSpan().StartLinePosition.Line + 1);
        if (said.Severity == DiagnosticSeverity.Error)
        {
            Assert.Contains($"[global::System.Obsolete(\"{id}: {said.GetMessage(CultureInfo.InvariantCulture)}\", error: true)]", run.File.Replace("\\\"", "\"", StringComparison.Ordinal), StringComparison.Ordinal);
        }
        else
        {
            Assert.DoesNotContain("Obsolete", run.File, StringComparison.Ordinal);
        }

        return said;
    }

    private static void Silent(string restore, string schema, string property = "", string key = "[Key] public int Id { get; init; }", string before = "", string? backup = null)
    {
        var run = Run(Source(restore, property, "[Table(\"orders\")]", "Order", key, before), schema, backup);
        Assert.Empty(run.Reported);
        Assert.DoesNotContain("Obsolete", run.File, StringComparison.Ordinal);
    }

    private static GeneratorRun Run(string marked, string schema, string? backup = null, ProjectFile? more = null)
    {
        var source = (marked.Contains("record", StringComparison.Ordinal) ? marked : Source(marked)).Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
        ProjectFile[] files =
        [
            new("shop.schema.sql", schema),
            .. backup is null ? [] : new ProjectFile[] { new("friday.schema.sql", backup, "friday") },
            .. more is null ? [] : new[] { more },
        ];
        var run = GeneratorRun.Of([source], files: files);
        Assert.Empty(run.Compiler);
        return run;
    }

    private static string Source(string restore, string property = "", string table = "[Table(\"orders\")]", string type = "Order", string key = "[Key] public int Id { get; init; }", string before = "") => $$"""
        using System.ComponentModel.DataAnnotations;
        using System.ComponentModel.DataAnnotations.Schema;
        using Backfill;

        {{before}}
        {{table}}
        {{restore}}
        public partial record {{type}}
        {
            {{key}}
            public decimal Total { get; init; }
            public decimal? Paid { get; init; }
            public uint Count { get; init; }
            public string State { get; init; } = "";
            public DateTime? ClosedAt { get; init; }
            public DateTime UpdatedAt { get; init; }
            public DateTime Stamp { get; init; }
            {{property}}

            private static bool Which(Order live) => live.UpdatedAt > live.ClosedAt;

            private static bool Ok(Order live, Order archived) => live.Count > 3 && archived.Paid > 1;
        }
        """;

    private static string Edited(string before, string after)
    {
        Assert.Contains(before, Table, StringComparison.Ordinal);
        return Table.Replace(before, after, StringComparison.Ordinal);
    }

    private static string Text(Location location) => location.SourceTree!.ToString().Substring(location.SourceSpan.Start, location.SourceSpan.Length);
}
