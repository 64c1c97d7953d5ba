using Backfill.Decided;
using Backfill.Killed;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Decisions;

/// <summary>Value, Match, Fallback, Otherwise, and groups with several of them.</summary>
public sealed class EndsAsDeclaredTests
{
    [Theory]
    [OnEachServer("address")]
    [OnEachServer("size")]
    public async Task Undisturbed(ServerProduct product, string restore)
    {
        await using var parcels = await Parcels.CreateAsync(product);
        await ParcelTests.EndsAsDeclaredAsync(parcels, restore);
    }

    [Theory]
    [OnEachServer("value", Step.Apply)]
    [OnEachServer("match", Step.Commit)]
    [OnEachServer("fallback", Step.Stage)]
    [OnEachServer("otherwise", Step.Committed)]
    [OnEachServer("address", Step.Apply)]
    [OnEachServer("size", Step.Checkpoint)]
    public async Task Killed(ServerProduct product, string restore, Step step)
    {
        await using var parcels = await Parcels.CreateAsync(product);
        await ParcelTests.EndsAsDeclaredThoughKilledAsync(parcels, restore, step);
    }
}
