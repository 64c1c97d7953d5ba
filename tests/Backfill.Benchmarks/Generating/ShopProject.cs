using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Backfill.Benchmarks.Generating;

/// <summary>A project as it could be: records with a restore, a file each, and a dump of a database with more tables than that.</summary>
internal sealed class ShopProject
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp14);
    private static readonly CSharpCompilationOptions Compiling = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, optimizationLevel: OptimizationLevel.Release);
    private static readonly MetadataReference[] References = [.. Basic.Reference.Assemblies.Net100.References.All, MetadataReference.CreateFromFile(typeof(RestoreAttribute).Assembly.Location)];

    private readonly (string Path, string Text)[] _sources;

    public ShopProject(int records, int tables)
    {
        _sources = [("Usings.cs", "global using System;"), .. Enumerable.Range(1, records).Select(i => ($"Order{i}.cs", Record(i))), ("Service.cs", "namespace Shop.Services; internal static class Service { public static int Twice(int x) => 2 * x; }")];
        Schema = new SchemaFile(Dump(tables));
        EditedSchema = new SchemaFile(Dump(tables).Replace("`column_1` ", "`column_one` ", StringComparison.Ordinal));
    }

    public AdditionalText Schema { get; }

    /// <summary>The same with other names of columns that no record has.</summary>
    public AdditionalText EditedSchema { get; }

    /// <summary>The texts, parsed again.</summary>
    public IReadOnlyList<SyntaxTree> Parse() => [.. _sources.Select(s => Parse(s.Text, s.Path))];

    public static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, Options, path);

    public static CSharpCompilation Compile(IEnumerable<SyntaxTree> trees) => CSharpCompilation.Create("Shop", trees, References, Compiling);

    /// <summary>A driver that knows nothing yet.</summary>
    public GeneratorDriver Driver(bool tracks = false, Generators.Steps? steps = null) => CSharpGeneratorDriver.Create(
        [new Generators.RestoreGenerator(steps ?? Generators.Steps.OfBackfill).AsSourceGenerator()],
        [Schema],
        Options,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, tracks));

    private static string Record(int i) => string.Create(CultureInfo.InvariantCulture, $$"""
        using System.ComponentModel.DataAnnotations;
        using System.ComponentModel.DataAnnotations.Schema;
        using Backfill;

        namespace Shop;

        [Table("table_{{i}}")]
        [Restore("Friday", nameof(CancelledAt), source: nameof(UpdatedAt), Where = nameof(StampedByTheBadJob), Guard = nameof(WasInactive), SkipIfSourceUnchanged = true)]
        public partial record Order{{i}}
        {
            [Key] public ulong Id { get; init; }
            public bool Active { get; init; }
            public string State { get; init; } = "";
            public decimal? Total { get; init; }
            public DateTime? CancelledAt { get; init; }
            public DateTime UpdatedAt { get; init; }

            private static bool StampedByTheBadJob(Order{{i}} live, DateTime stampedFrom, DateTime stampedTo) =>
                !live.Active && live.CancelledAt >= stampedFrom && live.CancelledAt < stampedTo && (live.State == "cancelled" || live.Total > {{i}});

            private static bool WasInactive(Order{{i}} live, Order{{i}} archived) => !archived.Active;
        }
        """);

    private static string Dump(int tables)
    {
        var text = new StringBuilder("-- MySQL dump 10.13  Distrib 9.7.4, for Linux (x86_64)\n/*!40101 SET NAMES utf8mb4 */;\n");
        for (var i = 1; i <= tables; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nDROP TABLE IF EXISTS `table_{i}`;\n/*!50503 SET character_set_client = utf8mb4 */;\nCREATE TABLE `table_{i}` (\n");
            text.Append("  `id` bigint unsigned NOT NULL AUTO_INCREMENT,\n  `active` tinyint(1) NOT NULL DEFAULT '1',\n  `state` varchar(40) COLLATE utf8mb4_unicode_ci NOT NULL DEFAULT 'open' COMMENT 'open, closed; or cancelled',\n");
            text.Append("  `total` decimal(12,2) DEFAULT NULL,\n  `cancelled_at` datetime(6) DEFAULT NULL,\n  `updated_at` datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),\n");
            for (var column = 1; column <= 15; column++)
            {
                text.Append(CultureInfo.InvariantCulture, $"  `column_{column}` {(column % 3 == 0 ? "int DEFAULT NULL" : column % 3 == 1 ? "varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci DEFAULT NULL" : "timestamp NULL DEFAULT NULL")},\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"  PRIMARY KEY (`id`),\n  KEY `by_state` (`state`,`active`),\n  CONSTRAINT `sane_{i}` CHECK ((`total` >= 0))\n) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;\n");
        }

        return text.ToString();
    }

    private sealed class SchemaFile(string text) : AdditionalText
    {
        // One object, as an editor has it for a file that nobody edits.
        private readonly SourceText _text = SourceText.From(text);

        public override string Path => "shop.schema.sql";

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }
}
