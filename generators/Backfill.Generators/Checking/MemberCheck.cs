using Backfill.Generators.Binding;
using Backfill.Generators.Diagnostics;
using Backfill.Generators.Model;
using Backfill.Generators.Schema;

namespace Backfill.Generators.Checking;

/// <summary>Whether the columns that <c>Where</c> compares with members of an enum have those members: a name in other letters is another one.</summary>
internal static class MemberCheck
{
    public static IEnumerable<SchemaProblem> Of(DeclaredRestore restore, ColumnNames names, FoundTable live)
    {
        foreach (var member in restore.Where?.Members ?? default)
        {
            if (live.Table!.Find(names.Of(member.Property)) is { Family: ColumnFamily.Enumeration } column && member.IsMissing(column.Members))
            {
                var similar = column.Members.FirstOrDefault(m => m.Equals(member.Names[0], StringComparison.OrdinalIgnoreCase)) ?? Similarity.Nearest(member.Names[0], column.Members);
                yield return new SchemaProblem(
                    DiagnosticDescriptors.MemberNotInColumn,
                    DeclaredPlace.Member,
                    member.Property,
                    SchemaFile.Live,
                    live,
                    column.Name,
                    column.Name,
                    column.Type,
                    live.File,
                    member.Names[0],
                    Similarity.Question(similar))
                {
                    Member = member,
                };
            }
        }
    }
}
