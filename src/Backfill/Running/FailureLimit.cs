using System.Globalization;

namespace Backfill.Running;

/// <summary>How many rows of a run may fail before it stops: counted over the whole run, whoever worked on it.</summary>
internal static class FailureLimit
{
    /// <summary>Fewer selected rows say nothing about a ratio.</summary>
    private const int RowsBeforeRatio = 100;

    public static bool IsExceeded(OutcomeCounts counts, double ratio) => counts.Selected >= RowsBeforeRatio && counts[Outcome.Failed] > ratio * counts.Selected;

    /// <summary>A ratio that twice as many failures keep to, in hundredths.</summary>
    public static double Enough(OutcomeCounts counts) => Math.Min(1, Math.Ceiling(200.0 * counts[Outcome.Failed] / counts.Selected) / 100);

    /// <summary>Figures and ratio in words.</summary>
    public static string Words(long failed, long selected) => string.Create(CultureInfo.InvariantCulture, $"{failed:N0} of {selected:N0} rows");
}
