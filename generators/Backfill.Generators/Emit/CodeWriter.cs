using System.Text;

namespace Backfill.Generators.Emit;

/// <summary>Writes indented lines that end in LF on every platform.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public void Line(string line = "") => _text.Append(line.Length == 0 ? line : new string(' ', _depth * 4) + line).Append('\n');

    public void Open(string line)
    {
        Line(line);
        Line("{");
        _depth++;
    }

    public void Close(string end = "}")
    {
        _depth--;
        Line(end);
    }

    public void Indented(IEnumerable<string> lines)
    {
        _depth++;
        foreach (var line in lines)
        {
            Line(line);
        }

        _depth--;
    }

    public override string ToString() => _text.ToString();
}
