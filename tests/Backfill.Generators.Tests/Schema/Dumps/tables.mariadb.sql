-- What MariaDB has and MySQL has not, or says otherwise; make.sh dumps it from MariaDB.
CREATE SEQUENCE `numbers` START WITH 5;
CREATE TABLE `of_mariadb` (
  `id` UUID NOT NULL DEFAULT UUID(),
  `address` INET6 NULL,
  `address4` INET4 NULL,
  `unseen` INT NULL INVISIBLE COMMENT 'invisible',
  `packed` VARCHAR(200) COMPRESSED NULL,
  `document` JSON NULL,
  `numbered` BIGINT NOT NULL DEFAULT NEXT VALUE FOR `numbers`,
  `made` INT AS (`numbered` + 1) PERSISTENT,
  `checked` INT NULL CHECK (`checked` <> 7),
  `title` VARCHAR(50) NULL DEFAULT CONCAT('on update', ');'),
  `from` DATE NOT NULL,
  `to` DATE NOT NULL,
  `without` INT NULL WITHOUT SYSTEM VERSIONING,
  PERIOD FOR `p` (`from`, `to`),
  PRIMARY KEY (`id`, `p` WITHOUT OVERLAPS),
  KEY `unused` (`title`) IGNORED
) ENGINE=InnoDB WITH SYSTEM VERSIONING PAGE_COMPRESSED=1;
CREATE TABLE `collated` (`a` VARCHAR(10), `b` VARCHAR(10) COLLATE utf8mb4_bin, PRIMARY KEY (`a`)) CHARSET=utf8mb4;
