using Backfill.Generators.Model;

namespace Backfill.Generators.Parsing;

/// <summary>The type of a restore's archived row.</summary>
/// <param name="Row">The type.</param>
/// <param name="Table">Its table where it is another type than the declaring one.</param>
/// <param name="Prefix">What stands before the name of its property in <c>nameof(…)</c>: empty in the declaring type itself.</param>
internal sealed record ArchivedType(RowType Row, DeclaredTable? Table, string Prefix);
