using System.ComponentModel;
using System.Reflection;
using System.Runtime.CompilerServices;
using Backfill.Sqlite;

namespace Backfill.Cli.Tests;

/// <summary>What an editor offers to whoever uses the packages: what a person calls, and nothing that only generated code, stores and the command line call.</summary>
public sealed class VisibleApiTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Assembly[] Assemblies = [typeof(Restore).Assembly, typeof(MySqlBackfill).Assembly, typeof(SqliteLive).Assembly, typeof(BackfillApp).Assembly];

    private static readonly string[] ForPeople =
    [
        // Declared.
        "RestoreAttribute", "RestoreAttribute`1", "ColumnRestoreAttribute", "Otherwise",

        // Called.
        "BackfillApp", "BackfillAppOptions", "BackfillRunner", "MySqlBackfill", "SqliteBackfill", "Restore", "RunOptions", "RunProgress",

        // Given back.
        "Plan", "PlannedArchive", "DryRun", "FailureStop", "ComparisonCounts", "Run", "RunState", "RunStatus", "Explanation", "Verification", "VerifiedRow", "VerifiedValue", "Standing", "Outcome", "OutcomeCounts", "WrittenFrom",
        "Reporting.ColumnDistribution", "Reporting.Distribution", "Planning.Arguments", "Planning.CanonicalKey", "Planning.RestorePlan", "Planning.RestoreDeclaration", "Planning.DeclaredColumn",
        "Planning.RestoredColumn", "Planning.ColumnKind", "Stores.TableInspection", "Stores.ServerIdentity", "Stores.ColumnFacts", "Stores.ColumnFamily", "Stores.ControlTables", "Stores.RunRecord",
        "Stores.RowException", "Stores.RunCounts", "Stores.Refusal", "Stores.RunCommand", "Stores.WayOut", "Stores.RestoreRefusedException", "Stores.RunInterruptedException", "Stores.StoreException",

        // Written by people who want every row.
        "Reporting.IOutcomeSink", "Reporting.IStandingSink", "Reporting.OutcomeRow", "Planning.Field",
    ];

    [Fact]
    public void Types_are_offered_that_a_person_uses_and_no_others()
    {
        var offered = Assemblies.SelectMany(a => a.GetExportedTypes()).Where(t => !t.IsNested && IsOffered(t)).Select(Name).Order(StringComparer.Ordinal);
        Assert.Equal(ForPeople.Order(StringComparer.Ordinal), offered);
    }

    /// <summary>A member whose type is not offered is for others too. What a record has by itself cannot be marked.</summary>
    [Fact]
    public void What_is_offered_speaks_of_nothing_that_is_not()
    {
        var hidden = Assemblies.SelectMany(a => a.GetExportedTypes()).Where(t => !IsOffered(t)).ToHashSet();
        Assert.Empty(
            from type in Assemblies.SelectMany(a => a.GetExportedTypes())
            where IsOffered(type)
            from member in type.GetMembers(Declared)
            where IsOffered(member) && member is not MethodInfo { IsSpecialName: true } && !member.IsDefined(typeof(CompilerGeneratedAttribute))
            from spoken in Spoken(member).SelectMany(WithArguments).Where(hidden.Contains).Distinct()
            select $"{Name(type)}.{member.Name} speaks of {Name(spoken)}");
    }

    private static bool IsOffered(MemberInfo member) => member.GetCustomAttribute<EditorBrowsableAttribute>() is not { State: EditorBrowsableState.Never };

    private static string Name(Type type) => type.FullName!["Backfill.".Length..];

    private static IEnumerable<Type> Spoken(MemberInfo member) => member switch
    {
        MethodInfo method => [method.ReturnType, .. method.GetParameters().Select(p => p.ParameterType)],
        ConstructorInfo constructor => constructor.GetParameters().Select(p => p.ParameterType),
        PropertyInfo property => [property.PropertyType],
        FieldInfo field => [field.FieldType],
        _ => [],
    };

    private static IEnumerable<Type> WithArguments(Type type) =>
        type.HasElementType ? WithArguments(type.GetElementType()!)
        : type.IsGenericType ? [type.GetGenericTypeDefinition(), .. type.GetGenericArguments().SelectMany(WithArguments)]
        : [type];
}
