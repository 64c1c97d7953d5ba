using Backfill.Stores;

namespace Backfill.Running;

/// <summary>Refuses options out of range before anything is opened.</summary>
internal static class RunOptionsCheck
{
    public static RunOptions Checked(RunOptions? options)
    {
        var given = options ?? new RunOptions();
        var problem =
            given.BatchSize is < 1 or > 5000 ? $"A batch has 1 to 5000 rows, not {given.BatchSize}."
            : given.Limit < 1 ? $"A limit is at least 1 row, not {given.Limit}."
            : given.ExceptionCap is < 0 or > 10_000_000 ? $"Between 0 and 10,000,000 exceptions can be kept, not {given.ExceptionCap}."
            : given.MaxFailureRatio is not (>= 0 and <= 1) ? $"A failure ratio is between 0 and 1, not {given.MaxFailureRatio}."
            : null;
        return problem is null ? given : throw new RestoreRefusedException(problem);
    }
}
