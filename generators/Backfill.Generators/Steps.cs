using Backfill.Generators.Binding;
using Backfill.Generators.Diagnostics;
using Backfill.Generators.Emit;
using Backfill.Generators.Model;
using Backfill.Generators.Parsing;
using Backfill.Generators.Schema;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators;

/// <summary>Reads a type with restores.</summary>
internal delegate RestoreTarget? ReadType(INamedTypeSymbol type, Compilation compilation, MethodBody bodyOf, Problems problems, CancellationToken cancellation);

/// <summary>
/// What is done with each type. An exception in a step would end the generator, and with it the code of every other type: it becomes
/// a stub of the one type that says so.
/// </summary>
/// <param name="Read">From symbols to the declared restores.</param>
/// <param name="Find">What the schema files say about its table.</param>
/// <param name="Bind">From properties to columns.</param>
/// <param name="Write">The text of a file.</param>
internal sealed record Steps(
    ReadType Read,
    Func<RestoreTarget, Naming, EquatableArray<SchemaFile>, TypeSchema> Find,
    Func<UnboundType, RestoreFile> Bind,
    Func<RestoreFile, string> Write)
{
    public static Steps OfBackfill { get; } = new(TargetParser.Parse, TypeSchema.Of, RestoreBinder.Bind, FileEmitter.Emit);

    public RestoreTarget? Target(INamedTypeSymbol type, Compilation compilation, MethodBody bodyOf, CancellationToken cancellation)
    {
        try
        {
            return Read(type, compilation, bodyOf, new Problems(), cancellation);
        }
        catch (Exception e) when (InternalError.Is(e))
        {
            try
            {
                return TargetParser.Stub(type, InternalError.ProblemOf(e), cancellation);
            }
            catch (Exception again) when (InternalError.Is(again))
            {
                return null;
            }
        }
    }

    public UnboundType Unbound(RestoreTarget target, EquatableArray<SchemaFile> files, Naming naming)
    {
        try
        {
            // Without the file columns would be called otherwise, and the restore would run all the same.
            var unread = files.Select(f => f.Text.Failure).FirstOrDefault(f => f is not null);
            return unread is null ? new UnboundType(target, Find(target, naming, files), naming) : Failed(unread);
        }
        catch (Exception e) when (InternalError.Is(e))
        {
            return Failed(InternalError.ProblemOf(e));
        }

        UnboundType Failed(string problem) => new(target.Failed(problem), new TypeSchema(null, []), naming);
    }

    public RestoreFile File(UnboundType type)
    {
        try
        {
            return Bind(type);
        }
        catch (Exception e) when (InternalError.Is(e))
        {
            return RestoreFile.Stub(type.Target.Failed(InternalError.ProblemOf(e)));
        }
    }

    public string Text(RestoreFile file)
    {
        try
        {
            return Write(file);
        }
        catch (Exception e) when (InternalError.Is(e))
        {
            return StubEmitter.Emit(file.Failed(InternalError.ProblemOf(e)));
        }
    }

    /// <summary>What a schema file says, or why that could not be found out.</summary>
    public static SchemaText Schema(Func<string?> text, CancellationToken cancellation) => Schema(() => [text() ?? string.Empty], cancellation);

    /// <summary>What migrations say in their order, or why that could not be found out.</summary>
    public static SchemaText Schema(IReadOnlyList<string> texts, CancellationToken cancellation) => Schema(() => texts, cancellation);

    private static SchemaText Schema(Func<IReadOnlyList<string>> texts, CancellationToken cancellation)
    {
        try
        {
            return SchemaReader.Read(texts(), cancellation);
        }
        catch (Exception e) when (InternalError.Is(e))
        {
            return new SchemaText([], [], []) { Failure = InternalError.ProblemOf(e) };
        }
    }
}
