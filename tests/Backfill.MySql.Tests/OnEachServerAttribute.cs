using System.Reflection;
using Backfill.Testing.Servers;
using Xunit.Sdk;

namespace Backfill.MySql.Tests;

/// <summary>Runs a theory once per product, which is its first argument; further arguments are the attribute's own.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OnEachServerAttribute(params object?[] arguments) : DataAttribute
{
    /// <summary>The arguments after the product.</summary>
    public IReadOnlyList<object?> Arguments { get; } = arguments;

    /// <inheritdoc/>
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        Enum.GetValues<ServerProduct>().Select(product => (object[])[product, .. Arguments!]);
}
