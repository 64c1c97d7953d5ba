using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Tests.Harness;

/// <summary>A declaration beside the schema file of its table: what is said of it, where, and of which line.</summary>
internal static class ShopSchema
{
    public const string Table = """
        CREATE TABLE `orders` (
          `id` int NOT NULL,
          `total` decimal(10,2) NOT NULL,
          `paid` decimal(10,2) DEFAULT NULL,
          `count` int unsigned NOT NULL,
          `state` varchar(20) CHARACTER SET latin1 NOT NULL,
          `closed_at` datetime(6) DEFAULT NULL,
          `updated_at` datetime(6) NOT NULL,
          `stamp` timestamp NOT NULL,
          PRIMARY KEY (`id`)
        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
        """;

    public static Diagnostic Says(
        string id,
        string restore,
        string schema,
        int? line,
        string message,
        string property = "",
        string table = "[Table(\"orders\")]",
        string type = "Order",
        string key = "[Key] public int Id { get; init; }",
        string before = "",
        string? backup = null)
    {
        var marked = Source(restore, property, table, type, key, before);
        var run = Run(marked, schema, backup);
        var said = Assert.Single(run.Reported);
        Assert.Equal(id, said.Id);
        Assert.Contains(message, said.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var start = marked.IndexOf("[|", StringComparison.Ordinal);
        Assert.Equal(marked[(start + 2)..marked.IndexOf("|]", StringComparison.Ordinal)], Text(said.Location));
        Assert.Equal(start, said.Location.SourceSpan.Start);
        Assert.EndsWith($"/docs/diagnostics/{id}.md", said.Descriptor.HelpLinkUri, StringComparison.Ordinal);
        Assert.Equal(line, said.AdditionalLocations.SingleOrDefault()?.GetLineSpan().StartLinePosition.Line + 1);
        if (said.Severity == DiagnosticSeverity.Error)
        {
            Assert.Contains($"[global::System.Obsolete(\"{id}: {said.GetMessage(CultureInfo.InvariantCulture)}\", error: true)]", run.File.Replace("\\\"", "\"", StringComparison.Ordinal), StringComparison.Ordinal);
        }
        else
        {
            Assert.DoesNotContain("Obsolete", run.File, StringComparison.Ordinal);
        }

        return said;
    }

    public static void Silent(string restore, string schema, string property = "", string key = "[Key] public int Id { get; init; }", string before = "", string? backup = null)
    {
        var run = Run(Source(restore, property, "[Table(\"orders\")]", "Order", key, before), schema, backup);
        Assert.Empty(run.Reported);
        Assert.DoesNotContain("Obsolete", run.File, StringComparison.Ordinal);
    }

    public static GeneratorRun Run(string marked, string schema, string? backup = null, ProjectFile? more = null)
    {
        var source = (marked.Contains("record", StringComparison.Ordinal) ? marked : Source(marked)).Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
        ProjectFile[] files =
        [
            new("shop.schema.sql", schema),
            .. backup is null ? [] : new ProjectFile[] { new("friday.schema.sql", backup, "friday") },
            .. more is null ? [] : new[] { more },
        ];
        var run = GeneratorRun.Of([source], files: files);
        Assert.Empty(run.Compiler);
        return run;
    }

    public static string Source(string restore, string property = "", string table = "[Table(\"orders\")]", string type = "Order", string key = "[Key] public int Id { get; init; }", string before = "") => $$"""
        using System.ComponentModel.DataAnnotations;
        using System.ComponentModel.DataAnnotations.Schema;
        using Backfill;

        {{before}}
        {{table}}
        {{restore}}
        public partial record {{type}}
        {
            {{key}}
            public decimal Total { get; init; }
            public decimal? Paid { get; init; }
            public uint Count { get; init; }
            public string State { get; init; } = "";
            public DateTime? ClosedAt { get; init; }
            public DateTime UpdatedAt { get; init; }
            public DateTime Stamp { get; init; }
            {{property}}

            private static bool Which(Order live) => live.UpdatedAt > live.ClosedAt;

            private static bool Ok(Order live, Order archived) => live.Count > 3 && archived.Paid > 1;
        }
        """;

    public static string Edited(string before, string after)
    {
        Assert.Contains(before, Table, StringComparison.Ordinal);
        return Table.Replace(before, after, StringComparison.Ordinal);
    }

    public static string Text(Location location) => location.SourceTree!.ToString().Substring(location.SourceSpan.Start, location.SourceSpan.Length);
}
