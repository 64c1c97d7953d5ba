using Backfill.MySql.Sessions;
using Backfill.Stores;

namespace Backfill.MySql.Catalogue;

/// <summary>Whether account and server have room for the sessions that a run opens on live.</summary>
internal sealed class SessionRoom
{
    /// <summary>One uses the control tables, one lets the backup see which server live is, one reads and one writes.</summary>
    private const int Least = 4;

    private readonly TableCatalogue _catalogue;
    private readonly int _needed;
    private readonly long _ofAccount;
    private readonly long _ofServer;

    private SessionRoom(TableCatalogue catalogue, int needed, long ofAccount, long ofServer) =>
        (_catalogue, _needed, _ofAccount, _ofServer) = (catalogue, needed, ofAccount, ofServer);

    /// <summary>Asks who is connected now.</summary>
    /// <param name="session">A session on live, the only one of ours.</param>
    /// <param name="catalogue">The live table.</param>
    /// <param name="stagesAhead">Whether a second session writes: a batch is staged while another is written.</param>
    public static async Task<SessionRoom> ReadAsync(MySqlSession session, TableCatalogue catalogue, bool stagesAhead) =>
        new(catalogue, stagesAhead ? Least + 1 : Least, Math.Max(0, await CatalogueQueries.OtherSessionsAsync(session)), await CatalogueQueries.SessionsAsync(session) - 1);

    private ServerFacts Server => _catalogue.Server;

    /// <summary>What keeps a run from opening its sessions, whoever is connected.</summary>
    public IEnumerable<Refusal> Lacking()
    {
        if (Server.MostSessionsOfAccount is > 0 and var most && most < _needed)
        {
            yield return new Refusal(
                $"{_catalogue.Account} may have {most} {(most == 1 ? "session" : "sessions")} at once (max_user_connections), and a run opens {_needed} on live.",
                $"ALTER USER {_catalogue.Account} WITH MAX_USER_CONNECTIONS {_needed}, and more where others use the account; where the server sets it for all accounts, raise max_user_connections.");
        }
    }

    /// <summary>What may keep it from them, as things stand now.</summary>
    public IEnumerable<string> Notes()
    {
        if (Server.MostSessionsOfAccount is > 0 and var most && most >= _needed && most - _ofAccount < _needed)
        {
            yield return $"{_catalogue.Account} may have {most} sessions at once, and others have {_ofAccount} of them now: a run opens {_needed} on live, and stops where it gets none.";
        }

        if (Server.MostSessions - _ofServer < _needed)
        {
            yield return $"The live server takes {Server.MostSessions} sessions at once, and others have {_ofServer} of them now: a run opens {_needed}, and stops where it gets none.";
        }
    }
}
