using Backfill.Generators.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;

namespace Backfill.Generators.Tests;

public class GenerationTests
{
    [Fact]
    public void The_declaration_of_the_guide() => Snapshot.Match(GeneratorRun.Valid(Declarations.Full));

    [Fact]
    public void The_short_declaration_of_the_guide() => Snapshot.Match(GeneratorRun.Valid(Declarations.Short));

    [Fact]
    public void Composite_key_and_every_kind_of_condition() => Snapshot.Match(GeneratorRun.Valid(Declarations.Composite));

    [Fact]
    public void Two_restores_one_of_them_across_a_time_zone() => Snapshot.Match(Expect.Silent("""
        [Restore("Friday", nameof(ClosedAt), nameof(UpdatedAt), TimeZone = "Europe/Berlin", SkipIfSourceUnchanged = true)]
        [Restore("Thursday", nameof(Notes))]
        public partial class Ticket
        {
            [Key, Column("ticket_no")] public long Number { get; private set; }
            public DateTime? ClosedAt { get; set; }
            public DateTime UpdatedAt { get; set; }
            public string? Notes { get; set; }
        }
        """));

    [Fact]
    public void Values_that_are_computed_one_of_them_from_the_live_row() => Snapshot.Match(Expect.Silent("""
        public enum Color : byte { Red = 3 }

        [Restore("Friday", nameof(Gross), nameof(Net), Value = nameof(GrossThen), SkipIfSourceUnchanged = true)]
        [Restore("Friday", nameof(Tint), Value = nameof(TintThen), Guard = nameof(Ok), Match = new[] { nameof(Note), nameof(Paid) },
            Fallback = new[] { "Thursday", "Wednesday" }, Otherwise = Otherwise.Null)]
        public partial record Invoice
        {
            [Key] public long Id { get; init; }
            public decimal Net { get; init; }
            public decimal Gross { get; init; }
            public Color? Tint { get; init; }
            public bool Paid { get; init; }
            public string? Note { get; init; }

            private static decimal GrossThen(Invoice live, Invoice archived) => archived.Net * 1.19m;

            private static Color? TintThen(Invoice live, Invoice archived) => live.Paid ? archived.Tint : Color.Red;

            private static bool Ok(Invoice live, Invoice archived) => archived.Note != null;
        }
        """));

    [Fact]
    public void A_key_of_text_bytes_and_a_number() => Snapshot.Match(Expect.Silent("""
        public sealed class PrimaryKeyAttribute(string first, params string[] others) : Attribute { public string All => first + others.Length; }

        [PrimaryKey(nameof(Code), nameof(Id), nameof(Hash), nameof(Line))]
        [Restore("Friday", nameof(Total), Guard = nameof(Ok))]
        public partial record Entry
        {
            public string Code { get; init; } = "";
            public Guid Id { get; init; }
            public byte[] Hash { get; init; } = [];
            public short Line { get; init; }
            public decimal? Total { get; init; }

            private static bool Ok(Entry live, Entry archived) => live.Code == archived.Code && live.Id != Guid.Empty;
        }
        """));

    [Fact]
    public void A_group_of_three_columns_one_of_them_computed_one_across_a_time_zone() => Snapshot.Match(Expect.Silent("""
        [Restore("Friday", nameof(Amount), Group = "money", Where = nameof(Wrong), Guard = nameof(Open), TimeZone = "Europe/Berlin", SkipIfSourceUnchanged = true)]
        [Restore("Friday", nameof(Currency), nameof(Iso), Group = "money", Where = nameof(Wrong), Guard = nameof(Open), TimeZone = "Europe/Berlin", SkipIfSourceUnchanged = true, Value = nameof(Trimmed))]
        [Restore("Friday", nameof(PaidAt), nameof(BookedAt), Group = "money", Where = nameof(Wrong), Guard = nameof(Open), TimeZone = "Europe/Berlin", SkipIfSourceUnchanged = true)]
        public partial record Payment
        {
            [Key] public int Shop { get; init; }
            [Key] public long Number { get; init; }
            public decimal Amount { get; init; }
            public string? Currency { get; init; }
            public string? Iso { get; init; }
            public DateTime? PaidAt { get; init; }
            public DateTime? BookedAt { get; init; }
            public bool Closed { get; init; }

            private static bool Wrong(Payment live, string currency) => live.Currency == currency;

            private static bool Open(Payment live, Payment archived) => !archived.Closed;

            private static string? Trimmed(Payment live, Payment archived) => archived.Iso?.Trim();
        }
        """));

    [Fact]
    public void An_archived_row_of_another_type() => Snapshot.Match(Expect.Silent("""
        public enum OrderState : byte { Open = 1, Closed = 2 }

        public sealed class PrimaryKeyAttribute(string first, params string[] others) : Attribute { public string All => first + others.Length; }

        [PrimaryKey(nameof(Branch), nameof(Number))]
        [Restore<OldOrder>("Friday", column: nameof(ClosedAt), source: nameof(OldOrder.ChangedAt),
            Where = nameof(Stamped), Guard = nameof(WasClosed), Match = new[] { nameof(Mail) }, SkipIfSourceUnchanged = true)]
        [Restore<Audit.Line>("Audit", nameof(Total), nameof(Audit.Line.Cents), Value = nameof(Euro), Where = nameof(Stamped))]
        public partial record Order
        {
            public string Branch { get; init; } = "";
            public long Number { get; init; }
            public DateTime? ClosedAt { get; init; }
            public DateTime ChangedAt { get; init; }
            public decimal Total { get; init; }
            public string? Mail { get; init; }
            [Column(TypeName = "varchar(10)")] public OrderState? State { get; init; }

            private static bool Stamped(Order live, DateTime from) => live.State == OrderState.Closed && live.ClosedAt >= from;

            private static bool WasClosed(Order live, OldOrder archived) => archived.State == true && live.State == OrderState.Closed;

            private static decimal Euro(Order live, Audit.Line archived) => archived.State is null ? 0 : archived.Cents / 100m;
        }

        [Table("orders_2024")]
        public sealed class OldOrder
        {
            [Key, Column("shop_code")] public required string Code { get; set; }
            [Key, Column("no")] public int Number { get; set; }
            [Column("touched")] public DateTime? ChangedAt { get; set; }
            [Column("email")] public string? Mail { get; set; }
            [Column("is_closed")] public bool? State { get; set; }
            public DateTime? ClosedAt { get; set; }
        }

        public static class Audit
        {
            public readonly record struct Line([property: Key] string Branch, [property: Key] long Number, int Cents, [property: Column("status", TypeName = "varchar(10)")] OrderState? State, [property: Column("closed")] DateTime? ClosedAt);
        }
        """));

    [Fact]
    public void An_invalid_restore_beside_a_valid_one()
    {
        var run = GeneratorRun.Of(["""
            using System.ComponentModel.DataAnnotations;
            using Backfill;

            [Restore("Friday", nameof(Total))]
            [Restore("Friday", nameof(Id))]
            public partial record Order { [Key] public int Id { get; init; } public decimal Total { get; init; } }

            public static class Use { public static object Valid => Order.Restores.Total(); public static object Invalid => Order.Restores.Id(1, "two"); public static object All => Order.Restores.All; }
            """]);
        Snapshot.Match(run);
        Assert.Equal("BKF0103", Assert.Single(run.Reported).Id);
        Assert.All(run.Compiler, d => Assert.Equal("CS0619", d.Id));
        Assert.Equal(2, run.Compiler.Count);
        Assert.All(run.Compiler, d => Assert.Contains("BKF0103: 'Id' is part of the key", d.GetMessage(null), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.CSharp14)]
    public void Both_declarations_compile_without_a_warning_in_every_supported_language_version(LanguageVersion version)
    {
        GeneratorRun.Valid(Declarations.Full, version: version);
        GeneratorRun.Valid(Declarations.Short, naming: null, version: version);
    }

    [Fact]
    public void The_file_of_the_guide_has_at_most_250_lines() =>
        Assert.InRange(GeneratorRun.Valid(Declarations.Full).File.TrimEnd('\n').Split('\n').Length, 100, 250);
}
