using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Backfill.Planning;

// Types in types.
namespace Backfill.Sqlite.Tests.Declarations;

internal static partial class Outer
{
    internal static RestorePlan Plan => Nested.Plan;

    [Table("shapes")]
    [Restore("Archive", nameof(Name), nameof(Earlier), Where = nameof(Chosen), Guard = nameof(Same))]
    private sealed partial record Nested([property: Key] long Id, string? Name, string? Earlier, int Amount)
    {
        internal static RestorePlan Plan => Restores.All[0];

        private static bool Chosen(Nested live, int least) => live.Amount >= least && live.Id > 0;

        private static bool Same(Nested live, Nested archived) => live.Id == archived.Id && live.Amount == archived.Amount;
    }
}

internal partial interface IOuter
{
    internal partial struct Middle
    {
        [Table("shapes")]
        [Restore("Archive", nameof(Name), nameof(Earlier), Where = nameof(Chosen), Guard = nameof(Same))]
        internal sealed partial class Nested
        {
            [Key]
            public long Id { get; init; }

            public string? Name { get; init; }

            public string? Earlier { get; init; }

            public int Amount { get; init; }

            internal static RestorePlan Plan => Restores.All[0];

            private static bool Chosen(Nested live, int least) => live.Amount >= least && live.Id > 0;

            private static bool Same(Nested live, Nested archived) => live.Id == archived.Id && live.Amount == archived.Amount;
        }
    }
}
