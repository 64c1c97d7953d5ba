using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backfill.Generators.Parsing;

/// <summary>Finds what has another value each time it is looked at.</summary>
internal static class CurrentTime
{
    private static readonly HashSet<string> Members =
    [
        "System.DateTime.Now", "System.DateTime.UtcNow", "System.DateTime.Today", "System.DateTimeOffset.Now", "System.DateTimeOffset.UtcNow",
        "System.Guid.NewGuid", "System.Guid.CreateVersion7", "System.Environment.TickCount", "System.Environment.TickCount64", "System.Random.Shared",
        "System.TimeProvider.System", "System.Diagnostics.Stopwatch.GetTimestamp",
    ];

    /// <summary>Why the expression cannot be part of a condition, or null when nothing in it changes by itself.</summary>
    public static string? Reads(IOperation operation)
    {
        foreach (var part in operation.DescendantsAndSelf())
        {
            ISymbol? member = part switch
            {
                IMemberReferenceOperation reference => reference.Member,
                IInvocationOperation call => call.TargetMethod,
                _ => null,
            };
            if (member?.ContainingType is { } owner && Members.Contains($"{owner.Named()}.{member.Name}"))
            {
                return $"{owner.Name}.{member.Name}";
            }
        }

        return null;
    }
}
