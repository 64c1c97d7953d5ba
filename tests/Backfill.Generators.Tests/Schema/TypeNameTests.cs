using Backfill.Generators.Schema;

namespace Backfill.Generators.Tests.Schema;

/// <summary>Each way to write a type, and the type that the server makes of it.</summary>
public class TypeNameTests
{
    [Theory]
    [InlineData("NVARCHAR(30)", "varchar(30)", "utf8mb3")]
    [InlineData("NATIONAL VARCHAR(5)", "varchar(5)", "utf8mb3")]
    [InlineData("NATIONAL CHARACTER VARYING(5)", "varchar(5)", "utf8mb3")]
    [InlineData("NCHAR", "char(1)", "utf8mb3")]
    [InlineData("NCHAR VARYING(3)", "varchar(3)", "utf8mb3")]
    [InlineData("CHARACTER(7)", "char(7)", "latin1")]
    [InlineData("CHARACTER VARYING(20)", "varchar(20)", "latin1")]
    [InlineData("CHAR", "char(1)", "latin1")]
    [InlineData("CHAR(4) BYTE", "binary(4)", null)]
    [InlineData("CHAR CHARACTER SET binary", "binary(1)", null)]
    [InlineData("VARCHAR(9) CHARSET binary", "varbinary(9)", null)]
    [InlineData("TEXT CHARACTER SET binary", "blob", null)]
    [InlineData("VARCHAR(9) BINARY", "varchar(9)", "latin1", "latin1_bin")]
    [InlineData("VARCHAR(9) CHARACTER SET utf8mb4 BINARY", "varchar(9)", "utf8mb4", "utf8mb4_bin")]
    [InlineData("VARCHAR(9) ASCII", "varchar(9)", "latin1")]
    [InlineData("VARCHAR(9) UNICODE", "varchar(9)", "ucs2")]
    [InlineData("LONG", "mediumtext", "latin1")]
    [InlineData("LONG VARCHAR", "mediumtext", "latin1")]
    [InlineData("LONG CHARACTER SET ascii", "mediumtext", "ascii")]
    [InlineData("LONG VARBINARY", "mediumblob", null)]
    [InlineData("TEXT(10)", "tinytext", "latin1")]
    [InlineData("TEXT(100) CHARACTER SET utf8mb4", "text", "utf8mb4")]
    [InlineData("BLOB(70000)", "mediumblob", null)]
    [InlineData("INT1", "tinyint", null)]
    [InlineData("INT2 UNSIGNED", "smallint unsigned", null)]
    [InlineData("INT3", "mediumint", null)]
    [InlineData("MIDDLEINT", "mediumint", null)]
    [InlineData("INT4", "int", null)]
    [InlineData("INT8", "bigint", null)]
    [InlineData("FLOAT4", "float", null)]
    [InlineData("FLOAT8", "double", null)]
    [InlineData("FLOAT(24)", "float", null)]
    [InlineData("FLOAT(25)", "double", null)]
    [InlineData("FLOAT(7,4)", "float(7,4)", null)]
    [InlineData("DOUBLE PRECISION", "double", null)]
    [InlineData("REAL", "double", null)]
    [InlineData("DEC(5)", "decimal(5)", null)]
    [InlineData("FIXED(9,3)", "decimal(9,3)", null)]
    [InlineData("BOOLEAN", "tinyint(1)", null)]
    [InlineData("SERIAL", "bigint unsigned", null)]
    public void Is(string written, string type, string? charset, string? collation = null)
    {
        var column = Assert.Single(SchemaReader.Read($"CREATE TABLE t (c {written}) CHARSET=latin1", default).Tables).Table.Columns[0];
        Assert.Equal((type, charset, collation), (column.Type, column.Charset, column.Collation));
        Assert.NotEqual(ColumnFamily.Other, column.Family);
    }

    [Fact]
    public void Members_are_what_the_server_stores() => Assert.Equal(
        ["a", "it's", "a\nb", "\\%", "x"],
        SchemaReader.Read("CREATE TABLE t (c ENUM('a ', 'it''s', 'a\\nb', '\\%', x'78'))", default).Tables[0].Table.Columns[0].Members);

    [Theory]
    [InlineData("id INT KEY", true)]
    [InlineData("id INT UNIQUE KEY", false)]
    [InlineData("id INT AUTO_INCREMENT UNIQUE", false)]
    [InlineData("id SERIAL", false)]
    [InlineData("id BIGINT SERIAL DEFAULT VALUE", false)]
    public void A_key_and_what_is_no_key(string column, bool key)
    {
        var table = SchemaReader.Read($"CREATE TABLE t ({column})", default).Tables[0].Table;
        Assert.Equal(key ? ["id"] : [], table.PrimaryKey);
        Assert.Equal(column.EndsWith("UNIQUE KEY", StringComparison.Ordinal), table.Columns[0].Nullable);
    }
}
