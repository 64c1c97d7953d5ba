using System.Globalization;
using Backfill.Planning;
using Backfill.Stores;
using MySqlConnector;

namespace Backfill.MySql.Data;

/// <summary>The values of a restore's parameters: those of <c>Where</c> once, those of a batch each time.</summary>
internal sealed class StatementParameters
{
    private static readonly TimeSpan LongestTime = new(838, 59, 59);

    private readonly RestoreDeclaration _declaration;
    private readonly KeyValuePair<string, object>[] _where;

    private readonly TableInspection _table;

    public StatementParameters(Restore restore, TableInspection table)
    {
        _table = table;
        _declaration = restore.Plan.Declaration;
        _where =
        [
            .. restore.Arguments.Bound().Select(a => KeyValuePair.Create(a.Key, Bound($"'{a.Key}'", a.Value))),
            .. _declaration.Constants.Select(c => KeyValuePair.Create(c.Name, Bound("A constant of Where", ArgumentText.ParseConstant(c.Kind, c.Text)))),
        ];
        Names = [.. _where.Select(p => p.Key), "run", "undone", "batch", "skip", .. _declaration.Key.SelectMany((_, i) => new[] { $"from_{i}", $"until_{i}" })];
    }

    /// <summary>Every name that can be bound.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Binds the arguments and constants of <c>Where</c>.</summary>
    public void BindWhere(MySqlCommand command)
    {
        foreach (var (name, value) in _where)
        {
            command.Parameters.AddWithValue(name, value);
        }
    }

    /// <summary>Binds <c>@from_…</c> and <c>@until_…</c>.</summary>
    public void BindSpan(MySqlCommand command, CanonicalKey from, CanonicalKey until)
    {
        for (var i = 0; i < _declaration.Key.Count; i++)
        {
            command.Parameters.AddWithValue($"from_{i}", KeyValue(_declaration.Key[i], from.Parts[i]));
            command.Parameters.AddWithValue($"until_{i}", KeyValue(_declaration.Key[i], until.Parts[i]));
        }
    }

    // The driver cuts a seventh digit of a second off, and the server a TIME that is too long: both would select other rows than C#.
    private static object Bound(string name, object? value) => value switch
    {
        null => DBNull.Value,
        DateTime time when time.Ticks % TimeSpan.TicksPerMicrosecond != 0 => throw Refused(name, $"{time:yyyy-MM-dd HH:mm:ss.fffffff}", "more than six digits of a second"),
        TimeSpan time when time.Ticks % TimeSpan.TicksPerMicrosecond != 0 => throw Refused(name, $"{time:c}", "more than six digits of a second"),
        TimeOnly time when time.Ticks % TimeSpan.TicksPerMicrosecond != 0 => throw Refused(name, $"{time:HH:mm:ss.fffffff}", "more than six digits of a second"),
        TimeSpan time when time.Duration() > LongestTime => throw Refused(name, $"{time:c}", "longer than 838:59:59"),

        // The digits of a GUID are compared, because columns keep it in more than one way.
        Guid guid => guid.ToString("N").ToUpperInvariant(),
        _ => value,
    };

    private static RestoreRefusedException Refused(string name, string value, string reason) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{name} is {value}, which is {reason}: no column holds such a time, so give one that a column can hold."));

    private object KeyValue(DeclaredColumn column, string part) => KeyPart.Value(column.Kind, _table.Columns[column.Name], part);
}
