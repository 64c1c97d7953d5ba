using System.Text.Json;
using Backfill.Cli.Tests.Declared;
using Backfill.Cli.Tests.Harness;
using Backfill.Planning;

namespace Backfill.Cli.Tests;

/// <summary>Every way in which a program can name its restores: each compiles here, and offers what it says.</summary>
public sealed class SpellingTests
{
    private const string Subscription = "SubscriptionVariant.CancelledAt";

    private const string Note = "RoleNote.Note";

    private delegate Task<int> Spelling(string[] args, BackfillAppOptions options);

    [Fact]
    public async Task One_type_or_several_with_and_without_a_spread_all_or_single_ones()
    {
        var account = Account.Restores.All.Select(r => r.Declaration.Name).ToArray();
        List<RestorePlan> some = [RoleNote.Restores.All[0]];
        await OffersAsync((args, options) => BackfillApp.RunAsync(args, options, SubscriptionVariant.Restores.All), Subscription);
        await OffersAsync((args, options) => BackfillApp.RunAsync(args, options, [.. SubscriptionVariant.Restores.All, .. RoleNote.Restores.All]), Subscription, Note);
        await OffersAsync((args, options) => BackfillApp.RunAsync(args, options, SubscriptionVariant.Restores.All, RoleNote.Restores.All), Subscription, Note);
        await OffersAsync(
            (args, options) => BackfillApp.RunAsync(args, options, SubscriptionVariant.Restores.All, RoleNote.Restores.All, Account.Restores.All), [Subscription, Note, .. account]);
        await OffersAsync((args, options) => BackfillApp.RunAsync(args, options, RoleNote.Restores.All[0]), Note);
        await OffersAsync((args, options) => BackfillApp.RunAsync(args, options, RoleNote.Restores.All[0], SubscriptionVariant.Restores.All[0]), Note, Subscription);
        await OffersAsync((args, options) => BackfillApp.RunAsync(args, options, RoleNote.Restores.Note(null).Plan), Note);
        await OffersAsync((args, options) => BackfillApp.RunAsync(args, options, [RoleNote.Restores.All[0], .. SubscriptionVariant.Restores.All]), Note, Subscription);
        await OffersAsync((args, options) => BackfillApp.RunAsync(args, options, some, [SubscriptionVariant.Restores.All[0]]), Note, Subscription);
        await OffersAsync((args, options) => BackfillApp.RunAsync(args, options, some.ToArray()), Note);
        await OffersAsync((args, options) => BackfillApp.RunAsync(args, options, some.Concat(SubscriptionVariant.Restores.All)), Note, Subscription);
        await OffersAsync((args, options) => BackfillApp.RunAsync(args, options, some, SubscriptionVariant.Restores.All.Where(_ => false), []), Note);
    }

    /// <summary>The same without options, whose output is the console's.</summary>
    [Fact]
    public async Task The_surroundings_can_be_left_out()
    {
        Assert.Equal(ExitCode.Done, await BackfillApp.RunAsync(["list"], SubscriptionVariant.Restores.All));
        Assert.Equal(ExitCode.Done, await BackfillApp.RunAsync(["list"], [.. SubscriptionVariant.Restores.All, .. RoleNote.Restores.All]));
        Assert.Equal(ExitCode.Done, await BackfillApp.RunAsync(["list"], SubscriptionVariant.Restores.All, RoleNote.Restores.All));
        Assert.Equal(ExitCode.Done, await BackfillApp.RunAsync(["list"], SubscriptionVariant.Restores.All, RoleNote.Restores.All, Account.Restores.All));
        Assert.Equal(ExitCode.Done, await BackfillApp.RunAsync(["list"], RoleNote.Restores.All[0]));
        Assert.Equal(ExitCode.Done, await BackfillApp.RunAsync(["list"], RoleNote.Restores.All[0], SubscriptionVariant.Restores.All[0]));
        Assert.Equal(ExitCode.Refused, await BackfillApp.RunAsync(["list"]));
        Assert.Equal(ExitCode.Refused, await BackfillApp.RunAsync(["list"], RoleNote.Restores.All, RoleNote.Restores.All));
    }

    [Fact]
    public async Task Two_types_of_one_name_are_one_sentence()
    {
        var ran = await RunAsync((args, options) => BackfillApp.RunAsync(args, options, RoleNote.Restores.All, SubscriptionVariant.Restores.All, Outer.RoleNote.Restores.All));
        ran.Is(2);
        Assert.Equal(
            "Two restores are called 'RoleNote.Note', one of Backfill.Cli.Tests.Declared.RoleNote and one of Backfill.Cli.Tests.Declared.Outer.RoleNote: give one of them a Name of its own.\n", ran.Error);
    }

    [Fact]
    public async Task One_type_given_twice_is_one_sentence()
    {
        var ran = await RunAsync((args, options) => BackfillApp.RunAsync(args, options, RoleNote.Restores.All, RoleNote.Restores.All));
        ran.Is(2);
        Assert.Equal("The restore 'RoleNote.Note' of Backfill.Cli.Tests.Declared.RoleNote is given to BackfillApp.RunAsync twice: leave one out.\n", ran.Error);
    }

    private static async Task OffersAsync(Spelling spelling, params string[] names)
    {
        var ran = await RunAsync(spelling);
        ran.Is(0);
        using var json = JsonDocument.Parse(ran.Out);
        Assert.Equal(names, json.RootElement.EnumerateArray().Select(r => r.GetProperty("restore").GetString()));
    }

    private static async Task<Ran> RunAsync(Spelling spelling)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exit = await spelling(["list", "--json"], new BackfillAppOptions { Output = output, Error = error, IsTerminal = false, Name = "fix" });
        return new Ran(exit, output.ToString(), error.ToString());
    }
}
