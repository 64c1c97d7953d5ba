using System.Security.Cryptography;
using System.Text;
using Backfill.Stores;

namespace Backfill.MySql.Control;

/// <summary>The names of the control tables, which live in a schema of their own.</summary>
internal sealed class ControlNames
{
    private const int LongestName = 64;

    public ControlNames(string schema) => Schema = schema;

    public string Schema { get; }

    public string Runs => Quoted.Name(Schema, "backfill_run");

    public string Columns => Quoted.Name(Schema, "backfill_column");

    public string Ranges => Quoted.Name(Schema, "backfill_range");

    /// <summary>The name of the journal or exception table of a restore: it says which columns, and four digits of its shape, so that it never needs a migration.</summary>
    /// <param name="prefix"><c>backfill_journal</c> or <c>backfill_exception</c>.</param>
    /// <param name="table">The live table.</param>
    /// <param name="targets">The restored columns.</param>
    /// <param name="shape">Everything that decides the columns.</param>
    public static string Of(string prefix, string table, IReadOnlyList<string> targets, IEnumerable<ColumnFacts> shape)
    {
        var text = string.Join('\n', [table, .. targets, .. shape.Select(c => $"{c.Name} {c.Type} {c.Charset} {c.Collation}")]);
        var digits = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..4];
        var name = $"{prefix}_{table}_{string.Join('_', targets)}";
        return $"{name[..Math.Min(name.Length, LongestName - digits.Length - 1)]}_{digits}";
    }
}
