using Backfill.Generators.Model;

namespace Backfill.Generators.Binding;

/// <summary>One generated file: a type and its plans, with columns in place of properties.</summary>
internal sealed record RestoreFile(TypeDeclaration Type, EquatableArray<Plan> Plans, EquatableArray<InvalidRestore> Invalid)
{
    public static RestoreFile Stub(RestoreTarget target) => new(target.Type, [], target.Invalid);

    /// <summary>The same where none of its restores can run.</summary>
    public RestoreFile Failed(string problem) => this with { Plans = [], Invalid = [.. Invalid, .. Plans.Select(p => new InvalidRestore(p.EntryPoint, problem))] };
}

/// <summary>A type, its own table, and how the project names what has no name.</summary>
internal sealed record UnboundType(RestoreTarget Target, TypeSchema Schema, Naming Naming);

/// <summary>Everything one plan class is written from.</summary>
/// <param name="EntryPoint">The method of <c>Restores</c>.</param>
/// <param name="ClassName">The plan class.</param>
/// <param name="Table">The table.</param>
/// <param name="ArchivedType">The archived row's type from anywhere, where it is another than the declaring one; else null.</param>
/// <param name="ArchiveTable">The table in the backup.</param>
/// <param name="Key">The key columns.</param>
/// <param name="ArchivedKey">The key columns in the backup, in the same order.</param>
/// <param name="Columns">The restored columns, one or more.</param>
/// <param name="Live">What is read from live besides the key, the targets first.</param>
/// <param name="Archived">What is read from the backup besides the key, the sources first.</param>
/// <param name="WhereColumns">What <c>Where</c> reads.</param>
/// <param name="ArchivedWhere">What <c>Where</c> would read in the backup; null where the archived row has not all of it.</param>
/// <param name="Match">What must hold the same on both sides.</param>
/// <param name="Pins">The columns that live's schema file says move by themselves.</param>
/// <param name="Restore">The rest, as declared; without the archived row's type, of which other properties do not matter.</param>
internal sealed record Plan(
    string EntryPoint,
    string ClassName,
    string Table,
    string? ArchivedType,
    string ArchiveTable,
    EquatableArray<BoundColumn> Key,
    EquatableArray<BoundColumn> ArchivedKey,
    EquatableArray<RestoredColumn> Columns,
    EquatableArray<BoundColumn> Live,
    EquatableArray<BoundColumn> Archived,
    EquatableArray<BoundColumn> WhereColumns,
    EquatableArray<BoundColumn>? ArchivedWhere,
    EquatableArray<ColumnPair> Match,
    EquatableArray<string> Pins,
    DeclaredRestore Restore)
{
    /// <summary>Whether some value is computed.</summary>
    public bool Computes => Columns.Any(c => c.Value is not null);

    /// <summary>Whether the source's value may have to be moved to the target's zone.</summary>
    public bool ConvertsZone(RestoredColumn column) => Restore.TimeZone is not null && column is { Value: null, Target.Kind: ColumnKind.DateTime };

    /// <summary>What the journal calls a before-image; as <c>RestoreDeclaration.OldName</c>.</summary>
    public string OldName(int column) => JournalName("old", column);

    /// <summary>What journal and <c>{rows}</c> call a value to be written; as <c>RestoreDeclaration.NewName</c>.</summary>
    public string NewName(int column) => JournalName("new", column);

    /// <summary>Whether the archived row is of another type than the live one.</summary>
    public bool HasOtherArchive => ArchivedType is not null;

    /// <summary>The columns of live that the outcome depends on.</summary>
    public IEnumerable<BoundColumn> Deciding => Live.Where(c => Restore.Deciding.Contains(c.Property));

    /// <summary>
    /// Whether a batch may be journaled as it was read: where what was read can be written back exactly, and where all that the outcome depends on is in the journal: the targets,
    /// and times that may turn out to be pins.
    /// </summary>
    public bool CanStageAsRead =>
        Key.All(c => c.Kind.IsInteger())
        && Columns.All(c => c.Target.Kind is not (ColumnKind.Single or ColumnKind.Double or ColumnKind.Binary or ColumnKind.Guid))
        && Deciding.All(c => c.Kind == ColumnKind.DateTime || Columns.Any(t => t.Target == c));

    /// <summary>The columns of names that a method looks at.</summary>
    public IEnumerable<BoundColumn> LookedAtNames => Live.Where(c => c.EnumNames.Count > 0
        && ((Restore.Where is { } where && (where.Properties.Contains(c.Property) || where.Live.Contains(c.Property)))
            || Restore.Guard?.Live.Contains(c.Property) == true
            || Columns.Any(r => r.Value?.Live.Contains(c.Property) == true)));

    /// <summary>The source as a column of live, where both are compared.</summary>
    public BoundColumn LiveSource(BoundColumn source) => Live.First(c => c.Property == source.Property);

    public BoundColumn ColumnOf(string property) => Key.Concat(Live).First(c => c.Property == property);

    private string JournalName(string which, int column) => Columns.Count == 1 ? which : $"{which}_{Columns[column].Target.Name}";
}

/// <summary>A column that gets its value back.</summary>
/// <param name="Target">The column.</param>
/// <param name="Source">The column of the backup that has the value.</param>
/// <param name="Value">What computes the value, or null when the source itself is written.</param>
/// <param name="RestoreNull">Whether NULL is written too.</param>
internal sealed record RestoredColumn(BoundColumn Target, BoundColumn Source, ValueMethod? Value, bool RestoreNull);

/// <summary>What is compared of the two rows.</summary>
internal sealed record ColumnPair(BoundColumn Live, BoundColumn Archived);

/// <summary>A property and the column it stands for.</summary>
/// <param name="Name">The column.</param>
/// <param name="Property">The property.</param>
/// <param name="Member">What the generated row types call it.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Nullable">Whether it can be null.</param>
/// <param name="EnumType">The enum's qualified name, or null.</param>
/// <param name="EnumNames">The members of an enum whose column holds their names; empty where it holds their numbers.</param>
internal sealed record BoundColumn(string Name, string Property, string Member, ColumnKind Kind, bool Nullable, string? EnumType, EquatableArray<EnumName> EnumNames);
