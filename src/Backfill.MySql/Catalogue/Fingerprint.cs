using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using MySqlConnector;

namespace Backfill.MySql.Catalogue;

/// <summary>
/// A hash of a table's columns and triggers: read at the plan, and again in each transaction, where it is the only thing that shows a trigger made meanwhile.
/// </summary>
internal sealed class Fingerprint
{
    public Fingerprint(string database, string table)
    {
        Text =
            $"""
            SELECT 'column', COLUMN_NAME, COLUMN_TYPE, IS_NULLABLE, COLUMN_DEFAULT, EXTRA, COLLATION_NAME, GENERATION_EXPRESSION
            FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = {Quoted.Text(database)} AND TABLE_NAME = {Quoted.Text(table)}
            UNION ALL
            SELECT 'trigger', TRIGGER_NAME, ACTION_TIMING, EVENT_MANIPULATION, ACTION_STATEMENT, NULL, NULL, NULL
            FROM information_schema.TRIGGERS WHERE EVENT_OBJECT_SCHEMA = {Quoted.Text(database)} AND EVENT_OBJECT_TABLE = {Quoted.Text(table)}
            """;
    }

    /// <summary>The query.</summary>
    public string Text { get; }

    /// <summary>Hashes the rows of the result at which the reader stands, in an order of our own.</summary>
    public static async Task<string> ReadAsync(MySqlDataReader reader, CancellationToken cancellationToken)
    {
        var rows = new List<byte[]>();
        using var row = new MemoryStream();
        while (await reader.ReadAsync(cancellationToken))
        {
            row.SetLength(0);
            for (var i = 0; i < reader.FieldCount; i++)
            {
                var value = reader.IsDBNull(i) ? null : Encoding.UTF8.GetBytes(reader.GetString(i));
                var length = new byte[4];
                BinaryPrimitives.WriteInt32BigEndian(length, value?.Length ?? -1);
                row.Write(length);
                row.Write(value);
            }

            rows.Add(row.ToArray());
        }

        rows.Sort(static (a, b) => a.AsSpan().SequenceCompareTo(b));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var bytes in rows)
        {
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
