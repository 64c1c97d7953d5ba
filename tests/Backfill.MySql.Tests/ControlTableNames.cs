using Backfill.Testing.Databases;

namespace Backfill.MySql.Tests;

/// <summary>What plain SQL calls the control tables.</summary>
internal static class ControlTableNames
{
    /// <summary>The quoted name of the only journal.</summary>
    public static Task<string> JournalAsync(DatabasePair databases) => NamedAsync(databases, "backfill_journal");

    /// <summary>The quoted name of the only exception table.</summary>
    public static Task<string> ExceptionsAsync(DatabasePair databases) => NamedAsync(databases, "backfill_exception");

    private static async Task<string> NamedAsync(DatabasePair databases, string prefix) =>
        $"`{databases.JournalSchema}`.`{await databases.Live.ScalarAsync($"SELECT table_name FROM information_schema.tables WHERE table_schema = '{databases.JournalSchema}' AND table_name LIKE '{prefix}%'")}`";
}
