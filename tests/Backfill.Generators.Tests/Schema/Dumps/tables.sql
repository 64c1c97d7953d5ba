-- What both servers are given; make.sh dumps it from each. The names and comments are chosen to mislead a reader.
CREATE TABLE `every_type` (
  `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT COMMENT 'generated always as (`flag`) stored, PRIMARY KEY (`flag`); it''s ON UPDATE CURRENT_TIMESTAMP',
  `flag` TINYINT(1) NOT NULL DEFAULT 0,
  `tiny` TINYINT NULL,
  `tiny_unsigned` TINYINT UNSIGNED NULL DEFAULT 7,
  `small` SMALLINT NOT NULL,
  `small_unsigned` SMALLINT UNSIGNED NOT NULL,
  `medium` MEDIUMINT NULL,
  `medium_unsigned` MEDIUMINT UNSIGNED NULL,
  `number` INT NOT NULL DEFAULT -1,
  `number_unsigned` INT UNSIGNED ZEROFILL NULL,
  `big` BIGINT NULL COMMENT '-- no comment',
  `price` DECIMAL(12,3) NOT NULL DEFAULT 0.000,
  `ratio` DECIMAL(65,30) UNSIGNED NULL,
  `whole` DECIMAL NULL,
  `single` FLOAT NULL,
  `twice` DOUBLE NULL,
  `season` YEAR NULL,
  `bit_one` BIT(1) NULL DEFAULT b'1',
  `bit_eight` BIT(8) NULL,
  `code` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `title` VARCHAR(50) NOT NULL DEFAULT 'a,b); CREATE TABLE `x` (`y` int',
  `latin` VARCHAR(20) CHARACTER SET latin1 COLLATE latin1_swedish_ci NULL,
  `note` TEXT NULL COMMENT 'a\\b ''quoted'' "doubled" /* not a comment */ # nor this',
  `long_note` LONGTEXT CHARACTER SET utf8mb3 NULL,
  `document` JSON NULL,
  `state` ENUM('open','it''s) closed','a,b;','generated') NOT NULL DEFAULT 'open',
  `tags` SET('x','y') NULL,
  `hash` BINARY(16) NULL,
  `bytes` VARBINARY(20) NULL,
  `blob` BLOB NULL,
  `day` DATE NULL DEFAULT '2024-02-29',
  `span` TIME(3) NULL,
  `at` DATETIME NULL,
  `at_micro` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  `stamp` TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  `moved` DATETIME(3) NULL ON UPDATE CURRENT_TIMESTAMP(3) COMMENT 'generated',
  `sum` INT GENERATED ALWAYS AS (`number` + 1) VIRTUAL,
  `label` VARCHAR(80) GENERATED ALWAYS AS (CONCAT(`title`, ');', 'on update')) STORED,
  `where_is` POINT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `by_code` (`code`),
  KEY `by_title` (`title`(10) DESC),
  CONSTRAINT `sane` CHECK (`price` >= 0 AND `title` <> ');')
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='the table''s own; comment ) ENGINE=MyISAM';

CREATE TABLE `we``ird ``name` (
  `b` INT NOT NULL,
  `a``b` INT NOT NULL,
  `select` INT NOT NULL,
  `has "space"` INT NULL,
  `grün` VARCHAR(10) NULL,
  PRIMARY KEY (`a``b`, `select`, `b`)
);

CREATE TABLE `sales` (
  `day` DATE NOT NULL,
  `no` INT UNSIGNED NOT NULL,
  `total` DECIMAL(10,2) NULL,
  PRIMARY KEY (`day`, `no`)
) PARTITION BY RANGE (YEAR(`day`)) (
  PARTITION p0 VALUES LESS THAN (2020) COMMENT = 'p0 (`x` int)',
  PARTITION p1 VALUES LESS THAN MAXVALUE);

CREATE TABLE `lines` (
  `no` INT NOT NULL,
  `type_id` BIGINT UNSIGNED NOT NULL,
  `primary_key` INT NULL,
  KEY `of_type` (`type_id`),
  CONSTRAINT `to_type` FOREIGN KEY (`type_id`) REFERENCES `every_type` (`id`) ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE VIEW `titles` AS SELECT `id`, `title` FROM `every_type` WHERE `title` <> ');';

DELIMITER ;;
CREATE TRIGGER `guards price` BEFORE UPDATE ON `every_type` FOR EACH ROW
BEGIN
  -- CREATE TABLE `trap` (`x` int);
  IF NEW.price < 0 THEN SET NEW.price = 0; END IF; /* and a comment; */
  SET NEW.note = 'CREATE TRIGGER `no` BEFORE UPDATE ON `sales`';
END;;
CREATE TRIGGER `after_insert` AFTER INSERT ON `every_type` FOR EACH ROW SET @inserted = NEW.id;;
CREATE TRIGGER `audits` AFTER UPDATE ON `sales` FOR EACH ROW SET @updated = 1;;
CREATE PROCEDURE `makes`() BEGIN CREATE TEMPORARY TABLE `made` (`x` int); DROP TABLE `made`; END;;
DELIMITER ;
