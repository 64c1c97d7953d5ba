using Microsoft.Extensions.Configuration;

namespace Backfill;

/// <summary>What surrounds <see cref="BackfillApp"/>; everything left null is the process's own.</summary>
public sealed record BackfillAppOptions
{
    /// <summary>Where <c>ConnectionStrings:Live</c> and <c>ConnectionStrings:NAME</c> of each backup are; appsettings.json of the current folder, then the environment, when null.</summary>
    public IConfiguration? Configuration { get; init; }

    /// <summary>Where results go.</summary>
    public TextWriter? Output { get; init; }

    /// <summary>Where progress, questions and errors go.</summary>
    public TextWriter? Error { get; init; }

    /// <summary>Where answers come from.</summary>
    public TextReader? Input { get; init; }

    /// <summary>Whether a person sits at the console: then <c>run</c> and <c>undo</c> ask, and progress is a bar. Found out when null.</summary>
    public bool? IsTerminal { get; init; }

    /// <summary>Columns of the console, 40 or more; found out when null.</summary>
    public int? Width { get; init; }

    /// <summary>What starts the program in the commands it suggests, as a shell takes it (<c>dotnet run --project fix --</c>); found out from how it was started when null.</summary>
    public string? Name { get; init; }

    /// <summary>Finishes the batch in hand and stops, as Ctrl-C does.</summary>
    public CancellationToken Stopping { get; init; }
}
