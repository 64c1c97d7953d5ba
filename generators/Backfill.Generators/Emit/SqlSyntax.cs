using Backfill.Generators.Model;

namespace Backfill.Generators.Emit;

/// <summary>What differs between the dialects.</summary>
internal abstract class SqlSyntax
{
    /// <summary>The name of the dialect in <c>SqlDialect</c>.</summary>
    public abstract string Dialect { get; }

    /// <summary>Equality that is never NULL.</summary>
    public abstract string Is { get; }

    /// <summary>The function that takes a condition, what it is where that holds, and what it is elsewhere.</summary>
    public abstract string If { get; }

    /// <summary>Joins in the order written.</summary>
    public abstract string OrderedJoin { get; }

    /// <summary>Behind a table whose primary key must be used.</summary>
    public abstract string ByPrimaryKey { get; }

    public abstract string ForUpdate { get; }

    /// <summary>Takes the one row after <c>@skip</c>.</summary>
    public abstract string SkipToOne { get; }

    /// <summary>The value as it crosses the wire without loss.</summary>
    public abstract string Read(string column, ColumnKind kind);

    /// <summary>The same of a key column, which is never a BIT.</summary>
    public virtual string ReadKey(string column, ColumnKind kind) => Read(column, kind);

    /// <summary>The value as it is compared, byte by byte.</summary>
    public abstract string Bytes(string column, ColumnKind kind);

    /// <summary>What was read before, to compare with <see cref="Bytes"/>.</summary>
    public abstract string Seen(string column, ColumnKind kind);

    /// <summary>The value as text made in another way than <see cref="Read"/>.</summary>
    public abstract string Text(string column, ColumnKind kind);

    /// <summary>The same where C# reads the value, however long it is.</summary>
    public virtual string WholeText(string column, ColumnKind kind) => Text(column, kind);

    /// <summary>The slot behind the last column of a result with text: what C# reads of text whose bytes are not UTF-8. Empty where every text is.</summary>
    public virtual string Texts => string.Empty;

    /// <summary>A sum over the rows of a batch that says whether a column holds the bytes it was to get; null where that is not asked.</summary>
    public virtual string? Digest(string column, ColumnKind kind) => null;

    /// <summary>A value that SQL compares as C# does: a string by its bytes, a time by its instant and not by its digits.</summary>
    public abstract string Exact(string text, ColumnKind kind, bool isColumn);

    /// <summary>Whether bytes begin with others; NULL where one of them is.</summary>
    public abstract string StartsWith(string bytes, string part);

    /// <summary>Whether bytes end with others; NULL where one of them is.</summary>
    public abstract string EndsWith(string bytes, string part);

    /// <summary>Whether bytes contain others; NULL where one of them is.</summary>
    public abstract string Contains(string bytes, string part);

    /// <summary>The right side of <c>IN</c>.</summary>
    public abstract string Keys(bool composite);

    /// <summary>Writes the columns from the journal, up to the WHERE clause.</summary>
    /// <param name="on">Joins the journal and live.</param>
    /// <param name="written">Each column and its value.</param>
    public abstract IReadOnlyList<string> Apply(string on, IEnumerable<(string Column, string Value)> written);

    /// <summary>What that WHERE clause must say of the join.</summary>
    public abstract IReadOnlyList<string> ApplyJoin(string on);

    /// <summary>Writes the columns from the journal row by row of live, so that of the journal no row but the batch's own is touched: the next batch may be on its way into it.</summary>
    /// <param name="on">Joins the journal and live.</param>
    /// <param name="written">Each column and its value.</param>
    public virtual IReadOnlyList<string> ApplyByKeys(string on, IEnumerable<(string Column, string Value)> written) => [];

    /// <summary>Whether others write between a read and a write, so that it gains something to lock rows only while they are written.</summary>
    public virtual bool StagesAsRead => false;

    /// <summary>Sets columns to themselves, before the slot for those that only the catalogue knows.</summary>
    public virtual string Pins(IEnumerable<string> columns) => string.Empty;

    public static string Quote(string name) => $"`{name.Replace("`", "``")}`";
}
