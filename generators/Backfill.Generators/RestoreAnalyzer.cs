using System.Collections.Concurrent;
using System.Collections.Immutable;
using Backfill.Generators.Binding;
using Backfill.Generators.Diagnostics;
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
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = DiagnosticDescriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(
            static outer =>
            {
                var problems = new Problems();
                PartialParser.CheckOuter((INamedTypeSymbol)outer.Symbol, problems, outer.CancellationToken);
                problems.Found.ToList().ForEach(outer.ReportDiagnostic);
            },
            SymbolKind.NamedType);
        context.RegisterSymbolStartAction(
            static start =>
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
                start.RegisterSyntaxNodeAction(node => TextForName.Check(node, type), SyntaxKind.AttributeArgument);
                start.RegisterSymbolEndAction(end => Report(end, type, method => bodies.TryGetValue(method, out var body) ? body : null, unbound.Keys));
            },
            SymbolKind.NamedType);
    }

    private static void Report(SymbolAnalysisContext context, INamedTypeSymbol type, MethodBody bodyOf, ICollection<Location> unbound)
    {
        var problems = new Problems();
        var target = TargetParser.Parse(type, context.Compilation, bodyOf, problems, context.CancellationToken);
        foreach (var problem in problems.Found.Where(p => !unbound.Contains(p.Location)))
        {
            context.ReportDiagnostic(problem);
        }

        var naming = Namings.Read(context.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        foreach (var restore in target?.Restores ?? default)
        {
            if (RestoreBinder.SharedColumn(target!, restore, naming) is { } shared)
            {
                var second = type.GetMembers(shared.Second).FirstOrDefault()?.Location() ?? type.Location();
                context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.SameColumnTwice, second, shared.First, shared.Second, shared.Column));
            }
        }
    }
}
