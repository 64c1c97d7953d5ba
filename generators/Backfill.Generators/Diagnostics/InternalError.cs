using System.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Diagnostics;

/// <summary>An exception that should not be: an error of Backfill, which concerns the one type it is about and no other.</summary>
internal static class InternalError
{
    private const string Sentence = "Internal error of Backfill, please report it with this declaration: ";

    /// <summary>Whether it is one: a cancelled reading is none.</summary>
    public static bool Is(Exception exception) => exception is not OperationCanceledException;

    /// <summary>What the stub says.</summary>
    public static string ProblemOf(Exception exception) => $"{DiagnosticIds.Internal}: {Sentence}{DetailOf(exception)}";

    /// <summary>What happened, and in which of our methods; on one line.</summary>
    public static string DetailOf(Exception exception)
    {
        var frames = new StackTrace(exception).GetFrames() ?? [];
        var ours = frames.Select(f => f.GetMethod()).FirstOrDefault(m => m?.DeclaringType?.Assembly == typeof(InternalError).Assembly);
        var place = ours is null ? string.Empty : $" in {ours.DeclaringType!.Name}.{ours.Name}";
        return $"{exception.GetType().Name}{place}: {exception.Message.Replace("\r", string.Empty).Replace('\n', ' ')}";
    }

    /// <summary>What happened, of what a stub says; null where it says something else.</summary>
    public static string? DetailOf(string problem)
    {
        var begin = $"{DiagnosticIds.Internal}: {Sentence}";
        return problem.StartsWith(begin, StringComparison.Ordinal) ? problem.Substring(begin.Length) : null;
    }

    /// <summary>Looks at one declaration; what fails is reported where it stands, and the others are looked at all the same.</summary>
    public static void Report(Location? place, Action<Diagnostic> report, Action look)
    {
        try
        {
            look();
        }
        catch (Exception e) when (Is(e))
        {
            report(Diagnostic.Create(DiagnosticDescriptors.Internal, place, DetailOf(e)));
        }
    }

    /// <summary>The message of the diagnostic, in which {0} is what happened.</summary>
    public const string MessageFormat = Sentence + "{0}";
}
