using Backfill.Planning;

namespace Backfill.Sqlite.Values;

/// <summary>One row for a statement that is shown, not run: key parts 1, 2, …, or a, b, …, then NULLs.</summary>
internal sealed class ExampleRow(IReadOnlyList<DeclaredColumn> keys, int nulls) : IRowSource
{
    /// <inheritdoc/>
    public int Count => 1;

    /// <inheritdoc/>
    public void Write(int index, IRowWriter row)
    {
        for (var part = 0; part < keys.Count; part++)
        {
            if (keys[part].Kind is ColumnKind.String or ColumnKind.Guid or ColumnKind.Binary)
            {
                row.Key(keys[part].Kind, Field.From([(byte)('a' + part)]));
            }
            else
            {
                row.Int64(part + 1);
            }
        }

        for (var i = 0; i < nulls; i++)
        {
            row.Seen(Field.Null);
        }
    }
}
