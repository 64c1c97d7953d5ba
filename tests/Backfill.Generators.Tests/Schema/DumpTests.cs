using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Backfill.Generators.Schema;

namespace Backfill.Generators.Tests.Schema;

/// <summary>What is read of dumps that real servers made (Dumps/make.sh), line by line.</summary>
public class DumpTests
{
    [Theory]
    [InlineData("mysql")]
    [InlineData("mariadb")]
    [InlineData("mysql.shown")]
    [InlineData("mariadb.shown")]
    [InlineData("mysql.more")]
    [InlineData("mariadb.more")]
    [InlineData("mariadb11")]
    [InlineData("mariadb11.more")]
    public void A_dump_is_read_as_verified(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder(), $"{name}.schema.sql"));
        var read = Written(SchemaReader.Read(text, default), text);
        var verified = Path.Combine(Folder(), $"{name}.verified.txt");
        if (!File.Exists(verified) || File.ReadAllText(verified) != read)
        {
            File.WriteAllText(Path.ChangeExtension(verified, null).Replace(".verified", "", StringComparison.Ordinal) + ".received.txt", read);
            Assert.Fail($"Not as verified: compare {name}.received.txt with {name}.verified.txt");
        }
    }

    [Theory]
    [InlineData("mysql")]
    [InlineData("mariadb")]
    [InlineData("mariadb11")]
    public void A_dump_and_what_the_server_shows_say_the_same(string product)
    {
        var dumped = SchemaReader.Read(File.ReadAllText(Path.Combine(Folder(), $"{product}.schema.sql")), default).Tables.Select(t => t.Table with { UpdateTriggers = [] });
        var shown = SchemaReader.Read(File.ReadAllText(Path.Combine(Folder(), $"{product}.shown.schema.sql")), default).Tables.Select(t => t.Table);
        Assert.Equal(dumped.OrderBy(t => t.Name), shown.OrderBy(t => t.Name));
    }

    [Fact]
    public void What_was_typed_says_what_MySQL_made_of_it()
    {
        // MySQL completes a table; what it did not have to complete must be read alike.
        var typed = SchemaReader.Read(File.ReadAllText(Path.Combine(Folder(), "tables.sql")), default).Tables.Single(t => t.Table.Name == "every_type").Table;
        var made = SchemaReader.Read(File.ReadAllText(Path.Combine(Folder(), "mysql.schema.sql")), default).Tables.Single(t => t.Table.Name == "every_type").Table;
        Assert.Equal(made.PrimaryKey, typed.PrimaryKey);
        Assert.Equal(made.UpdateTriggers, typed.UpdateTriggers);
        Assert.Equal(
            made.Columns.Select(c => (c.Name, c.Family, c.Unsigned, c.Bits, c.Scale, c.Length, c.Nullable, c.Generated, c.MovesByItself, c.Charset)),
            typed.Columns.Select(c => (c.Name, c.Family, c.Unsigned, c.Bits, c.Scale, c.Length, c.Nullable, c.Generated, c.MovesByItself, c.Charset)));
    }

    private static string Written(SchemaText schema, string text)
    {
        var lines = new StringBuilder();
        foreach (var placed in schema.Tables)
        {
            var table = placed.Table;
            lines.Append(CultureInfo.InvariantCulture, $"{Line(text, placed.Place)}: {table.Name} ({string.Join(", ", table.PrimaryKey)})");
            lines.Append(table.UpdateTriggers.Count == 0 ? "\n" : $" triggers: {string.Join(", ", table.UpdateTriggers)}\n");
            foreach (var (column, place) in table.Columns.Zip(placed.ColumnPlaces))
            {
                lines.Append(CultureInfo.InvariantCulture, $"  {Line(text, place)}: {column.Name} | {column.Type} | {column.Family}");
                lines.Append(column.Bits > 0 ? $" bits={column.Bits}" : "").Append(column.Unsigned ? " unsigned" : "");
                lines.Append(column.Precision is { } p ? $" precision={p}" : "").Append(column.Scale > 0 ? $" scale={column.Scale}" : "").Append(column.Length is { } l ? $" length={l}" : "");
                lines.Append(column.Nullable ? " null" : "").Append(column.Generated ? " GENERATED" : "").Append(column.MovesByItself ? " MOVES" : "");
                lines.Append(column.Charset is { } c ? $" {c}/{column.Collation ?? "?"}" : "");
                lines.Append(column.Members.Count > 0 ? $" [{string.Join(" | ", column.Members)}]" : "").Append('\n');
            }
        }

        return lines.Append(CultureInfo.InvariantCulture, $"views: {string.Join(", ", schema.Views)}\n").ToString();
    }

    private static int Line(string text, Extent place) => text.AsSpan(0, place.Start).Count('\n') + 1;

    private static string Folder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "Dumps");
}
