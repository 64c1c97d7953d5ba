using Backfill.Stores;

namespace Backfill.Cli.Commands;

/// <summary>Asks whoever sits at a terminal before a run is taken from a process that is at work on it; without a terminal that needs <c>--take-over</c>.</summary>
internal static class TakingOver
{
    /// <summary>Does something with a run, and once more with consent where a process is at work on it.</summary>
    /// <param name="app">The program.</param>
    /// <param name="run">The run.</param>
    /// <param name="given">Whether <c>--take-over</c> was given.</param>
    /// <param name="asks">Whether a person can be asked.</param>
    /// <param name="work">What is done; told whether the run may be taken over.</param>
    public static async Task<T> AskAsync<T>(CommandContext app, long run, bool given, bool asks, Func<bool, Task<T>> work)
    {
        try
        {
            return await work(given);
        }
        catch (RestoreRefusedException refused) when (!given && asks && refused.WaysOut.Any(way => way.TakeOver && way.Run == run))
        {
            app.Terminal.Say(string.Join(" ", refused.Refusals.Select(r => r.ToString().TrimEnd())));
            var answer = await app.Terminal.AskAsync($"Type 'take over' to take run {run} from that process:", app.Stop.Token);
            return answer?.Trim() == "take over" ? await work(true) : throw new WrongUseException($"Run {run} was left to that process; nothing was written.");
        }
    }
}
