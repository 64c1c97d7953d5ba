using System.CommandLine;
using System.Text;
using Backfill.Cli.Json;
using Backfill.Cli.Schema;
using Backfill.MySql;

namespace Backfill.Cli.Commands;

internal static class SchemaCommand
{
    public static Command Create(CommandContext app)
    {
        var write = new Option<string?>("--write") { Description = "Writes the tables of this program's restores, as the live server has them, to a file", HelpName = "FILE" };
        var check = new Option<string?>("--check") { Description = "Compares the file with the live server, and ends with 3 when it is stale", HelpName = "FILE" };
        var json = CommonOptions.Json();
        var command = new Command("schema", "Keeps the schema file that the compiler checks the declarations against") { write, check, json };
        command.SetAction(async (parsed, _) =>
        {
            var (written, checkedFile) = (parsed.GetValue(write), parsed.GetValue(check));
            if (written is null == checkedFile is null)
            {
                throw new WrongUseException("schema takes either --write FILE or --check FILE.");
            }

            if (checkedFile is not null && !File.Exists(checkedFile))
            {
                throw new WrongUseException($"There is no file '{checkedFile}'; make it with: {app.Next.WriteFiles("schema", checkedFile)}");
            }

            var tables = await app.Connections.ReadSchemaAsync(app.Restores, app.Stop.Token);
            return written is not null
                ? await WriteAsync(app, tables, written, parsed.GetValue(json))
                : await CheckAsync(app, tables, checkedFile!, parsed.GetValue(json));
        });
        return command;
    }

    private static async Task<int> WriteAsync(CommandContext app, IReadOnlyList<MySqlSchema> tables, string file, bool asJson)
    {
        await File.WriteAllTextAsync(file, MySqlSchema.File(tables), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), app.Stop.Token);
        Say(app, tables, new KeptFiles(file, Changed: null, Difference: null), asJson);
        if (!file.EndsWith(".schema.sql", StringComparison.OrdinalIgnoreCase))
        {
            app.Terminal.Say("The compiler reads files called *.schema.sql; this one it will not find.");
        }

        return ExitCode.Done;
    }

    private static async Task<int> CheckAsync(CommandContext app, IReadOnlyList<MySqlSchema> tables, string file, bool asJson)
    {
        if (SchemaDifference.Find(await File.ReadAllTextAsync(file, app.Stop.Token), tables) is { } difference)
        {
            if (asJson)
            {
                app.Terminal.Raw(JsonText.Of(new KeptFiles(file, Changed: null, difference)));
            }

            app.Terminal.Fail($"{file} is stale: {difference}. Write it again with: {app.Next.WriteFiles("schema", file)}");
            return ExitCode.LookAtIt;
        }

        Say(app, tables, new KeptFiles(file, Changed: null, Difference: null), asJson);
        return ExitCode.Done;
    }

    private static void Say(CommandContext app, IReadOnlyList<MySqlSchema> tables, KeptFiles files, bool asJson) => app.Terminal.Raw(asJson
        ? JsonText.Of(files)
        : $"{files.Path} has {string.Join(", ", tables.Select(t => t.Table))} as live has {(tables.Count == 1 ? "it" : "them")}.");
}
