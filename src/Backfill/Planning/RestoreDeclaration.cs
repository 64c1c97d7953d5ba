using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Backfill.Planning;

/// <summary>A column as the declaration names it.</summary>
/// <param name="Name">The column's name in the table.</param>
/// <param name="Kind">How C# sees it.</param>
/// <param name="Nullable">Whether the property can be null.</param>
public sealed record DeclaredColumn(string Name, ColumnKind Kind, bool Nullable = false);

/// <summary>A column that gets its value back.</summary>
/// <param name="Target">The column of live.</param>
/// <param name="Source">The column of the backup that has the right value.</param>
/// <param name="Value">The name of the method that computes the value, or null when the source itself is written.</param>
/// <param name="ValueReadsLive">Whether <paramref name="Value"/> reads the live row: then verify cannot compute again what it made.</param>
/// <param name="RestoreNull"><see cref="ColumnRestoreAttribute.RestoreNull"/>.</param>
public sealed record RestoredColumn(DeclaredColumn Target, DeclaredColumn Source, string? Value = null, bool ValueReadsLive = false, bool RestoreNull = false);

/// <summary>A parameter of <c>Where</c>.</summary>
/// <param name="Name">The C# name; in SQL <c>@name</c>, on the command line <c>--kebab-case</c>.</param>
/// <param name="Kind">Its type, or that of a list's values. Binary is not possible.</param>
/// <param name="Nullable">Whether it may be null; of a list: whether its values may.</param>
/// <param name="List">How the method takes a list of values; null when it takes one value.</param>
/// <param name="Enum">The members of its enum, whose numbers are of <paramref name="Kind"/>; null when it is none.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record RestoreParameter(
    string Name, ColumnKind Kind, bool Nullable = false, ListForm? List = null, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] EnumMembers? Enum = null);

/// <summary>How a method takes a list.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ListForm
{
    /// <summary><c>T[]</c>, or an interface that an array has.</summary>
    Array,

    /// <summary><c>List&lt;T&gt;</c>.</summary>
    List,

    /// <summary><c>HashSet&lt;T&gt;</c>, or an interface of sets.</summary>
    Set,
}

/// <summary>A constant of <c>Where</c>, bound like a parameter so that no value stands in SQL text.</summary>
/// <param name="Name">Its name in SQL, without <c>@</c>.</param>
/// <param name="Kind">Its type.</param>
/// <param name="Text">Its invariant text, as <see cref="ArgumentText"/> writes it.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record RestoreConstant(string Name, ColumnKind Kind, string Text);

/// <summary>What was declared, as data: for plans, reports, preflight and the plan id.</summary>
public sealed record RestoreDeclaration
{
    /// <summary>What the restore is called: <c>Type.Property</c> or <see cref="ColumnRestoreAttribute.Name"/>.</summary>
    public required string Name { get; init; }

    /// <summary>The live table, without a schema.</summary>
    public required string Table { get; init; }

    /// <summary>The backup's table, without a schema; <see cref="Table"/> unless the archived row is of another type.</summary>
    public string ArchiveTable { get => field ?? Table; init; }

    /// <summary>The name of the backup.</summary>
    public required string From { get; init; }

    /// <summary>The backups to be asked after it, in order.</summary>
    public IReadOnlyList<string> Fallback { get; init; } = [];

    /// <summary>What becomes of rows that no backup has.</summary>
    public Otherwise Otherwise { get; init; }

    /// <summary>Every backup in order: <see cref="From"/>, then <see cref="Fallback"/>. The first has the number 1 in the journal.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Archives => [From, .. Fallback];

    /// <summary>The key columns, in the order of the declaration.</summary>
    public required IReadOnlyList<DeclaredColumn> Key { get; init; }

    /// <summary>The key columns of the backup, one for each of <see cref="Key"/>, in the same order; the same unless the archived row is of another type.</summary>
    public IReadOnlyList<DeclaredColumn> ArchivedKey { get => field ?? Key; init; }

    /// <summary>The restored columns, one or more: a row gets all of them back, or none.</summary>
    public required IReadOnlyList<RestoredColumn> RestoredColumns { get; init; }

    /// <summary>The live columns that are read besides the key, the targets first; each is compared again before the row is written.</summary>
    public required IReadOnlyList<DeclaredColumn> LiveColumns { get; init; }

    /// <summary>
    /// Those of <see cref="LiveColumns"/> that the outcome depends on; all of them unless said otherwise. The others are read for <see cref="Where"/> alone, which SQL judges
    /// again when it writes.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IReadOnlyList<string> DecidingColumns { get => field ?? [.. LiveColumns.Select(c => c.Name)]; init; }

    /// <summary>The archived columns that are read besides the key, the sources first.</summary>
    public required IReadOnlyList<DeclaredColumn> ArchivedColumns { get; init; }

    /// <summary>The live columns that hold the names of an enum's members, where a method looks at them.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IReadOnlyList<EnumColumn> EnumColumns { get; init; } = [];

    /// <summary>The columns that the schema file says move by themselves: the statements pin them, and the store pins what else its catalogue shows.</summary>
    public IReadOnlyList<string> Pins { get; init; } = [];

    /// <summary>The live columns of <see cref="RestoredColumns"/>.</summary>
    [JsonIgnore]
    public IEnumerable<DeclaredColumn> Targets => RestoredColumns.Select(c => c.Target);

    /// <summary>The live columns that <see cref="Where"/> reads.</summary>
    public IReadOnlyList<string> WhereColumns { get; init; } = [];

    /// <summary>What the backup calls the columns that <see cref="Where"/> reads; the same unless the archived row is of another type.</summary>
    public IReadOnlyList<string> ArchivedWhereColumns { get => field ?? WhereColumns; init; }

    /// <summary>The parameters of <c>Where</c>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IReadOnlyList<RestoreParameter> Parameters { get; init; } = [];

    /// <summary>The constants of <c>Where</c>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IReadOnlyList<RestoreConstant> Constants { get; init; } = [];

    /// <summary>The C# text of the <c>Where</c> method's condition, for plan and report; null when every row is selected.</summary>
    public string? Where { get; init; }

    /// <summary>
    /// The method of <c>Where</c>, where all it does so far is to throw <see cref="NotImplementedException"/>: every row is selected to be looked at, and no run may write. Null where it is
    /// written, or there is none.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? UnwrittenWhere { get; init; }

    /// <summary>
    /// What <see cref="Where"/> is made of, as it is written: for each side of <c>||</c> on top the comparisons that <c>&amp;&amp;</c> joins, those of the predicates that are called there
    /// among them. Empty where every side is one comparison.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> Comparisons { get; init; } = [];

    /// <summary>The columns that must hold the same in live and in the backup.</summary>
    public IReadOnlyList<string> Match { get; init; } = [];

    /// <summary>What the backup calls them, one for each of <see cref="Match"/>; the same unless the archived row is of another type.</summary>
    public IReadOnlyList<string> ArchivedMatch { get => field ?? Match; init; }

    /// <summary>The name of the guard method, or null.</summary>
    public string? Guard { get; init; }

    /// <summary><see cref="ColumnRestoreAttribute.SkipIfSourceUnchanged"/>.</summary>
    public bool SkipIfSourceUnchanged { get; init; }

    /// <summary><see cref="ColumnRestoreAttribute.TimeZone"/>.</summary>
    public string? TimeZone { get; init; }

    /// <summary>What the journal calls the before-image of a restored column: <c>old</c>, or <c>old_amount</c> where there are several.</summary>
    /// <param name="column">The index in <see cref="RestoredColumns"/>.</param>
    public string OldName(int column) => JournalName("old", column);

    /// <summary>What journal and <c>{rows}</c> call the value to be written: <c>new</c>, or <c>new_amount</c> where there are several.</summary>
    /// <param name="column">The index in <see cref="RestoredColumns"/>.</param>
    public string NewName(int column) => JournalName("new", column);

    private string JournalName(string which, int column) => RestoredColumns.Count == 1 ? which : $"{which}_{RestoredColumns[column].Target.Name}";
}
