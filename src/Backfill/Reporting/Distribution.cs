namespace Backfill.Reporting;

/// <summary>How values are distributed: the most frequent ones (times by day), in constant memory.</summary>
/// <param name="Buckets">The buckets, the most frequent first, at most 20. The label "NULL" is SQL NULL.</param>
/// <param name="Distinct">How many different buckets there were; <see cref="Capped"/> says when it is a lower bound.</param>
/// <param name="Total">Rows.</param>
/// <param name="Capped">Whether there were more buckets than were counted (10,000).</param>
public sealed record Distribution(IReadOnlyList<KeyValuePair<string, long>> Buckets, int Distinct, long Total, bool Capped);

/// <summary>How the values of one restored column are distributed over the selected rows.</summary>
/// <param name="Column">The column.</param>
/// <param name="Now">Now.</param>
/// <param name="After">After the restore.</param>
public sealed record ColumnDistribution(string Column, Distribution Now, Distribution After);
