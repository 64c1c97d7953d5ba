namespace Backfill.Generators.Model;

/// <summary>A type with its declared restores, as the source says it: properties, not yet columns.</summary>
/// <param name="Type">The declaring type.</param>
/// <param name="Table">Its table in live.</param>
/// <param name="Restores">The valid restores.</param>
/// <param name="Invalid">The others.</param>
internal sealed record RestoreTarget(
    TypeDeclaration Type,
    DeclaredTable Table,
    EquatableArray<DeclaredRestore> Restores,
    EquatableArray<InvalidRestore> Invalid)
{
    /// <summary>The same where none of its restores can run.</summary>
    public RestoreTarget Failed(string problem) => this with { Restores = [], Invalid = [.. Invalid, .. Restores.Select(r => new InvalidRestore(r.Member, problem))] };
}

/// <summary>A restore whose declaration is wrong.</summary>
/// <param name="Member">What its entry point would be called; null when that is no name, or the name of another.</param>
/// <param name="Problem">The first thing wrong with it: id and sentence.</param>
internal sealed record InvalidRestore(string? Member, string Problem);

/// <summary>A restore as declared; columns are named by their properties.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="From">The backup.</param>
/// <param name="Member">What its entry point is called.</param>
/// <param name="Archive">The table in the backup where the archived row is of another type; null where it is of the declaring one.</param>
/// <param name="Columns">The restored properties, one or more, all written together.</param>
/// <param name="Live">What is read from live besides the key, the targets first.</param>
/// <param name="Deciding">What of live the outcome depends on, besides what <paramref name="Where"/> reads.</param>
/// <param name="Archived">What is read from the backup besides the key, the sources first.</param>
/// <param name="Fallback">The backups that are asked next, in order.</param>
/// <param name="OtherwiseNull">Whether rows that no backup has become NULL.</param>
/// <param name="Where">The selection, or null for every row.</param>
/// <param name="Match">The properties that must hold the same on both sides, where they have one name.</param>
/// <param name="Guard">The guard, or null.</param>
/// <param name="SkipIfSourceUnchanged">As declared.</param>
/// <param name="TimeZone">As declared.</param>
/// <param name="Construction">How the user's object is made of a live row; null when nothing needs it.</param>
/// <param name="ArchivedConstruction">How the user's object is made of an archived row; null when nothing needs it.</param>
internal sealed record DeclaredRestore(
    string Name,
    string From,
    string Member,
    DeclaredTable? Archive,
    EquatableArray<RestoredProperty> Columns,
    EquatableArray<string> Live,
    EquatableArray<string> Deciding,
    EquatableArray<string> Archived,
    EquatableArray<string> Fallback,
    bool OtherwiseNull,
    WhereMethod? Where,
    EquatableArray<string> Match,
    GuardMethod? Guard,
    bool SkipIfSourceUnchanged,
    string? TimeZone,
    Construction? Construction,
    Construction? ArchivedConstruction)
{
    /// <summary>The method of <c>Where</c> that is still to be written; every row is selected then.</summary>
    public string? UnwrittenWhere { get; init; }

    public bool IsTarget(string property) => Columns.Any(c => c.Target == property);

    public bool IsSource(string property) => Columns.Any(c => c.Source == property);
}

/// <summary>A property that gets its value back.</summary>
/// <param name="Target">The property.</param>
/// <param name="Source">The property that has the value in the backup.</param>
/// <param name="Value">What computes the value, or null when the source itself is written.</param>
/// <param name="RestoreNull">As declared.</param>
internal sealed record RestoredProperty(string Target, string Source, ValueMethod? Value, bool RestoreNull);

/// <summary>How an object of the type of a row is made.</summary>
/// <param name="Positional">The parameters of the primary constructor that must be called; empty for the parameterless one.</param>
/// <param name="Defaults">What is passed for each of them that was not read.</param>
/// <param name="Unused">Those of them that the constructor does not put into their properties.</param>
/// <param name="Required">The members that an object initializer must set.</param>
internal sealed record Construction(EquatableArray<string> Positional, EquatableArray<string> Defaults, EquatableArray<string> Unused, EquatableArray<string> Required);

/// <summary>The method that decides whether a row is restored.</summary>
/// <param name="Method">Its name.</param>
/// <param name="Live">The properties that it sees of the live row, in the order in which they are set.</param>
/// <param name="Archived">Those of the archived row.</param>
internal sealed record GuardMethod(string Method, EquatableArray<string> Live, EquatableArray<string> Archived);

/// <summary>The method that computes what is written.</summary>
/// <param name="Method">Its name.</param>
/// <param name="ReadsLive">Whether it looks at the live row.</param>
/// <param name="Live">The properties that it sees of the live row, in the order in which they are set.</param>
/// <param name="Archived">Those of the archived row.</param>
internal sealed record ValueMethod(string Method, bool ReadsLive, EquatableArray<string> Live, EquatableArray<string> Archived);
