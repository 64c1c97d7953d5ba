using Backfill.Planning;

namespace Backfill.Generators.Tests.Harness;

/// <summary>The statements that a restore has, whichever they are.</summary>
internal static class StatementTexts
{
    public static IReadOnlyList<string> Of(Statements statements) =>
        [.. typeof(Statements).GetProperties().Where(p => p.PropertyType == typeof(string)).Select(p => (string?)p.GetValue(statements)).OfType<string>()];
}
