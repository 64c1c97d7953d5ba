using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.MySql.Data;

/// <summary>
/// The columns of a result whose text is not carried as UTF-8, or not by its text alone. Behind all other columns stands, for each of them, what
/// C# reads: the server turns the bytes into text, as it does for <c>Where</c>, and says whether they could be got back from it.
/// </summary>
internal sealed class TextReads
{
    /// <summary>Of how many bytes of UTF-8 a byte of another character set may become, at most.</summary>
    public const int MostBytesOfOne = 4;

    /// <summary>Of more bytes generated statements make a digest.</summary>
    private const int LongBytes = 65536;

    public static readonly TextReads None = new([]);

    private readonly Column[] _columns;
    private readonly int[] _byOrdinal;

    /// <param name="columns">The columns that are text to C#.</param>
    public TextReads(IEnumerable<TextRead> columns)
    {
        TextRead[] odd = [.. columns.Where(c => c.Facts.OwnText || c.IsDocument)];
        _columns = [.. odd.Select(c => new Column(c.IsDocument, c.Form, c.IsDocument ? (ushort)0 : CharacterSets.Number(c.Facts.Charset!)))];
        _byOrdinal = [.. Enumerable.Repeat(-1, odd.Select(c => c.Ordinal + 1).DefaultIfEmpty().Max())];
        for (var i = 0; i < odd.Length; i++)
        {
            _byOrdinal[odd[i].Ordinal] = i;
        }

        Slot = string.Concat(odd.Select(c => $", {(c.IsDocument ? Types(c.Name) : Text(c))}"));
    }

    /// <summary>What stands for <c>{texts}</c>.</summary>
    public string Slot { get; }

    public int Count => _columns.Length;

    /// <summary>The index among these columns of the one at an ordinal, or -1.</summary>
    public int IndexOf(int ordinal) => ordinal < _byOrdinal.Length ? _byOrdinal[ordinal] : -1;

    public Column this[int index] => _columns[index];

    // NULL where the text is the bytes themselves; '=' before a text of which the server makes the bytes again, '~' before any other; empty where
    // there is none.
    private static string Text(TextRead column)
    {
        var comesBack = TextBytes.ComeBack(column.Name, column.Facts.Charset!);
        var isSame = $"CONVERT(CONVERT({column.Name} USING utf8mb4) USING binary) = CONVERT({column.Name} USING binary)";
        var text = $"CONVERT(CONVERT({column.Name} USING utf8mb4) USING binary)";
        string Marked(string what) => $"IF({comesBack}, IF({isSame}, NULL, CONCAT('=', {what})), IFNULL(CONCAT('~', {what}), ''))";

        // CONCAT of more than max_allowed_packet is NULL: so long a text has no mark before it, and is only given where the bytes come back of it. Its characters have up to four bytes.
        return column.Form == TextForm.HexOrDigest
            ? $"IF(LENGTH({column.Name}) > {LongBytes}, {Marked($"CONCAT(LENGTH({text}), ':', SHA2({text}, 256))")}, {Marked(text)})"
            : $"IF(LENGTH({column.Name}) < @@max_allowed_packet DIV {MostBytesOfOne}, {Marked(text)}, IF({comesBack}, IF({isSame}, NULL, {text}), ''))";
    }

    // NULL where the document's text makes the same document, else the types of all that is in it: JSON_TYPE tells 1.10 from 1.1 and a time from
    // its text, the sign = does not. Of a text beyond max_allowed_packet the server makes an empty one: then how many bytes the document has.
    private static string Types(string name)
    {
        var reparsed = $"CAST(CAST({name} AS CHAR) AS JSON)";
        return $"IF(LENGTH({name}) = 0, CONCAT(JSON_STORAGE_SIZE({name})), IF({name} = {reparsed} AND {TypesIn(name)} <=> {TypesIn(reparsed)}, NULL, CAST({TypesIn(name)} AS CHAR)))";
    }

    private static string TypesIn(string document) =>
        $"(SELECT JSON_ARRAYAGG(JSON_TYPE(v.v)) FROM JSON_TABLE({document}, '$**[last]' COLUMNS (v JSON PATH '$')) v)";

    /// <summary>One of the columns.</summary>
    /// <param name="IsDocument">Whether it is a JSON document.</param>
    /// <param name="Form">In which form the result has its bytes.</param>
    /// <param name="CharacterSet">The number of its character set, where it is no document.</param>
    internal readonly record struct Column(bool IsDocument, TextForm Form, ushort CharacterSet);
}

/// <summary>In which form a result has the bytes of text.</summary>
internal enum TextForm
{
    /// <summary>As they are.</summary>
    Bytes,

    /// <summary>As hexadecimal text; of many, their number and digest.</summary>
    HexOrDigest,

    /// <summary>As hexadecimal text; many as they are, behind a colon.</summary>
    HexOrBytes,
}

/// <summary>A column of a result.</summary>
/// <param name="Ordinal">Where it stands.</param>
/// <param name="Name">How it is called in SQL.</param>
/// <param name="Facts">What the catalogue says about it.</param>
/// <param name="Form">In which form the result has its bytes.</param>
internal sealed record TextRead(int Ordinal, string Name, ColumnFacts Facts, TextForm Form = TextForm.Bytes)
{
    public bool IsDocument => Facts.Family == ColumnFamily.Json;

    /// <summary>Those columns that are text to C#, of columns that stand one behind the other. One that the table has lost since is
    /// read by nobody: preflight refuses all but an undo, which does without.</summary>
    /// <param name="first">The ordinal of the first.</param>
    /// <param name="alias">Their table.</param>
    /// <param name="columns">The columns, and what the table calls them.</param>
    /// <param name="table">What the catalogue says.</param>
    /// <param name="form">In which form the result has their bytes.</param>
    public static IEnumerable<TextRead> Of(
        int first, string alias, IEnumerable<(DeclaredColumn Column, string Name)> columns, TableInspection table, TextForm form = TextForm.Bytes) => columns
        .Select((c, i) => (c.Column, Read: (first + i, $"{alias}.{Quoted.Name(c.Name)}")))
        .Where(c => c.Column.Kind == ColumnKind.String && table.Columns.ContainsKey(c.Column.Name))
        .Select(c => new TextRead(c.Read.Item1, c.Read.Item2, table.Columns[c.Column.Name], form));

    /// <inheritdoc cref="Of(int, string, IEnumerable{ValueTuple{DeclaredColumn, string}}, TableInspection, TextForm)"/>
    public static IEnumerable<TextRead> Of(int first, string alias, IEnumerable<DeclaredColumn> columns, TableInspection table, TextForm form = TextForm.Bytes) =>
        Of(first, alias, columns.Select(c => (c, c.Name)), table, form);
}
