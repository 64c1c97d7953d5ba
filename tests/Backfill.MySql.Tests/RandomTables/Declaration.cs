using System.Globalization;
using System.Reflection;
using System.Text;
using Backfill.Generators;
using Backfill.Planning;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backfill.MySql.Tests.RandomTables;

/// <summary>The declarations of random tables: C# made as text, through the real generator and the real compiler, loaded.</summary>
internal static class Declaration
{
    private const string Header = """
        using System;
        using System.ComponentModel.DataAnnotations;
        using System.ComponentModel.DataAnnotations.Schema;
        using Backfill;

        [AttributeUsage(AttributeTargets.Class)]
        internal sealed class PrimaryKeyAttribute(params string[] names) : Attribute { public string[] Names { get; } = names; }

        """;

    /// <summary>The least flag that <c>Where</c> selects.</summary>
    public const int Least = 2;

    /// <summary>The flag that the guard declines.</summary>
    public const int Declined = 3;

    public static string Of(RandomTable table)
    {
        var text = new StringBuilder($"namespace N{table.Number}\n{{\n    [Table(\"{table.Name}\")]\n");
        if (table.Key.Length > 1)
        {
            text.Append(CultureInfo.InvariantCulture, $"    [PrimaryKey({string.Join(", ", table.Key.Select(k => $"\"{k.Property}\""))})]\n");
        }

        foreach (var target in table.Targets)
        {
            text.Append(CultureInfo.InvariantCulture, $"    [Restore(\"Archive\", \"{target.Property}\"");
            text.Append(table.Targets.Length > 1 ? ", Group = \"all\"" : "").Append(table.Where > 0 ? ", Where = \"Which\"" : "");
            text.Append(table.Guard > 0 ? ", Guard = \"Allows\"" : "").Append(table.RestoresNull ? ", RestoreNull = true" : "").Append(")]\n");
        }

        text.Append("    public partial class Row\n    {\n");
        foreach (var column in table.Key.Concat(table.Targets).Append(RandomTable.Flag))
        {
            var isOnlyKey = table.Key.Length == 1 && column == table.Key[0];
            text.Append(CultureInfo.InvariantCulture, $"        {(isOnlyKey ? "[Key, " : "[")}Column({SymbolDisplay.FormatLiteral(column.Name, quote: true)})] public {column.Type.CSharp}{(column.Nullable ? "?" : "")} {column.Property} {{ get; set; }} = default!;\n");
        }

        text.Append(table.Where switch
        {
            1 => $"        private static bool Which(Row live) => live.Flag >= {Least};\n",
            2 => "        private static bool Which(Row live, int least) => live.Flag >= least;\n",
            _ => "",
        });
        text.Append(table.Guard switch
        {
            1 => $"        private static bool Allows(Row live, Row archived) => live.Flag != {Declined};\n",
            2 => $"        private static bool Allows(Row live, Row archived) => live.Flag != {Declined} && archived.Flag != {Declined};\n",
            _ => "",
        });
        return text.Append("    }\n}\n").ToString();
    }

    /// <summary>The restore of each table, all compiled at once.</summary>
    public static IReadOnlyList<Restore> Compile(IReadOnlyList<RandomTable> tables)
    {
        var parse = new CSharpParseOptions(LanguageVersion.CSharp14);
        var compilation = CSharpCompilation.Create(
            $"RandomTables{Guid.NewGuid():n}",
            [CSharpSyntaxTree.ParseText(Header + string.Concat(tables.Select(Of)), parse)],
            [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(RestoreAttribute).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new RestoreGenerator().AsSourceGenerator()], parseOptions: parse).RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        using var image = new MemoryStream();
        var emitted = output.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(10)));
        var assembly = Assembly.Load(image.ToArray());
        return [.. tables.Select(table => PlanOf(assembly, table).With(table.Where == 2 ? [Least] : []))];
    }

    private static RestorePlan PlanOf(Assembly assembly, RandomTable table)
    {
        var restores = assembly.GetType($"N{table.Number}.Row")?.GetNestedType("Restores", BindingFlags.NonPublic);
        Assert.True(restores is not null, $"The generator made nothing of\n{table}");
        return ((IReadOnlyList<RestorePlan>)restores.GetProperty("All")!.GetValue(null)!).Single();
    }
}
