namespace Backfill.Generators.Model;

/// <summary>A type whose objects are the rows of a table, as the source says it: properties, not yet columns.</summary>
/// <param name="TypeName">The type's own name.</param>
/// <param name="QualifiedName">The type from anywhere: <c>global::Shop.SubscriptionVariant</c>.</param>
/// <param name="Name">What <c>[Table]</c> says, or null.</param>
/// <param name="Properties">Every property that stands for a column.</param>
/// <param name="Key">The names of the key properties, in key order.</param>
internal sealed record DeclaredTable(string TypeName, string QualifiedName, string? Name, EquatableArray<Property> Properties, EquatableArray<string> Key)
{
    public Property Property(string name) => Properties.First(p => p.Name == name);
}
