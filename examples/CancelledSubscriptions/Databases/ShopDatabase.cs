using System.Data.Common;
using Backfill;
using Backfill.Stores;

namespace CancelledSubscriptions.Databases;

/// <summary>The two databases of the story, live and its backup, on one product.</summary>
internal abstract class ShopDatabase
{
    /// <summary>The product and its version.</summary>
    public abstract string Product { get; }

    /// <summary>In one sentence: who moves <c>updated_at</c> when a row is written here.</summary>
    public abstract string WhoMovesUpdatedAt { get; }

    /// <summary>What a statement must add to its SET so that <c>updated_at</c> moves; empty where the server does it.</summary>
    public abstract string Touch { get; }

    /// <summary>Rows per INSERT while the tables are filled.</summary>
    public abstract int RowsPerInsert { get; }

    /// <summary>Makes both tables, empty. What an earlier telling left is replaced; anything else is left alone, by an exception.</summary>
    /// <exception cref="StoryException">A table of that name is there and not ours.</exception>
    public abstract void MakeTables();

    /// <summary>A new connection to the live database.</summary>
    public abstract DbConnection OpenLive();

    /// <summary>A new connection to the backup.</summary>
    public abstract DbConnection OpenArchive();

    /// <summary>Sets the clock of a session, so that the past can be replayed.</summary>
    public abstract void SetClock(DbConnection session, DateTime now);

    /// <summary>What restores: Backfill on these two databases.</summary>
    /// <param name="observe">Is given each live store that Backfill opens, and may stand before it.</param>
    public abstract BackfillRunner Runner(Func<ILiveStore, ILiveStore> observe);
}

/// <summary>The story cannot be told; the message is one sentence that says why.</summary>
internal sealed class StoryException(string message) : Exception(message);
