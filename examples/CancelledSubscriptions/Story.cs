using Backfill;
using CancelledSubscriptions.Accident;
using CancelledSubscriptions.Databases;
using CancelledSubscriptions.Telling;
using CancelledSubscriptions.Truth;
using Shop;

namespace CancelledSubscriptions;

/// <summary>The story from the first row to the last check: an accident, and how it is put right while customers keep writing.</summary>
internal sealed class Story
{
    private readonly ShopDatabase _shop;
    private readonly Narrator _narrator;
    private readonly bool _breakOneExpectation;
    private readonly Population _truth = new();
    private readonly Check _check;
    private readonly Damage _damage;
    private readonly RestoreSteps _steps;

    /// <param name="shop">Where it happens.</param>
    /// <param name="narrator">Who tells it.</param>
    /// <param name="breakOneExpectation">Whether the last check is to expect one wrong value, so that it must fail.</param>
    public Story(ShopDatabase shop, Narrator narrator, bool breakOneExpectation)
    {
        _shop = shop;
        _narrator = narrator;
        _breakOneExpectation = breakOneExpectation;
        _check = new Check(shop, _truth, narrator);
        _damage = new Damage(shop, _truth, _check, narrator);
        _steps = new RestoreSteps(shop, _truth, _check, narrator, SubscriptionVariant.Restores.CancelledAt(Dates.FirstRunDay, Dates.DayAfter));
    }

    /// <summary>Tells it. False: something is not as it must be, and the story has said what.</summary>
    public async Task<bool> TellAsync()
    {
        _narrator.Title($"The cancelled subscriptions, told on {_shop.Product}");
        await _narrator.StepAsync("A shop and its backup", _damage.MakeTheShop);
        await _narrator.StepAsync("The accident", _damage.Happen);
        await _narrator.StepAsync("What the story does not tell", _damage.WhatElseHappened);
        await _narrator.StepAsync("plan: what a run would do, and where", _steps.PlanAsync);
        await _narrator.StepAsync("dry-run: every row judged, none written", _steps.DryRunAsync);
        await _narrator.StepAsync("run, while customers are at work", _steps.RunAsync);
        await _narrator.StepAsync("verify: the backup is read again, by another way", _steps.VerifyAsync);
        await _narrator.StepAsync("run again: nothing is left to write", _steps.RunForNothingAsync);
        await _narrator.StepAsync("Customers go on, and verify tells", _steps.CustomersGoOnAsync);
        await _narrator.StepAsync("undo: back to the damage, but for what customers wrote", _steps.UndoAsync);
        await _narrator.StepAsync("run once more", () => _steps.RunOnceMoreAsync(Expected));
        return TellTheEnd();
    }

    private LiveRow? Expected(Subscription row) => _breakOneExpectation && row == _truth.Rows.First(r => r.ThirdRun is Outcome.Restored)
        ? row.AfterTheThirdRun! with { CancelledAt = row.AfterTheThirdRun.CancelledAt!.Value.AddMicroseconds(1) }
        : row.AfterTheThirdRun;

    private bool TellTheEnd()
    {
        _narrator.Line("");
        var seconds = $"{_narrator.Elapsed.TotalSeconds:0.0} s";
        if (_check.Differences > 0)
        {
            _narrator.Line($"NOT as it must be: {Narrator.Number(_check.Differences)} differences from the truth, see WRONG above. {seconds} in all.");
            return false;
        }

        _narrator.Line($"Every row, column and outcome is what the truth, written down when the rows were made, says it must be. {seconds} in all.");
        CommandLine.Invite(_narrator, _shop, _steps.LastRun);
        return true;
    }
}
