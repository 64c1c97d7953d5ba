using System.ComponentModel;

namespace Backfill.Planning;

/// <summary>Whose SQL a generated statement is written in.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum SqlDialect
{
    /// <summary>MySQL 8.0 and later, MariaDB 10.11 and later.</summary>
    MySql,

    /// <summary>SQLite 3.39 and later.</summary>
    Sqlite,
}
