using System.Diagnostics;
using Backfill.Planning;

namespace Backfill.Benchmarks.Story;

/// <summary>What it costs to ask the C# method of <c>Where</c> about each row that SQL selected, as a run does.</summary>
internal static class WhereCost
{
    /// <summary>Prints it, and its part of the time that a row takes.</summary>
    public static void Print(double rowsPerSecond)
    {
        var restore = SubscriptionVariant.Restores.CancelledAt(new DateTime(2025, 3, 1), new DateTime(2025, 3, 3));
        var rows = restore.Plan.GetType().BaseType!.GetGenericArguments();
        var nanoseconds = (double)typeof(Loop<,,>).MakeGenericType(rows).GetMethod(nameof(Loop<int, int, int>.Run))!.Invoke(null, [restore.Plan, restore.Arguments])!;
        Console.WriteLine($"loopback: Where in C# takes {nanoseconds:N0} ns for a row, {nanoseconds * rowsPerSecond / 1e9:P1} of the time that Backfill takes for it");
    }

    // The row types are the generated plan's own.
    private static class Loop<TKey, TLive, TArchived>
        where TKey : struct, IEquatable<TKey>
        where TLive : struct
        where TArchived : struct
    {
        private const int Rows = 2_000_000;

        public static double Run(RestorePlan<TKey, TLive, TArchived> plan, Arguments arguments)
        {
            var live = plan.ReadLive(new SelectedRow(plan.Declaration));
            var selected = 0;
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < 2 * Rows; i++)
            {
                if (i == Rows)
                {
                    watch.Restart();
                }

                selected += plan.Selects(in live, arguments) ? 1 : 0;
            }

            return selected == 2 * Rows ? watch.Elapsed.TotalNanoseconds / Rows : throw new InvalidOperationException("Where does not select the row.");
        }
    }

    private sealed class SelectedRow(RestoreDeclaration declaration) : IRowReader
    {
        public bool IsNull(int ordinal) => false;

        public long Int64(int ordinal) => 1;

        public ulong UInt64(int ordinal) => 1;

        public Field Raw(int ordinal) => Field.From(declaration.LiveColumns[ordinal - declaration.Key.Count].Kind == ColumnKind.DateTime ? "2025-03-02 10:00:00" : "0");

        public Field InTargetZone(int ordinal, int column) => Raw(ordinal);
    }
}
