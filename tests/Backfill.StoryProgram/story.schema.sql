-- Two of the three columns that move by themselves: what a schema file does not know, the catalogue does.
CREATE TABLE `subscription_variants` (
  `id` bigint unsigned NOT NULL,
  `active` tinyint(1) NOT NULL,
  `cancelled_at` datetime DEFAULT NULL,
  `updated_at` datetime DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  `note` varchar(40) NOT NULL,
  `price` decimal(10,2) NOT NULL,
  `seen_at` timestamp(6) NULL DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP(6),
  `billed_at` datetime(3) DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
