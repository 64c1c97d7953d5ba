using Backfill.Generators.Schema;

namespace Backfill.Generators.Tests.Schema;

/// <summary>What later statements make of a table. That servers make the same of them is seen by the random schemas of Backfill.MySql.Tests.</summary>
public class AlterTests
{
    private const string Orders = "CREATE TABLE orders (id INT NOT NULL, note VARCHAR(20) CHARACTER SET latin1, total DECIMAL(9,2)); ";

    [Theory]
    [InlineData("ALTER TABLE orders ADD COLUMN x INT FIRST, ADD y DATE AFTER id", "x, id, y, note, total")]
    [InlineData("ALTER TABLE orders ADD (x INT, y INT, PRIMARY KEY (x))", "id, note, total, x, y")]
    [InlineData("ALTER TABLE orders ADD IF NOT EXISTS total INT, ADD COLUMN IF NOT EXISTS x INT", "id, note, total, x")]
    [InlineData("ALTER TABLE orders DROP total, DROP COLUMN IF EXISTS note, DROP COLUMN IF EXISTS z", "id")]
    [InlineData("ALTER TABLE `shop`.`orders` CHANGE COLUMN `total` `sum` DECIMAL(10,2) NOT NULL FIRST, ALGORITHM=INPLACE, LOCK=NONE", "sum, id, note")]
    [InlineData("ALTER TABLE orders RENAME COLUMN id TO note, RENAME COLUMN note TO id", "note, id, total")]
    [InlineData("ALTER TABLE orders CHANGE id note INT, CHANGE note id INT", "note, id, total")]
    [InlineData("ALTER TABLE orders ADD INDEX i (total), DROP INDEX j, ADD CONSTRAINT f FOREIGN KEY (id) REFERENCES b (id) ON DELETE SET NULL, DROP FOREIGN KEY g, ADD x INT", "id, note, total, x")]
    [InlineData("ALTER TABLE orders ORDER BY id, note", "id, note, total")]
    [InlineData("ALTER TABLE orders ADD VECTOR INDEX (v), ADD PERIOD FOR p (a, b), ADD SYSTEM VERSIONING, ADD PARTITION (PARTITION p VALUES LESS THAN (3))", "id, note, total")]
    [InlineData("ALTER ONLINE TABLE IF EXISTS orders ADD x INT", "id, note, total, x")]
    [InlineData("ALTER TABLE Orders ADD x INT", "id, note, total, x")]
    public void Columns(string sql, string columns) => Assert.Equal(columns, string.Join(", ", Only(Orders + sql).Columns.Select(c => c.Name)));

    [Theory]
    [InlineData("ALTER TABLE orders ADD PRIMARY KEY (id, total)", "id, total")]
    [InlineData("ALTER TABLE orders ADD CONSTRAINT pk PRIMARY KEY named USING BTREE (total, id DESC)", "total, id")]
    [InlineData("ALTER TABLE orders ADD CONSTRAINT PRIMARY KEY (id)", "id")]
    [InlineData("ALTER TABLE orders ADD COLUMN no INT NOT NULL AUTO_INCREMENT PRIMARY KEY FIRST", "no")]
    [InlineData("ALTER TABLE orders ADD no INT KEY", "no")]
    [InlineData("ALTER TABLE orders ADD PRIMARY KEY (id); ALTER TABLE orders DROP PRIMARY KEY", "")]
    [InlineData("ALTER TABLE orders ADD PRIMARY KEY (id); DROP INDEX `PRIMARY` ON orders", "")]
    [InlineData("ALTER TABLE orders ADD PRIMARY KEY (id); ALTER TABLE orders ADD PRIMARY KEY (total), DROP PRIMARY KEY", "total")]
    [InlineData("ALTER TABLE orders ADD PRIMARY KEY (id); ALTER TABLE orders CHANGE id no BIGINT", "no")]
    [InlineData("ALTER TABLE orders ADD PRIMARY KEY (id, total); ALTER TABLE orders DROP COLUMN total", "id")]
    [InlineData("ALTER TABLE orders ADD UNIQUE KEY u (id), ADD KEY (note)", "")]
    public void Key(string sql, string key)
    {
        var table = Only(Orders + sql);
        Assert.Equal(key, string.Join(", ", table.PrimaryKey));
        Assert.All(table.PrimaryKey, k => Assert.False(table.Find(k)!.Nullable));
    }

    [Fact]
    public void A_column_out_of_the_key_stays_not_null() =>
        Assert.False(Only(Orders + "ALTER TABLE orders ADD PRIMARY KEY (total); ALTER TABLE orders DROP PRIMARY KEY").Find("total")!.Nullable);

    [Theory]
    [InlineData("ALTER TABLE orders MODIFY note TEXT", "text", "utf8mb4")]
    [InlineData("ALTER TABLE orders CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin", "varchar(20)", "utf8mb4")]
    [InlineData("ALTER TABLE orders MODIFY note TEXT CHARACTER SET latin1; ALTER TABLE orders CONVERT TO CHARSET utf8mb4", "mediumtext", "utf8mb4")]
    [InlineData("ALTER TABLE orders CONVERT TO CHARACTER SET binary", "varbinary(20)", null)]
    [InlineData("ALTER TABLE orders DEFAULT CHARACTER SET ascii", "varchar(20)", "latin1")]
    [InlineData("ALTER TABLE orders DEFAULT CHARACTER SET ascii; ALTER TABLE orders MODIFY note CHAR", "char(1)", "ascii")]
    [InlineData("ALTER TABLE orders ALTER COLUMN note SET DEFAULT 'x', ALTER note DROP DEFAULT", "varchar(20)", "latin1")]
    public void Text(string sql, string type, string? charset)
    {
        var note = Only("ALTER DATABASE CHARACTER SET utf8mb4; " + Orders + sql).Find("note")!;
        Assert.Equal((type, charset), (note.Type, note.Charset));
    }

    [Theory]
    [InlineData("RENAME TABLE orders TO a, b TO c", "a, c")]
    [InlineData("RENAME TABLE orders TO tmp, b TO orders, tmp TO b", "b, orders")]
    [InlineData("ALTER TABLE orders RENAME TO a; ALTER TABLE b RENAME AS c", "a, c")]
    [InlineData("ALTER TABLE orders RENAME a, ADD x INT", "a, b")]
    [InlineData("DROP TABLE orders", "b")]
    [InlineData("DROP TEMPORARY TABLE orders", "b, orders")]
    [InlineData("CREATE TABLE c LIKE b; CREATE TABLE d (LIKE b)", "b, c, d, orders")]
    [InlineData("CREATE TEMPORARY TABLE c (x INT); CREATE TABLE IF NOT EXISTS b (z INT)", "b, orders")]
    public void Tables(string sql, string tables)
    {
        var all = SchemaReader.Read(Orders + "CREATE TABLE b (x INT KEY); CREATE TRIGGER r AFTER UPDATE ON b FOR EACH ROW SET @a = 1; " + sql, default).Tables.Select(t => t.Table).ToList();
        Assert.Equal(tables, string.Join(", ", all.Select(t => t.Name).Order()));
        Assert.Single(all, t => t.UpdateTriggers.Count == 1);
        Assert.All(all.Where(t => t.Name is "b" && !sql.Contains("tmp", StringComparison.Ordinal)), t => Assert.Equal(["x"], t.PrimaryKey));
    }

    [Fact]
    public void If_not_exists_keeps_the_first_and_or_replace_does_not()
    {
        Assert.Equal("id", Only("CREATE TABLE t (id INT); CREATE TABLE IF NOT EXISTS t (x INT)").Columns[0].Name);
        Assert.Equal("x", Only("CREATE TABLE t (id INT); CREATE OR REPLACE TABLE t (x INT)").Columns[0].Name);
    }

    [Fact]
    public void Or_replace_takes_the_triggers_with_it() => Assert.Empty(
        Only("CREATE TABLE t (id INT); CREATE TRIGGER r AFTER UPDATE ON t FOR EACH ROW SET @a = 1; CREATE OR REPLACE TABLE t (x INT)").UpdateTriggers);

    private static TableSchema Only(string text) => Assert.Single(SchemaReader.Read(text, default).Tables).Table;
}
