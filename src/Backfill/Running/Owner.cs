namespace Backfill.Running;

/// <summary>Who runs it, for the record.</summary>
internal static class Owner
{
    public static string Text(RunOptions options) =>
        $"{options.StartedBy ?? $"{Environment.UserName}@{Environment.MachineName}"}, process {Environment.ProcessId}";
}
