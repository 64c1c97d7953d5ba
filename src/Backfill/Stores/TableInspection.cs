using System.ComponentModel;
using Backfill.Planning;

namespace Backfill.Stores;

/// <summary>A reason not to run, in one sentence, and what to do about it.</summary>
/// <param name="Problem">What is wrong and where.</param>
/// <param name="Remedy">What to do.</param>
public sealed record Refusal(string Problem, string Remedy)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Problem} {Remedy}";
}

/// <summary>A server, as it tells of itself.</summary>
/// <param name="Product">MySQL, MariaDB or SQLite.</param>
/// <param name="Version">Its version.</param>
/// <param name="Id">What tells it from others: server UUID, host name and port, or full file name. No secret.</param>
/// <param name="ReplicatesFrom">The <paramref name="Id"/> of the server it replicates from while replication runs, or null.</param>
public sealed record ServerIdentity(string Product, string Version, string Id, string? ReplicatesFrom = null)
{
    /// <summary>Host and port that the connection names, as <c>host:port</c>; null for a file.</summary>
    public string? Address { get; init; }

    /// <summary>What the server itself calls its host; null for a file.</summary>
    public string? HostName { get; init; }
}

/// <summary>What kind of values a column holds, whatever the product calls it.</summary>
public enum ColumnFamily
{
    /// <summary>Whole numbers, YEAR among them.</summary>
    Integer,

    /// <summary>DECIMAL.</summary>
    Decimal,

    /// <summary>FLOAT.</summary>
    Single,

    /// <summary>DOUBLE.</summary>
    Double,

    /// <summary>CHAR, VARCHAR, TEXT.</summary>
    Text,

    /// <summary>ENUM and SET.</summary>
    Enumeration,

    /// <summary>JSON.</summary>
    Json,

    /// <summary>DATETIME: wall-clock time.</summary>
    DateTime,

    /// <summary>TIMESTAMP: an instant.</summary>
    Timestamp,

    /// <summary>DATE.</summary>
    Date,

    /// <summary>TIME.</summary>
    Time,

    /// <summary>BINARY, VARBINARY, BLOB.</summary>
    Binary,

    /// <summary>BIT.</summary>
    Bit,

    /// <summary>MariaDB's UUID.</summary>
    Uuid,

    /// <summary>SQLite: a column that does not enforce its type; each row is judged by itself.</summary>
    Dynamic,

    /// <summary>Anything else (GEOMETRY, VECTOR, …): not supported.</summary>
    Other,
}

/// <summary>A column as the catalogue has it.</summary>
public sealed record ColumnFacts
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its whole type as the server writes it: <c>bigint unsigned</c>, <c>datetime(6)</c>, <c>varchar(50)</c>.</summary>
    public required string Type { get; init; }

    /// <summary>What it holds.</summary>
    public required ColumnFamily Family { get; init; }

    /// <summary>Whether it accepts NULL.</summary>
    public required bool Nullable { get; init; }

    /// <summary>For <see cref="ColumnFamily.Integer"/>: the least value. Decimal holds every 64-bit number.</summary>
    public decimal Least { get; init; }

    /// <summary>For <see cref="ColumnFamily.Integer"/>: the greatest value.</summary>
    public decimal Greatest { get; init; }

    /// <summary>Digits of a decimal, bits of a BIT, or null.</summary>
    public int? Precision { get; init; }

    /// <summary>Digits after the point of a decimal, or of a time's fraction.</summary>
    public int Scale { get; init; }

    /// <summary>Characters (text) or bytes (binary) at most, or null.</summary>
    public long? Length { get; init; }

    /// <summary>For text and bytes: bytes at most, or null.</summary>
    public long? MostBytes { get; init; }

    /// <summary>For text: the character set.</summary>
    public string? Charset { get; init; }

    /// <summary>For text: the collation.</summary>
    public string? Collation { get; init; }

    /// <summary>For text: whether it is carried as the bytes of that character set, because they are not UTF-8.</summary>
    public bool OwnText { get; init; }

    /// <summary>For text: what its server does not take, though another server takes it as text of the same character set.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public RefusedText RefusedText { get; init; }

    /// <summary>For DOUBLE and FLOAT: whether -0 becomes 0 when it is stored.</summary>
    public bool DropsSignOfZero { get; init; }

    /// <summary>Whether its values are bytes to the server, not characters: BINARY, UUID; SQLite: a key column of blobs.</summary>
    public bool HoldsBytes { get; init; }

    /// <summary>Whether the server computes it.</summary>
    public bool Generated { get; init; }

    /// <summary>Whether it has ON UPDATE CURRENT_TIMESTAMP.</summary>
    public bool MovesByItself { get; init; }
}

/// <summary>The control tables of a restore.</summary>
/// <param name="Journal">The journal's quoted name.</param>
/// <param name="Exceptions">The exception table's quoted name.</param>
/// <param name="Ddl">The CREATE statements of those that do not exist yet; each does nothing where another was quicker.</param>
/// <param name="Grants">The GRANT statements for what the run's account lacks.</param>
/// <param name="Missing">The names of those that do not exist yet.</param>
public sealed record ControlTables(string Journal, string Exceptions, IReadOnlyList<string> Ddl, IReadOnlyList<string> Grants, IReadOnlyList<string> Missing)
{
    /// <summary>Whether the journal exists.</summary>
    public bool HasJournal { get; init; }

    /// <summary>The index along which the journal is walked where that is not its primary key, quoted; else null.</summary>
    public string? JournalIndex { get; init; }

    /// <summary>What keeps a run from using them. A plan needs none of it: it is what a DBA makes them from.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];
}

/// <summary>How long a value may be.</summary>
/// <param name="Bytes">Bytes at most.</param>
/// <param name="Setting">What the server calls the limit.</param>
/// <param name="Remedy">What to do about a longer one, behind a semicolon.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record SizeLimit(long Bytes, string Setting, string Remedy);

/// <summary>What the catalogue of one side says about the table of a restore.</summary>
public sealed record TableInspection
{
    /// <summary>The server.</summary>
    public required ServerIdentity Server { get; init; }

    /// <summary>The dialect of the statements that run here.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public required SqlDialect Dialect { get; init; }

    /// <summary>The database's name: what the user types to confirm. SQLite: the file's name.</summary>
    public required string Database { get; init; }

    /// <summary>The table's name as declared.</summary>
    public required string Table { get; init; }

    /// <summary>Whether the table exists and is visible.</summary>
    public required bool Exists { get; init; }

    /// <summary>The columns by name (case-insensitively).</summary>
    public required IReadOnlyDictionary<string, ColumnFacts> Columns { get; init; }

    /// <summary>The primary key's columns in order; empty when there is none.</summary>
    public required IReadOnlyList<string> PrimaryKey { get; init; }

    /// <summary>Live: the columns to pin, no target ever among them.</summary>
    public IReadOnlyList<string> Pins { get; init; } = [];

    /// <summary>Live: the generated columns, and the indexes over expressions, that the server computes from the restored columns.</summary>
    public IReadOnlyList<string> Computed { get; init; } = [];

    /// <summary>The fingerprint of columns and triggers: what <see cref="IBatchTransaction.FingerprintAsync"/> must still say.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>About how many rows the table has, by the server's statistics.</summary>
    public long EstimatedRows { get; init; }

    /// <summary>What only this product can find against the restore.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>Live: what only this product can find against writing. A plan or a dry run needs none of it; the control tables have their own.</summary>
    public IReadOnlyList<Refusal> RunRefusals { get; init; } = [];

    /// <summary>What the reader of the plan should know.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Live: the control tables.</summary>
    public ControlTables? Control { get; init; }

    /// <summary>Live: how long a value may be that is sent to it; null for no limit.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SizeLimit? Longest { get; init; }
}
