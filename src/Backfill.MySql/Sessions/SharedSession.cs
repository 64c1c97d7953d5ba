using System.Diagnostics;
using Backfill.Stores;

namespace Backfill.MySql.Sessions;

/// <summary>A session opened when first needed, used by one caller at a time, and dropped after any error or a long silence.</summary>
internal sealed class SharedSession : IAsyncDisposable
{
    private readonly SessionSource _source;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private MySqlSession? _session;

    public SharedSession(SessionSource source) => _source = source;

    /// <summary>Runs <paramref name="work"/> on the session.</summary>
    /// <param name="doing">What it does, as a gerund, for messages.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="StoreException">Server or connection failed.</exception>
    public async Task<T> UseAsync<T>(string doing, Func<MySqlSession, Task<T>> work, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        var began = Stopwatch.GetTimestamp();
        try
        {
            if (_session is { IsStale: true })
            {
                await DropAsync();
            }

            _session ??= await _source.OpenAsync(cancellationToken);
            return await work(_session);
        }
        catch (Exception e)
        {
            await DropAsync();
            if (ServerErrors.Is(e))
            {
                throw ServerErrors.Translate(e, doing, (int)Stopwatch.GetElapsedTime(began).TotalSeconds);
            }

            throw;
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await DropAsync();
        _gate.Dispose();
    }

    private async Task DropAsync()
    {
        if (_session is { } session)
        {
            _session = null;
            await session.DisposeAsync();
        }
    }
}
