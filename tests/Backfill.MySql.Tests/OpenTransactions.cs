namespace Backfill.MySql.Tests;

/// <summary>The open transactions of a test's own database; other tests run on the same server at the same time.</summary>
internal static class OpenTransactions
{
    /// <summary>What to select from, up to the end of a WHERE clause that can go on with AND.</summary>
    public const string OfThisDatabase = "information_schema.innodb_trx WHERE trx_mysql_thread_id IN (SELECT id FROM information_schema.processlist WHERE db = DATABASE())";
}
