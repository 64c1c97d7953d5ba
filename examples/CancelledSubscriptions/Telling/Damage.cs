using CancelledSubscriptions.Accident;
using CancelledSubscriptions.Databases;
using CancelledSubscriptions.Truth;

namespace CancelledSubscriptions.Telling;

/// <summary>The steps up to the restore: the shop, the accident, and the days after it.</summary>
internal sealed class Damage(ShopDatabase shop, Population truth, Check check, Narrator narrator)
{
    public Task MakeTheShop()
    {
        shop.MakeTables();
        using var live = shop.OpenLive();
        using var archive = shop.OpenArchive();
        archive.Fill(shop.RowsPerInsert, truth.Rows.Select(row => row.Archived).OfType<ArchivedRow>());
        live.Fill(shop.RowsPerInsert, truth.Rows.Select(row => row.BeforeTheJob).OfType<LiveRow>());
        narrator.Figures(
            (Count(row => row.BeforeTheJob is not null), "subscription variants in live, on 9 March 2026"),
            (Count(row => row.BeforeTheJob is { Active: false }), "of them inactive: their updated_at is when they were cancelled"),
            (Count(row => row.Archived is not null), "in the backup of 01:00 that night, which has no column cancelled_at: the migration came at 12:00"));
        return Task.CompletedTask;
    }

    public Task Happen()
    {
        narrator.Say("A job fills the new column: cancelled_at = updated_at for inactive rows. Writing the one moves the other.");
        narrator.Say(shop.WhoMovesUpdatedAt);
        var first = BadJob.Run(shop, truth.FirstPass);
        var second = BadJob.Run(shop, truth.SecondPass);
        using var live = shop.OpenLive();
        var stamps = live.Scalar<long>("SELECT COUNT(cancelled_at) FROM subscription_variants");
        var wrong = Count(row => row.SecondStamp is not null && row.AfterTheJob!.CancelledAt!.Value.Date != row.BeforeTheJob!.UpdatedAt.Date);
        narrator.Figures(
            (first, $"rows stamped by the first run, at 20:00, before it died, {Narrator.Number(second - first)} rows short of the end: those stamps were right"),
            (second, "rows stamped by the second run, the next morning: it copied the moment of the first run"),
            (wrong, $"stamps now show the day of the first run instead of their own: {Narrator.Percent((double)wrong / stamps)} of {Narrator.Number(stamps)}"));
        check.Figure("Rows stamped by the first run", Count(row => row.FirstStamp is not null), first);
        check.Figure("Rows stamped by the second run", Count(row => row.SecondStamp is not null), second);
        check.Live("what both runs must have left", row => row.AfterTheJob);
        return Task.CompletedTask;
    }

    public Task WhatElseHappened()
    {
        Aftermath.Happen(shop, truth);
        narrator.Figures(
            (Count(Fate.CancelledAfterTheBackup), "were active in the backup and cancelled by their customers before the damage: the backup knows no date for them"),
            (Count(Fate.MissingFromTheBackup), "were made after the backup: it does not have them"),
            (Count(Fate.NoDateInTheBackup), "have no updated_at in the backup"),
            (Count(Fate.EnteredBySupport), "were cancelled by telephone that day and entered by support, who kept updated_at: they look damaged and are right"),
            (Count(Fate.CancelledThatNight) + Count(Fate.CancelledThatNightAndMissed), "really were cancelled that day, in the hour before the backup"),
            (Count(Fate.CancelledAfterTheDamage), "were cancelled after the damage, by an application that now writes the date itself"),
            (Count(Fate.ReactivatedAfterTheDamage), "were damaged, and taken up again before anybody noticed"));
        check.Live("what the truth says", row => row.Damaged);
        return Task.CompletedTask;
    }

    private long Count(Fate fate) => Count(row => row.Fate == fate);

    private long Count(Func<Subscription, bool> selected) => truth.Rows.LongCount(selected);
}
