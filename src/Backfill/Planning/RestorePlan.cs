using System.ComponentModel;

namespace Backfill.Planning;

/// <summary>A declared restore as the generator wrote it, without arguments. Has no state; nothing runs by itself.</summary>
public abstract class RestorePlan
{
    /// <summary>What was declared.</summary>
    public abstract RestoreDeclaration Declaration { get; }

    /// <summary>The data-path SQL in a dialect.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public abstract Statements Statements(SqlDialect dialect);

    /// <summary>The restore with its arguments, one per <see cref="RestoreDeclaration.Parameters"/> and in that order.</summary>
    /// <exception cref="ArgumentException">A value is missing, too many, or not of its parameter's type.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Restore With(params ReadOnlySpan<object?> arguments) => new(this, Arguments.Of(Declaration, arguments));

    /// <summary>The restore with arguments given as text by parameter name, as the command line and the run's own record have them.</summary>
    /// <exception cref="ArgumentException">A value is missing, unknown, or cannot be read; the message is one sentence that says so.</exception>
    public Restore WithText(IReadOnlyDictionary<string, string?> arguments) => new(this, Arguments.Parse(Declaration, arguments));

    internal abstract TResult Accept<TResult>(IRestorePlanVisitor<TResult> visitor);
}

/// <summary>A declared restore with its row types. Written by the generator; every method is pure.</summary>
/// <typeparam name="TKey">The primary key.</typeparam>
/// <typeparam name="TLive">The key and the columns read from live.</typeparam>
/// <typeparam name="TArchived">The key and the columns read from the backup.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RestorePlan<TKey, TLive, TArchived> : RestorePlan
    where TKey : struct, IEquatable<TKey>
    where TLive : struct
    where TArchived : struct
{
    /// <summary>Reads the key; its columns come first in every result.</summary>
    public abstract TKey ReadKey(IRowReader row);

    /// <summary>Reads a live row: the key, then <see cref="RestoreDeclaration.LiveColumns"/>.</summary>
    public abstract TLive ReadLive(IRowReader row);

    /// <summary>Reads an archived row: the key, then <see cref="RestoreDeclaration.ArchivedColumns"/>.</summary>
    public abstract TArchived ReadArchived(IRowReader row);

    /// <summary>The key of a live row.</summary>
    public abstract TKey KeyOf(in TLive live);

    /// <summary>The key of an archived row.</summary>
    public abstract TKey KeyOf(in TArchived archived);

    /// <summary>What a restored column holds in the live row.</summary>
    /// <param name="live">The live row.</param>
    /// <param name="column">The index in <see cref="RestoreDeclaration.RestoredColumns"/>.</param>
    public abstract Field Old(in TLive live, int column);

    /// <summary>What a restored column is to hold.</summary>
    /// <param name="archived">The archived row.</param>
    /// <param name="column">The index in <see cref="RestoreDeclaration.RestoredColumns"/>.</param>
    public abstract Field New(in TArchived archived, int column);

    /// <summary>The C# method of <c>Where</c> on a row that SQL selected: false means that SQL and C# disagree.</summary>
    public abstract bool Selects(in TLive live, Arguments arguments);

    /// <summary>The first column of <see cref="RestoreDeclaration.Match"/> in which the two rows differ, or null: then both are rows of one thing.</summary>
    public virtual string? Mismatch(in TLive live, in TArchived archived) => null;

    /// <summary>The archived row with what <c>Value</c> makes of it; the row itself where there is no <c>Value</c>. May throw what <c>Value</c> throws.</summary>
    /// <param name="live">The live row; not looked at unless <see cref="RestoredColumn.ValueReadsLive"/>.</param>
    /// <param name="archived">The archived row.</param>
    /// <param name="columns">For each restored column what makes its text of the value.</param>
    /// <exception cref="FormatException">The column cannot hold the value exactly.</exception>
    public virtual TArchived Compute(in TLive live, in TArchived archived, ComputedColumn[] columns) => archived;

    /// <summary>The idempotency check and the guard: one outcome for a row that the backup has. May throw what the guard throws.</summary>
    public abstract Outcome Decide(in TLive live, in TArchived archived);

    /// <summary>Writes the key, for <c>{keys}</c>.</summary>
    public abstract void WriteKey(IRowWriter row, in TKey key);

    /// <summary>Writes the key, the new values and the columns as they were seen, for <c>{rows}</c>; <c>archive_no</c> is written by the caller.</summary>
    public abstract void Write(IRowWriter row, in TLive live, in TArchived archived);

    internal sealed override TResult Accept<TResult>(IRestorePlanVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>Gives typed code the row types of a plan without reflection.</summary>
internal interface IRestorePlanVisitor<out TResult>
{
    TResult Visit<TKey, TLive, TArchived>(RestorePlan<TKey, TLive, TArchived> plan)
        where TKey : struct, IEquatable<TKey>
        where TLive : struct
        where TArchived : struct;
}
