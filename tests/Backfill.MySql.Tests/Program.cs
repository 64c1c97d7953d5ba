using Backfill.MySql.Tests.Decisions;

namespace Backfill.MySql.Tests;

/// <summary>What tests start to kill it.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) => Parcels.DieAsync(args[1..]);
}
