using Backfill.Planning;

// One restore in each shape that a C# type can have: key, restored column, source, Where and Guard.
namespace Backfill.Sqlite.Tests.Declarations;

/// <summary>All of them by name.</summary>
internal static class Shapes
{
    public static IReadOnlyDictionary<string, RestorePlan> All { get; } = new Dictionary<string, RestorePlan>
    {
        ["positional record"] = PositionalRecord.Plan,
        ["positional record with further members"] = MixedRecord.Plan,
        ["record struct"] = RecordStruct.Plan,
        ["readonly record struct"] = ReadonlyRecordStruct.Plan,
        ["struct"] = PlainStruct.Plan,
        ["sealed class"] = SealedClass.Plan,
        ["nested in a static class and private"] = Outer.Plan,
        ["nested in a struct in an interface"] = IOuter.Middle.Nested.Plan,
        ["private members"] = PrivateMembers.Plan,
        ["inherited members"] = Inheriting.Plan,
        ["overridden and hidden members"] = Overriding.Plan,
        ["renamed columns"] = Renamed.Plan,
        ["names of C#"] = @class.Plan,
        ["enums"] = OfEnums.Plan,
        ["without nullable annotations"] = Oblivious.Plan,
        ["in two parts"] = InTwoParts.Plan,
    };
}
