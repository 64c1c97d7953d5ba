using System.Reflection;
using Backfill.Generators.Binding;
using Backfill.Generators.Model;

namespace Backfill.Generators.Tests;

/// <summary>What flows through the pipeline is plain data: anything of Roslyn would keep whole compilations alive and never be equal.</summary>
public class ModelShapeTests
{
    private static readonly string[] Roslyn = ["Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp"];

    [Fact]
    public void The_model_holds_no_type_of_Roslyn()
    {
        var reached = Reached();
        Assert.Contains(typeof(Condition.Compare), reached);
        Assert.Contains(typeof(BoundColumn), reached);
        Assert.DoesNotContain(reached, IsOfRoslyn);
    }

    [Fact]
    public void Every_type_of_the_model_compares_by_value() =>
        Assert.All(
            Reached().Where(t => t.Assembly == typeof(RestoreFile).Assembly && !t.IsEnum && !t.IsArray),
            t => Assert.True(typeof(IEquatable<>).MakeGenericType(t).IsAssignableFrom(t), t.FullName));

    [Fact]
    public void The_test_can_fail() => Assert.True(IsOfRoslyn(typeof(Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax)));

    // A concrete class of Roslyn need not be one of its public interfaces, so its assembly counts, and that of its bases.
    private static bool IsOfRoslyn(Type type) =>
        type.GetInterfaces().Append(type).Any(t => Roslyn.Contains(t.Assembly.GetName().Name))
        || (type.BaseType is { } parent && IsOfRoslyn(parent))
        || typeof(Microsoft.CodeAnalysis.ISymbol).IsAssignableFrom(type)
        || typeof(Microsoft.CodeAnalysis.SyntaxNode).IsAssignableFrom(type);

    private static HashSet<Type> Reached()
    {
        HashSet<Type> reached = [];
        Queue<Type> open = new([typeof(RestoreTarget), typeof(RestoreFile), typeof(UnboundType), typeof(Backfill.Generators.Schema.SchemaFile), typeof(Naming)]);
        while (open.TryDequeue(out var type))
        {
            if (!reached.Add(type))
            {
                continue;
            }

            foreach (var next in Parts(type))
            {
                open.Enqueue(next);
            }
        }

        return reached;
    }

    private static Type[] Parts(Type type)
    {
        if (type.IsArray)
        {
            return [type.GetElementType()!];
        }

        if (type.Assembly != typeof(RestoreFile).Assembly)
        {
            return type.GetGenericArguments();
        }

        var fields = type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.FlattenHierarchy).Select(f => f.FieldType);
        return [.. fields, .. type.GetGenericArguments(), .. type.GetNestedTypes(BindingFlags.NonPublic | BindingFlags.Public).Where(n => n.IsSubclassOf(type))];
    }
}
