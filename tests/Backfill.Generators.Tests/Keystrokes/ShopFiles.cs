namespace Backfill.Generators.Tests.Keystrokes;

/// <summary>A type whose code depends on what stands in every other file, in one way each, and one that depends on none.</summary>
internal static class ShopFiles
{
    public const string Schema = """
        CREATE TABLE `order` (
          `id` int NOT NULL, `total` decimal(12,2), `status` tinyint unsigned NOT NULL, `named` varchar(20) NOT NULL, `kind` int NOT NULL, `note` varchar(9) NOT NULL,
          `number` int NOT NULL, `other` int NOT NULL, `moved` datetime NULL, PRIMARY KEY (`id`)
        );
        CREATE TABLE `bill` (`id` int NOT NULL, `total` decimal(12,2) NOT NULL, PRIMARY KEY (`id`));
        CREATE TABLE `lonely` (`nr` int NOT NULL, `mark` tinyint(1) NOT NULL, PRIMARY KEY (`nr`));

        """;

    private const string Usings = """
        using System.ComponentModel.DataAnnotations;
        using System.ComponentModel.DataAnnotations.Schema;
        using Backfill;

        """;

    public static IReadOnlyList<(string Path, string Text)> All { get; } =
    [
        ("Usings.cs", "global using System; global using static Shop.Globals;"),
        ("Order.cs", Usings + """
            using Vendor;
            using static Shop.Backups;

            namespace Shop;

            [Restore(Archive, nameof(Total), Where = nameof(Which), Guard = nameof(Ok))]
            public partial record Order : Entity
            {
                public decimal? Total { get; init; }
                public Status Status { get; init; }
                [Column(TypeName = "varchar(20)")] public Status Named { get; init; }
                public int Kind { get; init; }
                public string Note { get; init; } = "";

                private static bool Ok(Order live, Order archived) => Rules.MayBe(live) && !archived.IsOdd();
            }
            """),
        ("Order.Where.cs", """
            using Vendor;

            namespace Shop;

            partial record Order
            {
                private static bool Which(Order live) => live.Total > Limits.Most && live.Status == Status.Closed && live.Named == Status.Open && live.Kind != Global && live.Note == "x";
            }
            """),
        ("Entity.cs", Usings + """
            namespace Shop;

            public abstract record Entity
            {
                [Key] public int Id { get; init; }
                public int Number { get; init; }
                public int Other { get; init; }
                public virtual bool Odd => Number % 2 == 1;
            }
            """),
        ("Status.cs", "namespace Shop; public enum Status { Open = 1, Closed = 2 }"),
        ("Limits.cs", "namespace Vendor; public static class Limits { public const decimal Most = 5; }"),
        ("Globals.cs", "namespace Shop; public static class Globals { public const int Global = 3; }"),
        ("Backups.cs", "namespace Shop; public static class Backups { public const string Archive = \"Friday\"; }"),
        ("Rules.cs", "namespace Shop; public static class Rules { public static bool MayBe(Order row) => row.Number > 3; }"),
        ("Extensions.cs", "namespace Shop; public static class Extensions { public static bool IsOdd(this Entity row) => row.Odd; }"),
        ("Bill.cs", Usings + """
            namespace Shop;

            [Restore<OldBill>("Friday", nameof(Total), nameof(OldBill.Amount), Guard = nameof(Ok))]
            public partial record Bill
            {
                [Key] public int Id { get; init; }
                public decimal Total { get; init; }

                private static bool Ok(Bill live, OldBill archived)
                {
                    var (amount, tax) = archived;
                    return amount > tax;
                }
            }
            """),
        ("OldBill.cs", Usings + "namespace Shop; [Table(\"old\")] public record OldBill : OldEntity { public decimal Amount { get; init; } public decimal Tax { get; init; } }"),
        ("OldEntity.cs", Usings + "namespace Shop; public abstract record OldEntity { [Key] public int Id { get; init; } }"),
        ("Taking.cs", "namespace Shop; public static class Taking { public static void Deconstruct(this OldBill bill, out decimal amount, out decimal tax) => (amount, tax) = (bill.Amount, bill.Tax); }"),
        ("Lonely.cs", Usings + """
            namespace Alone;

            [Restore("Friday", nameof(Mark), Where = nameof(Selected))]
            public partial record Lonely { [Key] public int Nr { get; init; } public bool Mark { get; init; } static bool Selected(Lonely row) => row.Nr > 1; }
            """),
        ("Unrelated.cs", "namespace Elsewhere; class Unrelated { public int Twice(int x) => 2 * x; }"),
    ];

    public static EditedProject Project()
    {
        var project = new EditedProject();
        foreach (var (path, text) in All)
        {
            project.Write(path, text);
        }

        project.Schema(Schema);
        return project;
    }
}
