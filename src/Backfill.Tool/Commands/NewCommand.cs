using System.CommandLine;
using Backfill.Cli;
using Backfill.Cli.Commands;
using Backfill.Cli.Connecting;
using Backfill.Cli.Terminals;
using Backfill.Tool.Declaring;

namespace Backfill.Tool.Commands;

/// <summary>Writes the program that declares a restore of a table.</summary>
internal static class NewCommand
{
    public static Command Create(Connections connections, Terminal terminal, StopSignals stop)
    {
        var table = new Argument<string>("table") { Description = "The table, in the database that the connection string names" };
        var column = Named("--column", "COLUMN", "The column to put back; the first that can be, when left out");
        var connection = Named("--connection-name", "NAME", "The connection string to read the table with ('Live' when left out); strings come from appsettings.json or the environment");
        var archive = Named("--archive", "NAME", "What the backup's connection string is called ('Archive' when left out)");
        var output = Named("--output", "FILE", "The file to write; called as the type, when left out. A file that exists is never overwritten");
        var version = Named("--package-version", "VERSION", "The version of Backfill.Cli that the program refers to; that of this tool when left out");
        var command = new Command("new", "Writes a single-file program with a restore, from a live table of MySQL or MariaDB") { table, column, connection, archive, output, version };
        command.SetAction(async (parsed, _) =>
        {
            if (connections.Find(parsed.GetValue(connection) ?? "Live") is not MySqlConnection server)
            {
                throw new WrongUseException("new reads tables of MySQL and MariaDB only: the connection string must begin with Server=.");
            }

            var live = await LiveTable.ReadAsync(server.ConnectionString, parsed.GetValue(table)!, parsed.GetValue(column), stop.Token);
            var program = new ProgramFile(live, parsed.GetValue(archive) ?? "Archive", parsed.GetValue(version) ?? ToolVersion.Text);
            var file = parsed.GetValue(output) ?? $"{program.TypeName}.cs";
            Write(file, program.Text());
            terminal.Say($"{file} declares the restore of {live.Name}.{live.Target.Name}. Set ConnectionStrings__{program.Archive} to the backup, write into {ProgramFile.Where} which rows are damaged (until then run refuses), and look at:");
            terminal.SayCommand($"dotnet {ShellWord.Of(file)} plan");
            return 0;
        });
        return command;
    }

    private static Option<string?> Named(string name, string value, string description) => new(name) { Description = description, HelpName = value };

    private static void Write(string file, string text)
    {
        try
        {
            using var writer = new StreamWriter(new FileStream(file, FileMode.CreateNew, FileAccess.Write));
            writer.Write(text);
        }
        catch (IOException) when (File.Exists(file))
        {
            throw new WrongUseException($"{file} exists already, and is not overwritten: name another file with --output.");
        }
    }
}
