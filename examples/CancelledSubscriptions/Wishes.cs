using CancelledSubscriptions.Databases;

namespace CancelledSubscriptions;

/// <summary>What the user asked for.</summary>
internal sealed record Wishes
{
    private const string Usage =
        """
        usage: CancelledSubscriptions [--folder PATH] [--live CONNECTION --archive CONNECTION] [--break-one-expectation]
               CancelledSubscriptions cli COMMAND …      the command line, on the files that the story left
          --folder                  where the two SQLite files are made
          --live, --archive         tell the story on MySQL or MariaDB instead, in the databases that the connection strings name
          --break-one-expectation   make the final check expect one wrong value, to see it fail
        """;

    /// <summary>Where the SQLite files are made when nothing else is asked for.</summary>
    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "shop");

    public string Folder { get; private init; } = DefaultFolder;

    public string? Live { get; private init; }

    public string? Archive { get; private init; }

    public bool BreakOneExpectation { get; private init; }

    /// <exception cref="StoryException">The arguments are not understood; the message says what can be said.</exception>
    public static Wishes Of(ReadOnlySpan<string> args)
    {
        var wishes = new Wishes();
        while (!args.IsEmpty)
        {
            switch (args)
            {
                case ["--folder", var folder, ..]:
                    wishes = wishes with { Folder = Path.GetFullPath(folder) };
                    args = args[2..];
                    break;
                case ["--live", var live, ..]:
                    wishes = wishes with { Live = live };
                    args = args[2..];
                    break;
                case ["--archive", var archive, ..]:
                    wishes = wishes with { Archive = archive };
                    args = args[2..];
                    break;
                case ["--break-one-expectation", ..]:
                    wishes = wishes with { BreakOneExpectation = true };
                    args = args[1..];
                    break;
                default:
                    throw new StoryException(Usage);
            }
        }

        return (wishes.Live is null) == (wishes.Archive is null) ? wishes : throw new StoryException("--live and --archive go together.");
    }
}
