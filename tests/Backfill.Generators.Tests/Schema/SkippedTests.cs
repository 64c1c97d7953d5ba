using Backfill.Generators.Schema;

namespace Backfill.Generators.Tests.Schema;

/// <summary>Statements of which cannot be told what they do are counted for the table that they may change; all others are not.</summary>
public class SkippedTests
{
    private const string Tables = "CREATE TABLE orders (id INT KEY); CREATE TABLE other (id INT KEY);\n";

    [Theory]
    [InlineData("SET @s = 'ALTER TABLE `orders` ADD COLUMN x INT'; PREPARE s FROM @s; EXECUTE s; DEALLOCATE PREPARE s;", 1)]
    [InlineData("PREPARE s FROM 'ALTER TABLE shop.orders DROP COLUMN x';", 1)]
    [InlineData("EXECUTE IMMEDIATE 'RENAME TABLE orders TO x';", 1)]
    [InlineData("SET @s = IF((SELECT COUNT(*) FROM information_schema.COLUMNS) > 0, 'SELECT 1', 'ALTER TABLE orders ADD x INT'); SET @t = CONCAT('ALTER TABLE orders ', @a);", 2)]
    [InlineData("SELECT CONCAT('ALTER TABLE ', @name, ' ADD x INT') INTO @s;", 1)]
    [InlineData("DELIMITER //\nCREATE PROCEDURE p() BEGIN IF NOT EXISTS (SELECT 1) THEN ALTER TABLE orders ADD x INT; END IF; END//\nDELIMITER ;\nCALL p();", 1)]
    [InlineData("CREATE PROCEDURE p() BEGIN IF 1 THEN ALTER TABLE orders ADD x INT; END IF; SET @a = CASE WHEN 1 THEN 2 END; END; CALL p();", 1)]
    [InlineData("CREATE PROCEDURE p(t TEXT) BEGIN SET @s = CONCAT('ALTER TABLE ', t, ' ADD x INT'); PREPARE s FROM @s; END; CALL p('orders'); CALL p('nothing');", 1)]
    [InlineData("IF NOT EXISTS (SELECT 1) THEN ALTER TABLE orders ADD x INT; END IF;", 1)]
    [InlineData("DROP TABLE orders; CREATE TABLE orders SELECT * FROM other;", 1)]
    [InlineData("DROP TABLE orders; CREATE TABLE orders (id INT KEY) AS SELECT * FROM other;", 1)]
    [InlineData("SET @s = 'ALTER TABLE orders ADD INDEX i (x)'; PREPARE s FROM @s;", 0)]
    [InlineData("INSERT INTO log VALUES ('ALTER TABLE orders ADD x INT');", 0)]
    [InlineData("SET NAMES utf8mb4; START TRANSACTION; SELECT * FROM orders; COMMIT; BEGIN; UPDATE orders SET id = 1; END;", 0)]
    [InlineData("SET @s = 'ALTER TABLE other ADD x INT'; PREPARE s FROM @s;", 0)]
    [InlineData("ALTER TABLE orders COMMENT = 'ALTER TABLE orders ADD x INT', ADD y INT;", 0)]
    [InlineData("CREATE TRIGGER r BEFORE UPDATE ON orders FOR EACH ROW BEGIN IF NEW.`end` = 1 THEN SET NEW.id = 2; END IF; END; CREATE TABLE behind (id INT);", 0)]
    [InlineData("SET @s = 'ALTER TABLE orders ADD x INT'; DROP TABLE orders; CREATE TABLE orders (id INT KEY);", 0)]
    [InlineData("CREATE PROCEDURE p() BEGIN CREATE TEMPORARY TABLE made (x INT); DROP TABLE made; END;", 0)]
    public void Counted(string sql, int count)
    {
        var schema = SchemaReader.Read(Tables + sql, default);
        Assert.Equal(count, schema.Skipped.Count(s => s.Table is null or "orders"));
        Assert.Equal(sql.Contains("behind", StringComparison.Ordinal), schema.Tables.Any(t => t.Table.Name == "behind"));
        Assert.DoesNotContain(schema.Tables, t => t.Table.Name == "made");
    }

    [Fact]
    public void A_script_of_EF_Core_that_can_be_run_again_is_read()
    {
        var schema = SchemaReader.Read("""
            CREATE TABLE IF NOT EXISTS `__EFMigrationsHistory` (`MigrationId` varchar(150) NOT NULL, CONSTRAINT `PK` PRIMARY KEY (`MigrationId`)) CHARACTER SET=utf8mb4;
            START TRANSACTION;
            DROP PROCEDURE IF EXISTS MigrationsScript;
            DELIMITER //
            CREATE PROCEDURE MigrationsScript()
            BEGIN
                IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20260101_A') THEN

                CREATE TABLE `Orders` (`Id` int NOT NULL AUTO_INCREMENT, `Note` longtext CHARACTER SET utf8mb4 NULL, CONSTRAINT `PK_Orders` PRIMARY KEY (`Id`)) CHARACTER SET=utf8mb4;

                END IF;
            END //
            DELIMITER ;
            CALL MigrationsScript();
            DROP PROCEDURE MigrationsScript;
            DELIMITER //
            CREATE PROCEDURE MigrationsScript()
            BEGIN
                IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20260102_B') THEN
                ALTER TABLE `Orders` ADD `Total` decimal(18,2) NOT NULL DEFAULT 0.0;
                END IF;
                IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20260102_B') THEN
                INSERT INTO `__EFMigrationsHistory` VALUES ('20260102_B', '9.0');
                END IF;
            END //
            DELIMITER ;
            CALL MigrationsScript();
            COMMIT;
            """, default);
        Assert.Empty(schema.Skipped);
        var orders = Assert.Single(schema.Tables, t => t.Table.Name == "Orders").Table;
        Assert.Equal(["Id", "Note", "Total"], orders.Columns.Select(c => c.Name));
        Assert.Equal(["Id"], orders.PrimaryKey);
    }

    [Theory]
    [InlineData("-- +goose Up\nCREATE TABLE t (a INT);\n-- +goose Down\nDROP TABLE t;\n")]
    [InlineData("-- migrate:up\nCREATE TABLE t (a INT);\n\n-- migrate:down\nDROP TABLE t;\n-- migrate:up\nCREATE TABLE IF NOT EXISTS t (z INT);")]
    [InlineData("-- +migrate Up\nCREATE TABLE t (a INT);\n-- +migrate Down\nALTER TABLE t DROP a;\n")]
    [InlineData("CREATE TABLE t (z INT);\n--> statement-breakpoint\nALTER TABLE t CHANGE z a INT;--> statement-breakpoint\n")]
    [InlineData("CREATE TABLE t (a INT);\n-- //@UNDO\nDROP TABLE t;\n")]
    [InlineData("\uFEFFCREATE TABLE u (x INT);\uFEFFDROP TABLE u;\n\uFEFF\uFEFFCREATE TABLE t (a INT\uFEFF);")]
    public void Ways_back_breakpoints_and_byte_order_marks(string sql) =>
        Assert.Equal(["a"], Assert.Single(SchemaReader.Read(sql, default).Tables).Table.Columns.Select(c => c.Name));
}
