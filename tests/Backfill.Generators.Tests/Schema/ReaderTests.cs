using Backfill.Generators.Schema;

namespace Backfill.Generators.Tests.Schema;

/// <summary>What the dumps of the servers at hand do not have.</summary>
public class ReaderTests
{
    [Fact]
    public void Tables_without_a_delimiter_between_them() =>
        Assert.Equal(["a", "b"], Names("CREATE TABLE `a` (\n `x` int\n) ENGINE=InnoDB DEFAULT CHARSET=latin1\n\nCREATE TABLE `b` (`y` int) ENGINE=InnoDB"));

    [Fact]
    public void What_a_client_shows_with_its_headings() => Assert.Equal(["a", "b"], Names("""
        *************************** 1. row ***************************
               Table: a
        Create Table: CREATE TABLE `a` (
          `x` int
        ) ENGINE=InnoDB
        Table	Create Table
        b	CREATE TABLE `b` (`y` int)
        """));

    [Fact]
    public void A_view_takes_the_place_of_the_table_that_stood_for_it()
    {
        var schema = SchemaReader.Read("/*!50001 CREATE TABLE `v` (`id` tinyint NOT NULL) ENGINE=MyISAM */;\n/*!50001 DROP TABLE IF EXISTS `v`*/;\n/*!50001 CREATE ALGORITHM=UNDEFINED */\n/*!50013 DEFINER=`a`@`b` SQL SECURITY DEFINER */\n/*!50001 VIEW `v` AS select 1 AS `id` */;", default);
        Assert.Empty(schema.Tables);
        Assert.Equal(["v"], schema.Views);
    }

    [Fact]
    public void The_last_definition_counts() => Assert.Equal("y", Assert.Single(Only("CREATE TABLE t (x int); DROP TABLE t; CREATE TABLE t (y int);").Columns).Name);

    [Fact]
    public void A_dropped_table_is_gone() => Assert.Empty(Names("CREATE TABLE t (x int); CREATE TABLE u (x int); DROP TABLE IF EXISTS t, u;"));

    [Fact]
    public void Names_in_double_quotes_and_with_a_database()
    {
        var table = Only("CREATE TABLE IF NOT EXISTS \"shop\".\"a\"\"b\" (\"x\" INTEGER UNSIGNED NOT NULL, \"y\" bool, PRIMARY KEY (\"x\"))");
        Assert.Equal("a\"b", table.Name);
        Assert.Equal(["x"], table.PrimaryKey);
        Assert.Equal("int unsigned", table.Columns[0].Type);
        Assert.Equal("tinyint(1)", table.Columns[1].Type);
    }

    [Fact]
    public void A_key_that_the_column_itself_declares()
    {
        var table = Only("create table t (id bigint unsigned auto_increment primary key comment 'primary', x int references u (id) on update cascade, y timestamp null on update now(6))");
        Assert.Equal(["id"], table.PrimaryKey);
        Assert.Equal([false, false, true], table.Columns.Select(c => c.MovesByItself));
        Assert.Equal([false, true, true], table.Columns.Select(c => c.Nullable));
    }

    [Fact]
    public void Columns_called_like_keywords()
    {
        var table = Only("CREATE TABLE t (`primary` int NOT NULL, `key` int, `generated` int, `on` int, `check` int, period int, `unique` varchar(3) DEFAULT 'on', CONSTRAINT PRIMARY KEY USING BTREE (`primary`), KEY (`key`))");
        Assert.Equal(["primary", "key", "generated", "on", "check", "period", "unique"], table.Columns.Select(c => c.Name));
        Assert.DoesNotContain(table.Columns, c => c.Generated || c.MovesByItself);
        Assert.Equal(["primary"], table.PrimaryKey);
    }

    [Fact]
    public void Versions_of_a_system_versioned_table() => Assert.Equal([false, true, true], Only("""
        CREATE TABLE `t` (
          `x` int(11) DEFAULT NULL,
          `from` timestamp(6) GENERATED ALWAYS AS ROW START INVISIBLE,
          `to` timestamp(6) GENERATED ALWAYS AS ROW END INVISIBLE,
          PERIOD FOR SYSTEM_TIME (`from`, `to`)
        ) ENGINE=InnoDB WITH SYSTEM VERSIONING
        """).Columns.Select(c => c.Generated));

    /// <summary>Up to 8.0.18, MySQL 8.0 wrote display widths, and up to 8.0.27 utf8 for utf8mb3.</summary>
    [Fact]
    public void What_early_versions_of_MySQL_8_0_wrote()
    {
        var table = Only("""
            -- Server version	8.0.16
             SET NAMES utf8 ;
            DROP TABLE IF EXISTS `old_widths`;
            /*!40101 SET @saved_cs_client     = @@character_set_client */;
             SET character_set_client = utf8mb4 ;
            CREATE TABLE `old_widths` (
              `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
              `flag` tinyint(1) NOT NULL DEFAULT '0',
              `number` int(11) DEFAULT NULL,
              `filled` int(10) unsigned zerofill DEFAULT NULL,
              `season` year(4) DEFAULT NULL,
              `title` varchar(10) CHARACTER SET utf8 COLLATE utf8_bin DEFAULT NULL,
              `at` datetime(6) DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
              PRIMARY KEY (`id`)
            ) ENGINE=InnoDB AUTO_INCREMENT=7 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;
            """);

        Assert.Equal(["id"], table.PrimaryKey);
        Assert.Equal([64, 8, 32, 32, 16, 0, 0], table.Columns.Select(c => c.Bits));
        Assert.Equal([true, false, false, true, false, false, false], table.Columns.Select(c => c.Unsigned));
        Assert.Equal(("tinyint(1)", "utf8", "utf8_bin"), (table.Columns[1].Type, table.Columns[5].Charset, table.Columns[5].Collation));
        Assert.Equal("at", Assert.Single(table.Columns, c => c.MovesByItself).Name);
    }

    [Fact]
    public void Versioned_comments_inside_a_column() => Assert.Equal(["x", "y"], Only("CREATE TABLE t (`x` int /*!80023 INVISIBLE */ COMMENT '*/', `y` varchar(9) /*M!100301 COMPRESSED*/ /* plain, `z` int */ DEFAULT ('a'))").Columns.Select(c => c.Name));

    [Fact]
    public void A_key_that_an_export_adds_at_its_end()
    {
        var table = Only("CREATE TABLE `t` (`id` int NOT NULL, `name` varchar(5)); ALTER TABLE `t` ADD PRIMARY KEY (`id`), ADD KEY `n` (`name`(2)); ALTER TABLE `t` MODIFY `id` int UNSIGNED NOT NULL AUTO_INCREMENT, AUTO_INCREMENT=7;");
        Assert.Equal(["id"], table.PrimaryKey);
        Assert.True(table.Columns[0].Unsigned);
    }

    [Theory]
    [InlineData("$$")]
    [InlineData("//")]
    [InlineData(";;")]
    [InlineData("end_of_it")]
    public void A_trigger_behind_any_delimiter(string delimiter)
    {
        var table = Only($"CREATE TABLE t (x int);\nDELIMITER {delimiter}\nCREATE OR REPLACE TRIGGER IF NOT EXISTS `it``s` BEFORE UPDATE ON `t` FOR EACH ROW BEGIN SET @a = ';'; CREATE TABLE no (x int); END{(delimiter[0] == 'e' ? " " : "")}{delimiter}\nCREATE TRIGGER i BEFORE INSERT ON t FOR EACH ROW SET @u = 'BEFORE UPDATE ON t'{(delimiter[0] == 'e' ? " " : "")}{delimiter}\nDELIMITER ;\n");
        Assert.Equal(["it`s"], table.UpdateTriggers);
    }

    [Fact]
    public void A_table_that_the_text_does_not_finish_is_no_table() => Assert.Equal(["a"], Names("CREATE TABLE a (x int); CREATE TABLE b (x int, y"));

    private static TableSchema Only(string text) => Assert.Single(SchemaReader.Read(text, default).Tables).Table;

    private static IEnumerable<string> Names(string text) => SchemaReader.Read(text, default).Tables.Select(t => t.Table.Name);
}
