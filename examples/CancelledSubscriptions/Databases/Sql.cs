using System.Data.Common;
using System.Globalization;

namespace CancelledSubscriptions.Databases;

/// <summary>Plain statements of the shop's own programs. Times travel as the text the columns hold, to the microsecond.</summary>
internal static class Sql
{
    public const string TimeFormat = "yyyy-MM-dd HH:mm:ss.ffffff";

    public static int Execute(this DbConnection connection, string sql, params (string Name, object? Value)[] parameters)
    {
        using var command = connection.Command(sql, parameters);
        return command.ExecuteNonQuery();
    }

    public static T Scalar<T>(this DbConnection connection, string sql, params (string Name, object? Value)[] parameters)
    {
        using var command = connection.Command(sql, parameters);
        return (T)Convert.ChangeType(command.ExecuteScalar()!, typeof(T), CultureInfo.InvariantCulture);
    }

    public static DbCommand Command(this DbConnection connection, string sql, params (string Name, object? Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.AddParameter(name, value);
        }

        return command;
    }

    public static DbParameter AddParameter(this DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = ToColumn(value);
        command.Parameters.Add(parameter);
        return parameter;
    }

    public static object ToColumn(object? value) => value switch
    {
        null => DBNull.Value,
        DateTime time => time.ToString(TimeFormat, CultureInfo.InvariantCulture),
        bool flag => flag ? 1 : 0,
        _ => value,
    };

    public static DateTime? TimeOrNull(this DbDataReader row, int ordinal) =>
        row.IsDBNull(ordinal) ? null : DateTime.ParseExact(row.GetString(ordinal), TimeFormat, CultureInfo.InvariantCulture);
}
