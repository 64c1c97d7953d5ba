using Backfill.Generators.Tests.Harness;
using Backfill.Planning;

namespace Backfill.Generators.Tests;

/// <summary>
/// A batch may be journaled as it was read only where everything that decided on a row is in the journal and can be written back from its own text: the targets, and times that may turn
/// out to be pins.
/// </summary>
public sealed class StagedAsReadTests
{
    private const string LongKey = "[Key] public long Id { get; init; }";

    [Theory]
    [InlineData("bool")]
    [InlineData("byte?")]
    [InlineData("int")]
    [InlineData("ulong")]
    [InlineData("decimal")]
    [InlineData("string?")]
    [InlineData("DateTime?")]
    [InlineData("DateOnly")]
    [InlineData("TimeOnly")]
    [InlineData("TimeSpan")]
    [InlineData("DayOfWeek")]
    public void What_is_carried_as_exact_text_is_staged_as_read(string type) => Assert.NotNull(MySql(Type(LongKey, type)).StageAsRead);

    [Theory]
    [InlineData("float")]
    [InlineData("double")]
    [InlineData("Guid")]
    [InlineData("byte[]")]
    public void Other_values_are_not(string type) => Assert.Null(MySql(Type(LongKey, type)).StageAsRead);

    [Theory]
    [InlineData("string")]
    [InlineData("Guid")]
    [InlineData("byte[]")]
    public void Other_keys_are_not(string type) => Assert.Null(MySql(Type($"[Key] public {type} Id {{ get; init; }} = default!;", "int")).StageAsRead);

    [Fact]
    public void Keys_of_several_whole_numbers_are_staged_as_read()
    {
        var statements = MySql(Type("public int A { get; init; } public ushort B { get; init; }", "int", ofType: "[PrimaryKey(nameof(A), nameof(B))]"));
        Assert.StartsWith("INSERT INTO {journal} (`run_id`, `key_a`, `key_b`, `old`, `new`, `archive_no`{pin_names}) VALUES {read}", statements.StageAsRead, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("archived.Status == 1")]
    [InlineData("live.Value == 1 && archived.Status == 1")]
    [InlineData("live.ChangedAt < archived.ChangedAt")]
    public void A_guard_may_read_the_backup_the_target_and_times(string guard) => Assert.NotNull(MySql(Guarded(guard)).StageAsRead);

    [Theory]
    [InlineData("live.Status == archived.Status")]
    [InlineData("live.ChangedAt < archived.ChangedAt || live.Status == 2")]
    [InlineData("live.Equals(archived)")]
    public void A_guard_that_reads_what_the_journal_does_not_keep_needs_the_lock(string guard) => Assert.Null(MySql(Guarded(guard)).StageAsRead);

    [Fact]
    public void What_Where_alone_reads_is_judged_again_by_SQL()
    {
        var plan = Plan(Type(LongKey, "int", ", Where = nameof(IsOld)", "private static bool IsOld(Thing live) => live.Status == 3 && live.Value > 0;"));
        Assert.Equal(["value", "status"], plan.Declaration.LiveColumns.Select(c => c.Name));
        Assert.Equal(["value"], plan.Declaration.DecidingColumns);
        var apply = plan.Statements(SqlDialect.MySql).ApplyAsRead!;
        Assert.Contains("t.`status` = 3 AND t.`value` > 0", apply, StringComparison.Ordinal);
        Assert.EndsWith("CAST(t.`value` AS BINARY) <=> CAST(j.`old` AS BINARY){pins_unmoved}", apply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(", Match = new[] { nameof(Status) }", "")]
    [InlineData(", Value = nameof(Made)", "private static int Made(Thing live, Thing archived) => live.Status;")]
    public void What_Match_and_Value_read_of_live_decides(string argument, string method) => Assert.Null(MySql(Type(LongKey, "int", argument, method)).StageAsRead);

    [Fact]
    public void A_source_that_is_compared_decides_too()
    {
        Assert.Null(MySql(Type(LongKey, "int", ", source: nameof(Status), SkipIfSourceUnchanged = true")).StageAsRead);
        Assert.NotNull(MySql(Type(LongKey, "int", ", source: nameof(Status)")).StageAsRead);
    }

    [Fact]
    public void SQLite_locks_the_whole_file_and_gains_nothing()
    {
        var statements = Plan(Type(LongKey, "int")).Statements(SqlDialect.Sqlite);
        Assert.Null(statements.StageAsRead);
        Assert.Null(statements.ApplyAsRead);
    }

    private static string Guarded(string guard) =>
        Type(LongKey, "int", ", Guard = nameof(IsFine)", $"private static bool IsFine(Thing live, Thing archived) => {guard};");

    private static Statements MySql(string source) => Plan(source).Statements(SqlDialect.MySql);

    private static RestorePlan Plan(string source) => Assert.Single(GeneratorRun.Valid(source).Load());

    private static string Type(string key, string value, string argument = "", string method = "", string ofType = "") => $$"""
        using System;
        using System.ComponentModel.DataAnnotations;
        using Backfill;

        namespace Shop;

        public sealed class PrimaryKeyAttribute(params string[] columns) : Attribute
        {
            public string[] Columns { get; } = columns;
        }

        {{ofType}}
        [Restore("Friday", nameof(Value){{argument}})]
        public partial record Thing
        {
            {{key}}
            public {{value}} Value { get; init; } = default!;
            public int Status { get; init; }
            public DateTime ChangedAt { get; init; }
            {{method}}
        }
        """;
}
