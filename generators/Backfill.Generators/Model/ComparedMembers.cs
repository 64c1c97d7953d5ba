namespace Backfill.Generators.Model;

/// <summary>A member of an enum that <c>Where</c> compares with a column of names.</summary>
/// <param name="Property">The column's property.</param>
/// <param name="Names">Its names: it may have several.</param>
/// <param name="IsWritten">Whether the condition names it; else it is one of those that are less, or greater, than the one that it names.</param>
internal sealed record ComparedMember(string Property, EquatableArray<string> Names, bool IsWritten)
{
    /// <summary>Whether no row can hold it, or the condition would miss rows that hold it in other letters.</summary>
    /// <param name="members">The members of the column.</param>
    public bool IsMissing(IReadOnlyCollection<string> members) =>
        !Names.Any(members.Contains) && (IsWritten || Names.Any(n => members.Any(m => m.Equals(n, StringComparison.OrdinalIgnoreCase))));
}

/// <summary>A parameter of <c>Where</c> that is compared with a column of names.</summary>
internal sealed record ComparedParameter(string Property, string Parameter);
