namespace Backfill.Sqlite.Tests.Kit;

/// <summary>The control tables as plain SQL sees them.</summary>
internal static class Control
{
    /// <summary>The quoted name of the only journal.</summary>
    public static string Journal(string live) => Named(live, "backfill_journal_");

    /// <summary>The quoted name of the only exception table.</summary>
    public static string Exceptions(string live) => Named(live, "backfill_exception_");

    /// <summary>The state of a run.</summary>
    public static string? State(string live, long run) => Db.One(live, $"SELECT state FROM backfill_run WHERE id = {run}");

    private static string Named(string live, string prefix) =>
        $"\"{Assert.Single(Db.Rows(live, "SELECT name FROM sqlite_schema WHERE type = 'table'"), r => r[0]!.StartsWith(prefix, StringComparison.Ordinal))[0]}\"";
}
