namespace Backfill.Generators.Tests;

/// <summary>The declarations of the guide, exactly as they stand there.</summary>
internal static class Declarations
{
    public const string Full = """
        using System.ComponentModel.DataAnnotations;
        using System.ComponentModel.DataAnnotations.Schema;
        using Backfill;
        using static Shop.Backups;

        namespace Shop;

        public static class Backups
        {
            public const string Archive = "Archive";      // the name of a connection string
        }

        [Table("subscription_variants")]
        [Restore(from: Archive, column: nameof(CancelledAt), source: nameof(UpdatedAt),
            Where = nameof(StampedByTheBadJob), Guard = nameof(WasInactiveInTheBackup), SkipIfSourceUnchanged = true)]
        public partial record SubscriptionVariant
        {
            [Key] public ulong Id { get; init; }
            public bool Active { get; init; }
            public DateTime? CancelledAt { get; init; }
            public DateTime UpdatedAt { get; init; }

            private static bool StampedByTheBadJob(SubscriptionVariant live, DateTime stampedFrom, DateTime stampedTo) =>
                !live.Active && live.CancelledAt >= stampedFrom && live.CancelledAt < stampedTo;

            private static bool WasInactiveInTheBackup(SubscriptionVariant live, SubscriptionVariant archived) => !archived.Active;
        }
        """;

    public const string Short = """
        using System.ComponentModel.DataAnnotations;
        using System.ComponentModel.DataAnnotations.Schema;
        using Backfill;
        using static Shop.Backups;

        namespace Shop;

        public static class Backups
        {
            public const string Archive = "Archive";
        }

        [Table("subscription_variants")]
        [Restore(from: Archive, column: nameof(CancelledAt), source: nameof(UpdatedAt))]
        public partial record SubscriptionVariant
        {
            [Key] public ulong Id { get; init; }
            public DateTime? CancelledAt { get; init; }
            public DateTime UpdatedAt { get; init; }
        }
        """;

    /// <summary>A composite key, a positional record with a required member, nested and private, and most of what a condition can be.</summary>
    public const string Composite = """
        using System.ComponentModel.DataAnnotations;
        using System.ComponentModel.DataAnnotations.Schema;
        using Backfill;

        namespace Shop;

        public sealed class PrimaryKeyAttribute(params string[] names) : Attribute { public int Count => names.Length; }

        public enum Color : byte { Red = 3 }

        public static partial class Studio
        {
            [PrimaryKey(nameof(ActorId), nameof(FilmId))]
            [Restore("Friday", nameof(Amount), Name = "film actor's amount", Where = nameof(Which), Guard = nameof(Ok))]
            private partial record FilmActor(ushort ActorId, short FilmId, decimal Amount, Color? Tint, string Name, bool? Flag, int Kind, DateTime? At)
            {
                public required string Note { get; init; }

                private static bool Which(FilmActor row, string? title, int? least) =>
                    (row.Amount > 1.5m || (row.Name != "x" && row.Note == title) || row.Tint == Color.Red || row.Kind > least)
                    && row.Flag == true && row.At is not null && row.FilmId is > 3 and (< 7 or 9) && !(row.Kind > 2 && row.At >= new DateTime(2024, 3, 1));

                private static bool Ok(FilmActor live, FilmActor archived) => live.Name == archived.Name && archived.Tint == Color.Red;
            }
        }
        """;
}
