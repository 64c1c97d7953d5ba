using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.MySql.Data;

/// <summary>One row for a statement that is shown or explained, not run: a key, then NULLs, then the number of a backup.</summary>
/// <param name="declaration">The restore.</param>
/// <param name="key">The key columns of the table that the statement reads.</param>
internal sealed class ExampleRow(RestoreDeclaration declaration, IReadOnlyList<ColumnFacts> key) : IRowSource
{
    public int Count => 1;

    public void Write(int index, IRowWriter row)
    {
        for (var i = 0; i < key.Count; i++)
        {
            WriteKey(row, declaration.Key[i].Kind, key[i]);
        }

        foreach (var target in declaration.Targets)
        {
            row.Value(target.Kind, Field.Null);
        }

        foreach (var _ in declaration.LiveColumns)
        {
            row.Seen(Field.Null);
        }

        row.Int64(1);
    }

    private static void WriteKey(IRowWriter row, ColumnKind kind, ColumnFacts column)
    {
        switch (kind)
        {
            case ColumnKind.String:
                row.Key(kind, Field.From("a"));
                break;
            case ColumnKind.Binary:
                row.Key(kind, Field.From("a"u8.ToArray()));
                break;
            case ColumnKind.Guid:
                row.Key(kind, KeyPart.FieldOf(kind, column, Guid.Empty.ToString()));
                break;
            default:
                row.UInt64(1);
                break;
        }
    }
}
