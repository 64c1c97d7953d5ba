using Backfill.Sqlite.Sessions;
using SQLitePCL;

namespace Backfill.Sqlite.Catalogue;

/// <summary>The triggers that an update of some columns runs, as SQLite itself sees them when it compiles the statement.</summary>
internal static class UpdateTriggers
{
    /// <summary>Their names, sorted; nothing is run.</summary>
    public static IReadOnlyCollection<string> Find(Session session, string table, IEnumerable<string> columns)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        raw.sqlite3_set_authorizer(session.Handle, (strdelegate_authorizer)Authorize, null);
        try
        {
            session.Execute("read the triggers", $"EXPLAIN UPDATE {Quoted.Table(table)} SET {string.Join(", ", columns.Select(Quoted.Name).Select(c => $"{c} = {c}"))}");
        }
        finally
        {
            raw.sqlite3_set_authorizer(session.Handle, (strdelegate_authorizer?)null, null);
        }

        return found;

        int Authorize(object data, int action, string? first, string? second, string? database, string? trigger)
        {
            if (trigger is not null)
            {
                found.Add(trigger);
            }

            return raw.SQLITE_OK;
        }
    }
}
