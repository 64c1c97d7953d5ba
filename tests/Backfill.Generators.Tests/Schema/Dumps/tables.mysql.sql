-- What MySQL 8 and later have and MariaDB has not, or says otherwise; make.sh dumps it from MySQL.
CREATE TABLE `hidden_parts` (
  `id` INT NOT NULL,
  `unseen` INT NULL INVISIBLE COMMENT 'invisible',
  `unseen_made` INT GENERATED ALWAYS AS (`id` * 2) STORED INVISIBLE,
  `made_by_default` BINARY(16) NOT NULL DEFAULT (UUID_TO_BIN(UUID())),
  `document` JSON NOT NULL DEFAULT (JSON_OBJECT('on update', ');')),
  `moved_by_default` DATETIME(6) NOT NULL DEFAULT (NOW(6)) ON UPDATE CURRENT_TIMESTAMP(6),
  `here` POINT NOT NULL SRID 4326,
  `on_disk` INT STORAGE DISK COLUMN_FORMAT FIXED,
  `tags` JSON NULL,
  `title` VARCHAR(50) NULL,
  PRIMARY KEY (`id`),
  KEY `unused` (`title`) INVISIBLE,
  KEY `by_expression` ((LOWER(`title`)), `id` DESC),
  KEY `of_many` ((CAST(`tags` AS CHAR(20) ARRAY))),
  SPATIAL KEY `near` (`here`),
  FULLTEXT KEY `words` (`title`) WITH PARSER ngram,
  CONSTRAINT `not_enforced` CHECK (`id` > 0 AND `title` <> 'NOT ENFORCED);') NOT ENFORCED
) ENGINE=InnoDB;
CREATE TABLE `collated` (`a` VARCHAR(10), `b` VARCHAR(10) COLLATE utf8mb4_bin, PRIMARY KEY (`a`)) CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;
SET SESSION sql_generate_invisible_primary_key = ON;
CREATE TABLE `without_a_key` (`x` INT);
SET SESSION sql_generate_invisible_primary_key = OFF;
