using System.ComponentModel;

namespace Backfill.Planning;

/// <summary>A live column that holds the names of an enum's members.</summary>
/// <param name="Name">The column's name in the table.</param>
/// <param name="Members">The names that the enum has.</param>
/// <param name="Compared">The members that <c>Where</c> compares it with.</param>
/// <param name="Parameters">The parameters of <c>Where</c> that it is compared with.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record EnumColumn(string Name, IReadOnlyList<string> Members, IReadOnlyList<ComparedMember> Compared, IReadOnlyList<string> Parameters);

/// <summary>A member of an enum that <c>Where</c> compares with a column of names.</summary>
/// <param name="Names">Its names: one number may have several.</param>
/// <param name="IsWritten">Whether the condition names it; else it is one of those that are less, or greater, than the one that it names.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ComparedMember(IReadOnlyList<string> Names, bool IsWritten = true);
