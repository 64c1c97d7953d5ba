using System.Text;
using Backfill.Cli.Commands;
using Backfill.Cli.Reports;
using Backfill.Planning;

namespace Backfill.Cli.Sql;

/// <summary>The statements of one restore in one dialect, as a text that depends on nothing but the declaration.</summary>
/// <param name="Restore">What the restore is called.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Text">The whole file, with LF line ends.</param>
internal sealed record StatementFile(string Restore, string Name, string Text)
{
    public const string Extension = ".sql";

    /// <summary>By this a file is known to be one of these.</summary>
    public const string Mark = "-- Written by Backfill's command 'sql --write'.";

    /// <summary>In the order of their names.</summary>
    public static IReadOnlyList<StatementFile> Of(IEnumerable<RestorePlan> restores) =>
        [.. restores.SelectMany(r => new[] { Of(r, SqlDialect.MySql), Of(r, SqlDialect.Sqlite) }).OrderBy(f => f.Name, StringComparer.Ordinal)];

    private static StatementFile Of(RestorePlan restore, SqlDialect dialect)
    {
        var name = restore.Declaration.Name;
        var text = new StringBuilder();
        Header(text, restore.Declaration, dialect);
        foreach (var (statement, sql) in All(restore.Statements(dialect)))
        {
            if (sql is null)
            {
                continue;
            }

            text.Append('\n').Append("-- ").Append(statement).Append('\n').Append(sql.ReplaceLineEndings("\n")).Append(";\n");
        }

        return new StatementFile(name, $"{Uri.EscapeDataString(name)}.{(dialect == SqlDialect.MySql ? "mysql" : "sqlite")}{Extension}", text.ToString());
    }

    private static void Header(StringBuilder text, RestoreDeclaration declaration, SqlDialect dialect)
    {
        void Line(string line) => text.Append("-- ").Append(string.Join("\n--   ", line.ReplaceLineEndings("\n").Split('\n'))).Append('\n');

        Line($"{declaration.Name} on {(dialect == SqlDialect.MySql ? "MySQL and MariaDB" : "SQLite")}: every statement that touches its rows.");
        text.Append(Mark).Append(" Do not edit: 'sql --check' fails when the declaration says something else.\n");
        var columns = declaration.RestoredColumns.Select(c => $"{declaration.Table}.{c.Target.Name} from {BackupText.Column(declaration, c.Source)}");
        Line($"Puts back {string.Join(" and ", columns)} of backup \"{declaration.From}\", by {BackupText.Key(declaration)}.");
        if (declaration.Where is { } where)
        {
            Line($"Where {where}");
        }

        foreach (var parameter in declaration.Parameters)
        {
            Line($"@{parameter.Name}: {ParameterText.Describe(parameter)}");
        }

        foreach (var constant in declaration.Constants)
        {
            Line($"@{constant.Name} = {constant.Text}");
        }

        foreach (var list in declaration.Parameters.Where(p => p.List is not null))
        {
            Line($"{{@{list.Name}|…}} is filled with the values of @{list.Name}, each written as what stands behind the bar, with a parameter of its own: @{list.Name}_item0, @{list.Name}_item1, …");
        }

        Line("Names in braces are filled once per run, {rows}, {read} and {keys} once per batch; 'plan' prints the statements with them filled.");
    }

    private static IEnumerable<(string Name, string? Sql)> All(Statements statements) =>
    [
        ("FirstKey: the smallest key of live", statements.FirstKey),
        ("LastKey: the greatest key of live", statements.LastKey),
        ("SliceEnd: where a stretch of keys ends", statements.SliceEnd),
        ("ReadLive: the selected rows of a batch", statements.ReadLive),
        ("ReadArchive: the same rows in the backup", statements.ReadArchive),
        ("StageAsRead: journals the rows of a batch as they were read", statements.StageAsRead),
        ("ApplyAsRead: writes what was so journaled, where live still is as it was read", statements.ApplyAsRead),
        ("Stage: locks the rows, compares them with what was read, journals them", statements.Stage),
        ("Staged: the keys that were journaled", statements.Staged),
        ("Reread: rows that changed between read and lock", statements.Reread),
        ("Apply: writes what was journaled", statements.Apply),
        ("Proof: counts rows that do not hold what was journaled", statements.Proof),
        ("ReadJournal: how written rows stand now, for verify", statements.ReadJournal),
        ("ReadArchiveText: the backup read another way, for verify", statements.ReadArchiveText),
        ("CountArchive: rows of the backup that Where selects", statements.CountArchive),
        ("CountComparisons: rows by which comparisons of Where they fulfil, for dry-run", statements.CountComparisons),
        ("CountUnread: rows that Where selects and a run that has ended knows nothing of", statements.CountUnread),
        ("StageUndo: journals the way back of an earlier run", statements.StageUndo),
        ("ReadUndoneText: the journal of the run that is undone, for verify", statements.ReadUndoneText),
        ("Explain: one row, selected or not", statements.Explain),
    ];
}
