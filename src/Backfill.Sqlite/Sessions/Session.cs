using System.Globalization;
using System.Text;
using Backfill.Planning;
using Backfill.Sqlite.Values;
using Backfill.Stores;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Backfill.Sqlite.Sessions;

/// <summary>One connection. Every error leaves it as a <see cref="StoreException"/> of one sentence; a session that had one is <see cref="Broken"/>.</summary>
internal sealed class Session(SqliteFile file, SqliteConnection connection) : IDisposable
{
    private const int IoError = 10;

    /// <summary>Whether a statement failed: nothing but a rollback may follow.</summary>
    public bool Broken { get; private set; }

    /// <summary>SQLite's own handle.</summary>
    public sqlite3 Handle => connection.Handle!;

    /// <summary>How many bytes a value may have, or a row.</summary>
    public int MostBytes => raw.sqlite3_limit(Handle, 0, -1);

    /// <summary>Writes literals for this session's file.</summary>
    public RowWriter Literals => field ??= new RowWriter(TextEncoding);

    private Encoding TextEncoding => field ??= List("read the encoding", "PRAGMA encoding", row => row.GetString(0))[0] switch
    {
        "UTF-16le" => Encoding.Unicode,
        "UTF-16be" => Encoding.BigEndianUnicode,
        _ => Encoding.UTF8,
    };

    /// <summary>Runs one or more statements; returns the rows changed.</summary>
    /// <param name="doing">What it is for, after "cannot".</param>
    /// <param name="sql">The statements.</param>
    /// <param name="parameters">The parameters; those that the statements do not have are ignored.</param>
    public int Execute(string doing, string sql, params ReadOnlySpan<Parameter> parameters)
    {
        using var command = Command(sql, parameters);
        return Attempt(doing, command.ExecuteNonQuery);
    }

    /// <summary>Commits the transaction begun in SQL.</summary>
    public void Commit()
    {
        try
        {
            Execute("commit", "COMMIT");
        }
        catch (StoreException e) when (e.ServerError == IoError)
        {
            throw new StoreException(e.Message, e.ServerError, outcomeUnknown: true);
        }
    }

    /// <summary>The number a statement returns; 0 for NULL or no row.</summary>
    public long Number(string doing, string sql, params ReadOnlySpan<Parameter> parameters)
    {
        using var command = Command(sql, parameters);
        return Attempt(doing, command.ExecuteScalar) is { } value and not DBNull ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>Hands every row of a result to a sink, raw, until it is full.</summary>
    public void Read(string doing, string sql, FieldArena arena, IRowSink rows, IReadOnlyList<TimeZoneShift?>? shifts, CancellationToken cancellationToken, params ReadOnlySpan<Parameter> parameters)
    {
        using var command = Command(sql, parameters);
        using var reader = Attempt(doing, command.ExecuteReader);
        var row = new RowReader(reader, arena, shifts, TextEncoding);
        while (!rows.IsFull && Attempt(doing, reader.Read))
        {
            cancellationToken.ThrowIfCancellationRequested();
            rows.Add(row);
        }
    }

    /// <summary>Makes an object of every row of a small result.</summary>
    public List<T> List<T>(string doing, string sql, Func<SqliteDataReader, T> make, params ReadOnlySpan<Parameter> parameters)
    {
        using var command = Command(sql, parameters);
        using var reader = Attempt(doing, command.ExecuteReader);
        var made = new List<T>();
        while (Attempt(doing, reader.Read))
        {
            made.Add(make(reader));
        }

        return made;
    }

    /// <summary>Does something with the driver and names its error.</summary>
    public T Attempt<T>(string doing, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (SqliteException e)
        {
            Broken = true;
            throw new StoreException($"SQLite cannot {doing} in {file.Name}: {ReasonOf(e)}.", e.SqliteErrorCode);
        }
    }

    /// <inheritdoc cref="Attempt{T}"/>
    public void Attempt(string doing, Action action) => Attempt(doing, () =>
    {
        action();
        return true;
    });

    /// <summary>Closes it; an open transaction is rolled back.</summary>
    public void Dispose() => connection.Dispose();

    private SqliteCommand Command(string sql, ReadOnlySpan<Parameter> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new SqliteParameter(parameter.Name, parameter.Value ?? DBNull.Value));
        }

        return command;
    }

    private static string ReasonOf(SqliteException e)
    {
        var first = e.Message.IndexOf('\'', StringComparison.Ordinal);
        var last = e.Message.LastIndexOf('\'');
        return last > first ? e.Message[(first + 1)..last] : e.Message.TrimEnd('.');
    }
}
