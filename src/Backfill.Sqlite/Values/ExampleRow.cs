using Backfill.Planning;

namespace Backfill.Sqlite.Values;

/// <summary>One row for a statement that is shown, not run: key parts 1, 2, …, then NULLs.</summary>
internal sealed class ExampleRow(int keys, int nulls) : IRowSource
{
    /// <inheritdoc/>
    public int Count => 1;

    /// <inheritdoc/>
    public void Write(int index, IRowWriter row)
    {
        for (var part = 1; part <= keys; part++)
        {
            row.Int64(part);
        }

        for (var i = 0; i < nulls; i++)
        {
            row.Seen(Field.Null);
        }
    }
}
