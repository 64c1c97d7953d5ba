namespace CancelledSubscriptions.Truth;

/// <summary>A row of the live table: every column.</summary>
internal sealed record LiveRow(
    ulong Id, ulong CustomerId, string Plan, int Quantity, int PriceCents, bool Active, DateTime? CancelledAt, DateTime CreatedAt, DateTime UpdatedAt);

/// <summary>A row of the backup: it is older than the migration that added <c>cancelled_at</c>, and than the one that made <c>updated_at</c> NOT NULL.</summary>
internal sealed record ArchivedRow(
    ulong Id, ulong CustomerId, string Plan, int Quantity, int PriceCents, bool Active, DateTime CreatedAt, DateTime? UpdatedAt);
