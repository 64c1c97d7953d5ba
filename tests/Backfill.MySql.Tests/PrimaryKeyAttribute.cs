namespace Backfill.MySql.Tests;

/// <summary>Stands for EF Core's attribute of that name, which the generator knows by its name alone.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class PrimaryKeyAttribute(params string[] propertyNames) : Attribute
{
    public IReadOnlyList<string> PropertyNames { get; } = propertyNames;
}
