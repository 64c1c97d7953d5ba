using CancelledSubscriptions.Accident;
using CancelledSubscriptions.Databases;
using CancelledSubscriptions.Telling;

namespace CancelledSubscriptions;

/// <summary>The command line on the files that the story left.</summary>
internal static class CommandLine
{
    /// <summary>How it is called from the repository.</summary>
    private const string Name = "dotnet run --project examples/CancelledSubscriptions -- cli";

    /// <summary>Sets the connection strings that the environment does not set.</summary>
    public static void PointAtTheFiles()
    {
        var shop = new SqliteShop(Wishes.DefaultFolder);
        Point("Live", shop.LiveFile);
        Point(Shop.Backups.Archive, shop.ArchiveFile);
    }

    /// <summary>Tells how to go on by hand.</summary>
    public static void Invite(Narrator narrator, ShopDatabase shop, long lastRun)
    {
        if (shop is not SqliteShop files || Path.GetDirectoryName(files.LiveFile) != Wishes.DefaultFolder)
        {
            return;
        }

        narrator.Line("");
        narrator.Line($"The files are left in {Wishes.DefaultFolder}. Go on by hand:");
        narrator.Line($"  {Name} status");
        narrator.Line($"  {Name} verify {lastRun}");
        narrator.Line($"  {Name} dry-run --stamped-from {Dates.FirstRunDay:yyyy-MM-dd} --stamped-to {Dates.DayAfter:yyyy-MM-dd}");
    }

    private static void Point(string name, string file)
    {
        var variable = $"ConnectionStrings__{name}";
        if (Environment.GetEnvironmentVariable(variable) is null)
        {
            Environment.SetEnvironmentVariable(variable, $"Sqlite={file}");
        }
    }
}
