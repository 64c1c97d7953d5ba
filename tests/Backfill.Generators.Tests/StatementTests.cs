using System.Text.RegularExpressions;
using Backfill.Generators.Tests.Harness;
using Backfill.Planning;

namespace Backfill.Generators.Tests;

/// <summary>The generated code is compiled and loaded: its statements and its declaration as the stores see them.</summary>
public partial class StatementTests
{
    private static readonly string[] Slots = ["live", "archive", "journal", "rows", "read", "keys", "pins", "pin_names", "pin_values", "pin_reads", "pins_moved", "pins_unmoved", "texts", "unread"];

    public static TheoryData<string, SqlDialect> Plans => new()
    {
        { Declarations.Full, SqlDialect.MySql },
        { Declarations.Full, SqlDialect.Sqlite },
        { Declarations.Short, SqlDialect.MySql },
        { Declarations.Short, SqlDialect.Sqlite },
        { Declarations.Composite, SqlDialect.MySql },
        { Declarations.Composite, SqlDialect.Sqlite },
    };

    [Theory]
    [MemberData(nameof(Plans))]
    public void Statements_hold_only_known_slots_and_parameters(string source, SqlDialect dialect)
    {
        var plan = Assert.Single(GeneratorRun.Valid(source).Load());
        string[] parameters =
        [
            "run", "undone", "batch", "skip",
            .. plan.Declaration.Key.SelectMany((_, i) => new[] { $"from_{i}", $"until_{i}" }),
            .. plan.Declaration.Parameters.Select(p => p.Name),
            .. plan.Declaration.Constants.Select(c => c.Name),
        ];
        foreach (var sql in StatementTexts.Of(plan.Statements(dialect)))
        {
            Assert.Empty(Slot().Matches(sql).Select(m => m.Groups[1].Value).Except(Slots));
            Assert.Empty(Parameter().Matches(sql).Select(m => m.Groups[1].Value).Except(parameters));
            Assert.Equal(sql.Count(c => c == '{'), Slot().Count(sql));
            Assert.Equal(sql.Count(c => c == '('), sql.Count(c => c == ')'));
            Assert.DoesNotContain(";", sql, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(SqlDialect.MySql, "FORCE INDEX|FOR UPDATE|STRAIGHT_JOIN|<=>", "CROSS JOIN| IS @| BLOB|OFFSET")]
    [InlineData(SqlDialect.Sqlite, "CROSS JOIN|OFFSET", "FORCE INDEX|FOR UPDATE|STRAIGHT_JOIN|<=>|BINARY|DATE_FORMAT")]
    public void A_dialect_keeps_to_its_own_words(SqlDialect dialect, string has, string hasNot)
    {
        var all = string.Join('\n', StatementTexts.Of(GeneratorRun.Valid(Declarations.Composite).Load()[0].Statements(dialect)));
        Assert.All(has.Split('|'), word => Assert.Contains(word, all, StringComparison.Ordinal));
        Assert.All(hasNot.Split('|'), word => Assert.DoesNotContain(word, all, StringComparison.Ordinal));
    }

    [Fact]
    public void The_declaration_says_what_was_declared()
    {
        var declaration = GeneratorRun.Valid(Declarations.Full).Load()[0].Declaration;
        Assert.Equal("SubscriptionVariant.CancelledAt", declaration.Name);
        Assert.Equal("subscription_variants", declaration.Table);
        Assert.Equal("Archive", declaration.From);
        Assert.Equal([new DeclaredColumn("id", ColumnKind.UInt64)], declaration.Key);
        var restored = new RestoredColumn(new DeclaredColumn("cancelled_at", ColumnKind.DateTime, Nullable: true), new DeclaredColumn("updated_at", ColumnKind.DateTime));
        Assert.Equal([restored], declaration.RestoredColumns);
        Assert.Equal(["cancelled_at", "updated_at", "active"], declaration.LiveColumns.Select(c => c.Name));
        Assert.Equal(["cancelled_at", "updated_at"], declaration.DecidingColumns);
        Assert.Equal(["updated_at", "active"], declaration.ArchivedColumns.Select(c => c.Name));
        Assert.Equal(["active", "cancelled_at"], declaration.WhereColumns);
        Assert.Equal([new RestoreParameter("stampedFrom", ColumnKind.DateTime), new RestoreParameter("stampedTo", ColumnKind.DateTime)], declaration.Parameters);
        Assert.True(declaration.SkipIfSourceUnchanged);
        Assert.Null(declaration.TimeZone);
    }

    [Fact]
    public void Constants_can_be_read_back()
    {
        var declaration = GeneratorRun.Valid(Declarations.Composite).Load()[0].Declaration;
        object[] expected = [1.5m, "x", new DateTime(2024, 3, 1)];
        Assert.Equal(expected, declaration.Constants.Select(c => ArgumentText.ParseConstant(c.Kind, c.Text)));
    }

    [GeneratedRegex(@"\{(.*?)\}")]
    private static partial Regex Slot();

    [GeneratedRegex(@"@(\w+)")]
    private static partial Regex Parameter();
}
