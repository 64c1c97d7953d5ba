using System.Text;

namespace Backfill.Cli.Terminals;

/// <summary>Leaves out the spaces that tables put at the end of a line: text in a file or a pipe has no use for them.</summary>
internal sealed class TrimmedLines(TextWriter inner) : TextWriter
{
    private int _spaces;

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value)
    {
        if (value == ' ')
        {
            _spaces++;
            return;
        }

        for (; _spaces > 0 && value is not ('\n' or '\r'); _spaces--)
        {
            inner.Write(' ');
        }

        _spaces = 0;
        inner.Write(value);
    }

    public override void Flush()
    {
        for (; _spaces > 0; _spaces--)
        {
            inner.Write(' ');
        }

        inner.Flush();
    }
}
