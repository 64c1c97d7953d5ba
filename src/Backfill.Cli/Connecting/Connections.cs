using Backfill.MySql;
using Backfill.Planning;
using Backfill.Stores;
using Microsoft.Extensions.Configuration;

namespace Backfill.Cli.Connecting;

/// <summary>Opens the live database and the backups that the configuration names.</summary>
internal sealed class Connections(IConfiguration? given, Secrets secrets)
{
    private const string Live = "Live";

    private IConfiguration? _configuration = given;

    /// <summary>A runner on live, and on the backups of <paramref name="restore"/> unless it is null.</summary>
    /// <exception cref="WrongUseException">A connection string is missing or of no known kind.</exception>
    public BackfillRunner Runner(RestorePlan? restore, string? journalSchema)
    {
        var live = Find(Live);
        var archives = new Dictionary<string, Func<CancellationToken, Task<IArchive>>>();
        if (restore is not null)
        {
            foreach (var name in restore.Declaration.Archives)
            {
                var archive = Find(name);
                if (archive.GetType() != live.GetType())
                {
                    throw new WrongUseException($"The connection strings '{Live}' and '{name}' must be of one kind: both Server=, or both Sqlite=FILE.");
                }

                archives.Add(name, archive.OpenArchiveAsync);
            }
        }

        return new BackfillRunner(cancellationToken => live.OpenLiveAsync(journalSchema, cancellationToken), archives);
    }

    /// <summary>The same for a run that exists: a backup that has no connection string is one that the runner refuses, and it knows what can be done without.</summary>
    public BackfillRunner RunnerWithWhatThereIs(RestorePlan restore, string? journalSchema)
    {
        _configuration ??= Read();
        return restore.Declaration.Archives.All(name => !string.IsNullOrWhiteSpace(_configuration.GetConnectionString(name)))
            ? Runner(restore, journalSchema)
            : Runner(null, journalSchema);
    }

    /// <summary>What the live catalogue says about the table of a restore.</summary>
    public async Task<TableInspection> InspectLiveAsync(RestorePlan restore, string? journalSchema, CancellationToken cancellationToken)
    {
        await using var live = await Find(Live).OpenLiveAsync(journalSchema, cancellationToken);
        return await live.InspectAsync(restore.Declaration, cancellationToken);
    }

    /// <summary>What a schema file has of the tables of these restores.</summary>
    public Task<IReadOnlyList<MySqlSchema>> ReadSchemaAsync(IEnumerable<RestorePlan> restores, CancellationToken cancellationToken) =>
        Find(Live).ReadSchemaAsync(restores.Select(r => r.Declaration.Table), cancellationToken);

    /// <exception cref="WrongUseException">There is no such connection string, or it is of no known kind.</exception>
    public Connection Find(string name)
    {
        _configuration ??= Read();
        var text = _configuration.GetConnectionString(name);
        if (string.IsNullOrWhiteSpace(text))
        {
            var similar = Similarity.Nearest(name, _configuration.GetSection("ConnectionStrings").GetChildren().Where(c => !string.IsNullOrWhiteSpace(c.Value)).Select(c => c.Key));
            throw new WrongUseException(
                $"There is no connection string '{name}'{(similar is null ? "" : $", but '{similar}'")}: set the environment variable ConnectionStrings__{name}, or ConnectionStrings:{name} in appsettings.json.");
        }

        secrets.Learn(text);
        return Connection.Parse(name, text);
    }

    private static IConfiguration Read()
    {
        try
        {
            return new ConfigurationBuilder()
                .SetBasePath(Directory.GetCurrentDirectory())
                .AddJsonFile("appsettings.json", optional: true, reloadOnChange: false)
                .AddEnvironmentVariables()
                .Build();
        }
        catch (InvalidDataException)
        {
            throw new WrongUseException($"appsettings.json in {Directory.GetCurrentDirectory()} is not valid JSON.");
        }
    }
}
