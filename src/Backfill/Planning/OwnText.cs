using System.ComponentModel;

namespace Backfill.Planning;

/// <summary>What is known of text that is carried as the bytes of its own character set.</summary>
[Flags]
[EditorBrowsable(EditorBrowsableState.Never)]
public enum OwnText
{
    /// <summary>The bytes stand for no text: what is shown instead is only for people.</summary>
    None = 0,

    /// <summary>The text is what C# reads.</summary>
    Readable = 1,

    /// <summary>The text can be turned back into the very bytes, so that it stands for them.</summary>
    Exact = 2,

    /// <summary>Live would get another value than the backup has, however it is written: the row fails.</summary>
    Unwritable = 4,

    /// <summary>The bytes are a mark beside the text, not another form of it: a JSON document with values that its text cannot say.</summary>
    Marked = 8,
}
