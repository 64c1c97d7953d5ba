using Backfill.Cli.Commands;
using Backfill.Cli.Terminals;
using Backfill.Cli.Texts;
using Backfill.Stores;
using Spectre.Console;

namespace Backfill.Cli.Reports;

/// <summary>What a restore would do, where, and what it was found on.</summary>
internal static class PlanReport
{
    public static string ShortId(Plan plan) => ShortId(plan.Id);

    public static string ShortId(string planId) => planId[..12];

    /// <summary>For looking: everything, the statements among it, and how to go on.</summary>
    public static void WriteFull(CommandContext app, Plan plan)
    {
        var terminal = app.Terminal;
        WriteShort(terminal, plan);
        var console = terminal.Out;
        console.Title("Statements");
        foreach (var (name, sql) in plan.Statements)
        {
            console.Paragraph($"  -- {name}", Layout.Quiet);
            terminal.Raw(Indented(sql));
            console.WriteLine();
        }

        console.Title($"Plan {ShortId(plan)}");
        console.Write(Layout.Fields().Field("Whole id", plan.Id).Field("", "It changes when the declaration, an argument, a table or a server does."));
        console.WriteLine();
        Layout.GoOn(terminal, [("", app.Next.DryRun(plan.Restore)), .. RunNext(app, plan)]);
    }

    /// <summary>How to run what was planned; nothing where the declaration itself has to be written first.</summary>
    public static IReadOnlyList<(string What, string Command)> RunNext(CommandContext app, Plan plan) =>
        plan.Restore.Plan.Declaration.UnwrittenWhere is null ? [("", app.Next.Run(plan))] : [];

    /// <summary>For deciding: what, where, how many, what stays as it is.</summary>
    public static void WriteShort(Terminal terminal, Plan plan)
    {
        var console = terminal.Out;
        var d = plan.Restore.Plan.Declaration;
        console.Title($"Column restore {d.Name}");
        var fields = Layout.Fields()
            .Field("Live", $"{Side(plan.Live)}, about {Layout.Rows(plan.Live.EstimatedRows)}");
        foreach (var (archive, i) in plan.Archives.Select((archive, i) => (archive, i)))
        {
            fields.Field($"{(i == 0 ? "Backup" : "else")} \"{archive.Name}\"", $"{Side(archive.Inspection)}, about {Layout.Rows(archive.Inspection.EstimatedRows)}");
            if (archive.Newest.Count > 0)
            {
                fields.Field("", $"its newest {string.Join(", ", archive.Newest.Select(n => $"{n.Key}: {Layout.Value(n.Value)}{(IsInstant(archive.Inspection, n.Key) ? " UTC" : "")}"))}");
            }
        }

        foreach (var (target, source, value, _, restoreNull) in d.RestoredColumns)
        {
            fields.Field("Puts back", $"{Column(plan.Live, target.Name)}")
                .Field("from", $"{Column(plan.Archives[0].Inspection, source.Name)} of the backup's row with the same {BackupText.Key(d)}");
            if (value is not null)
            {
                fields.Field("Value", $"{value} computes what is written");
            }

            if (restoreNull)
            {
                fields.Field("NULL", $"is put back too, where {(value is null ? "the backup has it" : $"{value} makes it")}");
            }
        }

        if (d.RestoredColumns.Count > 1)
        {
            fields.Field("", "all of them in a row, or none");
        }

        fields.Field("Where", d.Where ?? (d.UnwrittenWhere is { } method ? $"{method}, not filled in yet: every row" : "every row"));
        foreach (var note in plan.ArgumentNotes)
        {
            fields.Field("", note);
        }

        if (d.Match.Count > 0)
        {
            fields.Field("Match", $"{BackupText.Match(d)} must be the same in live and backup: where a key was reused, the backup has another thing's row");
        }

        if (d.Guard is not null)
        {
            fields.Field("Guard", $"{d.Guard} may decline a row");
        }

        if (d.SkipIfSourceUnchanged)
        {
            fields.Field("Skips", $"rows whose {string.Join(" and ", d.RestoredColumns.Select(c => c.Source.Name).Distinct())} {(d.RestoredColumns.Count == 1 ? "is" : "are")} the same in live and backup");
        }

        if (d.Otherwise == Otherwise.Null)
        {
            fields.Field("Otherwise", $"NULL, where no backup has the row");
        }

        fields.Field("Pinned", plan.Live.Pins.Count == 0 ? "nothing: the server moves no column of this table by itself" : $"{string.Join(", ", plan.Live.Pins)}, which the server would move otherwise");
        foreach (var archive in plan.Archives)
        {
            if (archive.Damaged is { } damaged)
            {
                fields.Field(
                    plan.Archives.Count == 1 ? "In the backup" : $"In \"{archive.Name}\"",
                    damaged == 0 ? "no row looks damaged by the same Where" : $"{Layout.Rows(damaged)} look damaged by the same Where: was the backup taken after the damage?",
                    damaged == 0 ? Style.Plain : Layout.Look);
            }
        }

        if (plan.Live.Control is { } control)
        {
            fields.Field("Journal", control.Missing.Count == 0 ? control.Journal : $"{control.Journal}; run creates {string.Join(", ", control.Missing)}");
            fields.Field("", $"grows by about {Layout.Count(plan.JournalBytesPerRow)} bytes per written row: {Layout.Size(plan.JournalBytesPerRow * plan.Live.EstimatedRows)} if every row of the table is");
        }

        console.Write(fields);
        console.WriteLine();
        WriteNotes(console, plan.Notes);
        WriteRunRefusals(console, plan);
    }

    /// <summary>What is no obstacle to looking, but will be one to writing.</summary>
    public static void WriteRunRefusals(IAnsiConsole console, Plan plan)
    {
        foreach (var refusal in plan.RunRefusals)
        {
            console.Paragraph($"run will refuse: {refusal.ToString().TrimEnd()}", Layout.Bad);
            console.WriteLine();
        }
    }

    /// <summary>What the reader should know before a run.</summary>
    public static void WriteNotes(IAnsiConsole console, IReadOnlyList<string> notes)
    {
        if (notes.Count == 0)
        {
            return;
        }

        console.Title("Notes");
        var grid = new Grid().AddColumn(new GridColumn { Padding = new Padding(2, 0, 1, 0) }).AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        foreach (var note in notes)
        {
            grid.AddRow(Layout.Text("-"), Layout.Text(note));
        }

        console.Write(grid);
        console.WriteLine();
    }

    /// <summary>Table, database and server: where it is reached, and what it calls itself.</summary>
    public static string Side(TableInspection side)
    {
        var server = side.Server;
        return server.Address is { } address
            ? $"{side.Table} in {side.Database} on {address} ({server.Product} {server.Version}{(server.HostName is { } name ? $", which calls itself {name}" : "")})"
            : $"{side.Table} in {side.Database} ({server.Product} {server.Version}, {server.Id})";
    }

    private static bool IsInstant(TableInspection side, string column) => side.Columns.TryGetValue(column, out var facts) && facts.Family == ColumnFamily.Timestamp;

    private static string Column(TableInspection side, string name) =>
        side.Columns.TryGetValue(name, out var column) ? $"{column.Name} ({column.Type}{(column.Nullable ? "" : ", not null")})" : name;

    private static string Indented(string sql) => string.Join('\n', sql.ReplaceLineEndings("\n").Split('\n').Select(line => "  " + VisibleText.Of(line, keep: '\t')));
}
