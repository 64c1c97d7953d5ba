using System.Collections.Concurrent;
using System.Collections.Immutable;
using Backfill.Generators.Binding;
using Backfill.Generators.Checking;
using Backfill.Generators.Diagnostics;
using Backfill.Generators.Model;
using Backfill.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Backfill.Generators;

/// <summary>Reports what is wrong with a declaration, at the place that is wrong.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RestoreAnalyzer : DiagnosticAnalyzer
{
    private readonly ReadType _read;

    /// <summary>As the compiler makes it.</summary>
    public RestoreAnalyzer()
        : this(Steps.OfBackfill.Read)
    {
    }

    internal RestoreAnalyzer(ReadType read) => _read = read;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = DiagnosticDescriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(
            static outer => InternalError.Report(outer.Symbol.Location(), outer.ReportDiagnostic, () =>
            {
                var problems = new Problems();
                PartialParser.CheckOuter((INamedTypeSymbol)outer.Symbol, problems, outer.CancellationToken);
                problems.Found.ToList().ForEach(outer.ReportDiagnostic);
            }),
            SymbolKind.NamedType);
        context.RegisterCompilationStartAction(start =>
        {
            var schemas = new Lazy<AnalyzedSchemas>(() => new AnalyzedSchemas(start.Options, text => start.TryGetValue(text, AnalyzedSchemas.Reader, out var read) ? read : null, start.CancellationToken));
            var withoutSchema = new ConcurrentBag<Location>();
            start.RegisterSymbolStartAction(symbol => Analyze(symbol, schemas, withoutSchema), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end =>
            {
                // Said once, and always at the same restore.
                if (withoutSchema.OrderBy(l => l.SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(l => l.SourceSpan.Start).FirstOrDefault() is { } first)
                {
                    end.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.NoSchemaFile, first));
                }
            });
        });
    }

    private void Analyze(SymbolStartAnalysisContext start, Lazy<AnalyzedSchemas> schemas, ConcurrentBag<Location> withoutSchema)
    {
        var type = (INamedTypeSymbol)start.Symbol;
        if (!TargetParser.RestoresOf(type).Any())
        {
            return;
        }

        // The methods' bodies come one by one; the declaration is read when all are there.
        var bodies = new ConcurrentDictionary<ISymbol, IBlockOperation>(SymbolEqualityComparer.Default);
        start.RegisterOperationBlockAction(block =>
        {
            if (block.OperationBlocks.OfType<IBlockOperation>().FirstOrDefault() is { } body)
            {
                bodies.TryAdd(block.OwningSymbol, body);
            }
        });

        // nameof(Missing) is the text "Missing" all the same; the compiler has said what is wrong with it.
        var unbound = new ConcurrentDictionary<Location, bool>();
        start.RegisterSyntaxNodeAction(
            node =>
            {
                foreach (var named in node.Node.DescendantNodes().OfType<InvocationExpressionSyntax>())
                {
                    if (named is { ArgumentList.Arguments: [var operand] }
                        && node.SemanticModel.GetSymbolInfo(operand.Expression, node.CancellationToken) is { Symbol: null, CandidateSymbols.IsEmpty: true })
                    {
                        unbound.TryAdd(named.GetLocation(), true);
                    }
                }
            },
            SyntaxKind.AttributeArgument);
        start.RegisterSyntaxNodeAction(
            node => InternalError.Report(node.Node.GetLocation(), node.ReportDiagnostic, () => TextForName.Check(node, type)),
            SyntaxKind.AttributeArgument);
        start.RegisterSymbolEndAction(end => InternalError.Report(type.Location(), end.ReportDiagnostic, () =>
        {
            var read = new Problems();
            var target = Report(end, type, method => bodies.TryGetValue(method, out var body) ? body : null, read, unbound.Keys);
            if (StubOf(type) is { } failed)
            {
                end.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.Internal, type.Location(), failed));
            }
            else if (target is { Restores.Count: > 0 })
            {
                ReportColumns(end, type, target, read, schemas.Value);
                if (schemas.Value.Files.Count == 0 && new DeclaredLocations(type, end.Compilation, end.CancellationToken).First is { } first)
                {
                    withoutSchema.Add(first);
                }
            }
        }));
    }

    // What only the generator does can fail too; it reports nothing, but what it wrote says so.
    private static string? StubOf(INamedTypeSymbol type) =>
        type.GetTypeMembers("Restores").SelectMany(r => r.GetMembers("All")).Select(all => all.Attribute("System.ObsoleteAttribute"))
            .Select(obsolete => obsolete is { ConstructorArguments: [{ Value: string problem }, ..] } ? InternalError.DetailOf(problem) : null)
            .FirstOrDefault(detail => detail is not null);

    private RestoreTarget? Report(SymbolAnalysisContext context, INamedTypeSymbol type, MethodBody bodyOf, Problems problems, ICollection<Location> unbound)
    {
        var target = _read(type, context.Compilation, bodyOf, problems, context.CancellationToken);
        foreach (var problem in problems.Found.Where(p => !unbound.Contains(p.Location)))
        {
            context.ReportDiagnostic(problem);
        }

        return target;
    }

    private static void ReportColumns(SymbolAnalysisContext context, INamedTypeSymbol type, RestoreTarget target, Problems read, AnalyzedSchemas schemas)
    {
        var naming = Namings.Read(context.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        var schema = TypeSchema.Of(target, naming, schemas.Files);
        var names = new ColumnNames(target, naming, schema);
        var locations = new DeclaredLocations(type, context.Compilation, context.CancellationToken);
        foreach (var restore in target.Restores)
        {
            if (RestoreBinder.SharedColumn(target, restore, names) is { } shared)
            {
                var second = shared.InArchive ? locations.ArchivedTypeOf(restore) : type.GetMembers(shared.Second).FirstOrDefault()?.Location() ?? type.Location();
                context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.SameColumnTwice, second, shared.First, shared.Second, shared.Column));
            }
        }

        var check = new SchemaCheck(target, schema, names);
        var problems = check.OfType().Select(p => (p, At: locations.Of(p, null)))
            .Concat(target.Restores.SelectMany(r => check.Of(r).SelectMany(p => p.Member is { } member
                ? read.PlacesOf(r.Where!.Method, member).Select(at => (p, At: (Location?)at))
                : [(p, At: locations.Of(p, r))])));
        var said = new HashSet<(string, Location?)>();
        foreach (var (problem, at) in problems)
        {
            if (said.Add((problem.Text, at)))
            {
                Location[] more = schemas.PlaceOf(problem) is { } place ? [place] : [];
                context.ReportDiagnostic(Diagnostic.Create(problem.Descriptor, at, problem.Severity, more, ForFix(problem), problem.Arguments));
            }
        }
    }

    private static ImmutableDictionary<string, string?>? ForFix(SchemaProblem problem) => problem.Meant is null
        ? null
        : ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Name, problem.Meant).Add(DiagnosticProperties.Property, problem.Property);
}
