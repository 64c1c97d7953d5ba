CREATE TABLE `every_type` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT COMMENT 'generated always as (`flag`) stored, PRIMARY KEY (`flag`); it''s ON UPDATE CURRENT_TIMESTAMP',
  `flag` tinyint(1) NOT NULL DEFAULT 0,
  `tiny` tinyint(4) DEFAULT NULL,
  `tiny_unsigned` tinyint(3) unsigned DEFAULT 7,
  `small` smallint(6) NOT NULL,
  `small_unsigned` smallint(5) unsigned NOT NULL,
  `medium` mediumint(9) DEFAULT NULL,
  `medium_unsigned` mediumint(8) unsigned DEFAULT NULL,
  `number` int(11) NOT NULL DEFAULT -1,
  `number_unsigned` int(10) unsigned zerofill DEFAULT NULL,
  `big` bigint(20) DEFAULT NULL COMMENT '-- no comment',
  `price` decimal(12,3) NOT NULL DEFAULT 0.000,
  `ratio` decimal(65,30) unsigned DEFAULT NULL,
  `whole` decimal(10,0) DEFAULT NULL,
  `single` float DEFAULT NULL,
  `twice` double DEFAULT NULL,
  `season` year(4) DEFAULT NULL,
  `bit_one` bit(1) DEFAULT b'1',
  `bit_eight` bit(8) DEFAULT NULL,
  `code` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `title` varchar(50) NOT NULL DEFAULT 'a,b); CREATE TABLE `x` (`y` int',
  `latin` varchar(20) CHARACTER SET latin1 COLLATE latin1_swedish_ci DEFAULT NULL,
  `note` text DEFAULT NULL COMMENT 'a\\b ''quoted'' "doubled" /* not a comment */ # nor this',
  `long_note` longtext CHARACTER SET utf8mb3 COLLATE utf8mb3_uca1400_ai_ci DEFAULT NULL,
  `document` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`document`)),
  `state` enum('open','it''s) closed','a,b;','generated') NOT NULL DEFAULT 'open',
  `tags` set('x','y') DEFAULT NULL,
  `hash` binary(16) DEFAULT NULL,
  `bytes` varbinary(20) DEFAULT NULL,
  `blob` blob DEFAULT NULL,
  `day` date DEFAULT '2024-02-29',
  `span` time(3) DEFAULT NULL,
  `at` datetime DEFAULT NULL,
  `at_micro` datetime(6) NOT NULL DEFAULT current_timestamp(6),
  `stamp` timestamp NOT NULL DEFAULT current_timestamp() ON UPDATE current_timestamp(),
  `moved` datetime(3) DEFAULT NULL ON UPDATE current_timestamp(3) COMMENT 'generated',
  `sum` int(11) GENERATED ALWAYS AS (`number` + 1) VIRTUAL,
  `label` varchar(80) GENERATED ALWAYS AS (concat(`title`,');','on update')) STORED,
  `where_is` point DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `by_code` (`code`),
  KEY `by_title` (`title`(10) DESC),
  CONSTRAINT `sane` CHECK (`price` >= 0 and `title` <> ');')
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='the table''s own; comment ) ENGINE=MyISAM';

CREATE TABLE `we``ird ``name` (
  `b` int(11) NOT NULL,
  `a``b` int(11) NOT NULL,
  `select` int(11) NOT NULL,
  `has "space"` int(11) DEFAULT NULL,
  `grün` varchar(10) DEFAULT NULL,
  PRIMARY KEY (`a``b`,`select`,`b`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `sales` (
  `day` date NOT NULL,
  `no` int(10) unsigned NOT NULL,
  `total` decimal(10,2) DEFAULT NULL,
  PRIMARY KEY (`day`,`no`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
 PARTITION BY RANGE (year(`day`))
(PARTITION `p0` VALUES LESS THAN (2020) COMMENT = 'p0 (`x` int)' ENGINE = InnoDB,
 PARTITION `p1` VALUES LESS THAN MAXVALUE ENGINE = InnoDB);

CREATE TABLE `lines` (
  `no` int(11) NOT NULL,
  `type_id` bigint(20) unsigned NOT NULL,
  `primary_key` int(11) DEFAULT NULL,
  KEY `of_type` (`type_id`),
  CONSTRAINT `to_type` FOREIGN KEY (`type_id`) REFERENCES `every_type` (`id`) ON DELETE CASCADE ON UPDATE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

