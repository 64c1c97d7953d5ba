namespace Backfill.Generators.Model;

/// <summary>The declaring type, as its further part must be written.</summary>
/// <param name="Namespace">Null for the global namespace.</param>
/// <param name="Parts">What opens each partial type, outermost first: <c>partial record SubscriptionVariant</c>.</param>
/// <param name="Name">The type's own name.</param>
/// <param name="QualifiedName">The type from anywhere: <c>global::Shop.SubscriptionVariant</c>.</param>
/// <param name="MetadataName">Unique in the compilation: <c>Shop.Outer.Inner`1</c>.</param>
/// <param name="HasForbidden">Whether it has members that only obsolete code may use.</param>
internal sealed record TypeDeclaration(string? Namespace, EquatableArray<string> Parts, string Name, string QualifiedName, string MetadataName, bool HasForbidden);
