using System.Text;
using Backfill.Stores;

namespace Backfill.Tool.Declaring;

/// <summary>The single-file program that declares a restore of a table.</summary>
internal sealed class ProgramFile
{
    /// <summary>What a type of this name would hide from the file or from the generated code.</summary>
    private static readonly string[] TakenTypes = ["Backfill", "BackfillApp", "System", "DateTime", "DateOnly", "TimeSpan", "Guid", "NotImplementedException", "Task", "Program"];

    /// <summary>The method that is left to the reader.</summary>
    public const string Where = "IsDamaged";

    /// <summary>What every record has, and what the generator adds.</summary>
    private static readonly string[] TakenMembers =
        ["Restores", Where, "EqualityContract", "PrintMembers", "Equals", "GetHashCode", "ToString", "GetType", "MemberwiseClone", "ReferenceEquals", "Finalize", "Clone", "Deconstruct"];

    private readonly LiveTable _table;
    private readonly string _packageVersion;
    private readonly Dictionary<string, string> _properties = [];

    public ProgramFile(LiveTable table, string archive, string packageVersion)
    {
        _table = table;
        _packageVersion = packageVersion;
        Archive = archive;
        TypeName = CSharp.Identifier(table.Name, new HashSet<string>(TakenTypes));
        var taken = new HashSet<string>([TypeName, .. TakenMembers]);
        foreach (var column in table.Columns.Where(IsCarried))
        {
            _properties.Add(column.Name, CSharp.Identifier(column.Name, taken));
        }
    }

    /// <summary>What the connection string of the backup is called.</summary>
    public string Archive { get; }

    public string TypeName { get; }

    public string Text()
    {
        var text = new StringBuilder($"""
            #:package Backfill.Cli@{_packageVersion}
            // Puts {CSharp.Comment(_table.Name)}.{CSharp.Comment(_table.Target.Name)} back from a backup. Columns and types are those of {CSharp.Comment(_table.Database)} on {CSharp.Comment(_table.Server)}.
            // Write into {Where} which live rows are damaged. Until then plan (looks at both sides) and dry-run (judges every row) look at all of them, and run refuses.
            // Then: plan, dry-run, run --plan ID; verify and undo afterwards.

            using System.ComponentModel.DataAnnotations;
            using System.ComponentModel.DataAnnotations.Schema;
            using Backfill;

            return await BackfillApp.RunAsync(args, {TypeName}.Restores.All);


            """);
        Notes(text);
        text.Append($$"""
            [Table({{CSharp.Literal(_table.Name)}})]
            [Restore(from: {{CSharp.Literal(Archive)}}, column: nameof({{_properties[_table.Target.Name]}}), Where = nameof({{Where}}))]
            internal partial record {{TypeName}}
            {

            """);
        text.AppendJoin("\n", _table.Columns.OrderBy(KeyOrder).Select(Property));
        text.Append($"""

                // Which live rows are damaged? A condition on live instead of "throw …". A parameter behind live becomes an option: ({TypeName} live, DateTime from) takes --from.
                // Where every row that differs from its row in the backup is to be put back, take this method out, and Where in [Restore].
                private static bool {Where}({TypeName} live) => throw new NotImplementedException();

            """);
        return text.Append("}\n").ToString().ReplaceLineEndings("\n");
    }

    private void Notes(StringBuilder text)
    {
        foreach (var column in _table.Columns.Where(c => c.MovesByItself && c != _table.Target))
        {
            text.Append($"// {CSharp.Comment(column.Name)} moves by itself (ON UPDATE CURRENT_TIMESTAMP): a run pins it, so that it stays as it is.\n");
        }
    }

    private string Property(ColumnFacts column)
    {
        if (!_properties.TryGetValue(column.Name, out var property))
        {
            return $"    // {CSharp.Comment(column.Name)} is {CSharp.Comment(column.Type)}, which Backfill cannot carry.\n";
        }

        var key = IsKey(column);
        var type = key ? CSharp.KeyType(column)! : CSharp.Type(column)!;
        var nullable = column.Nullable && !key;
        var remark = column.Generated ? ", computed by the server: can be read, not put back" : column.MovesByItself ? ", moves by itself" : "";
        return (key ? "    [Key]\n" : "")
            + $"    [Column({CSharp.Literal(column.Name)})] // {CSharp.Comment(column.Type)}{remark}\n"
            + $"    public {type}{(nullable ? "?" : "")} {property} {{ get; init; }}{(nullable ? "" : Initial(type))}\n";
    }

    private static string Initial(string type) => type switch
    {
        "string" => " = \"\";",
        "byte[]" => " = [];",
        _ => "",
    };

    private bool IsCarried(ColumnFacts column) => CSharp.Type(column) is not null && CSharp.CanBeNamed(column.Name, IsKey(column) ? 60 : 64);

    private bool IsKey(ColumnFacts column) => _table.Key.Contains(column.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The key first, in its own order, for that is the order in which it is declared.</summary>
    private int KeyOrder(ColumnFacts column) => Enumerable.Range(0, _table.Key.Count).FirstOrDefault(i => _table.Key[i].Equals(column.Name, StringComparison.OrdinalIgnoreCase), _table.Key.Count);
}
